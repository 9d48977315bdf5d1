import type { Metadata } from 'next'
import { SessionWatch } from '@/components/account/session-watch'
import { BeingPaid } from '@/components/checkout/being-paid'
import type { SavedCards } from '@/components/checkout/card-choice'
import { CheckoutForm } from '@/components/checkout/checkout-form'
import { checkout } from '@/components/messages'
import { RefreshCart } from '@/components/order/refresh-cart'
import { DeadEnd } from '@/components/shell/dead-end'
import { listAddresses } from '@/lib/addresses/saved-addresses'
import { guardPage } from '@/lib/auth/guard/page'
import type { Caller } from '@/lib/auth/levels'
import { listCards, usableCard } from '@/lib/cards/saved-cards'
import { cartOwner } from '@/lib/cart/request'
import { cardProvider } from '@/lib/checkout/card-provider'
import { isCountry } from '@/lib/checkout/countries/client'
import { findPendingOrder } from '@/lib/checkout/pending-order'
import { quoteOrder } from '@/lib/checkout/quote'
import { db } from '@/lib/platform/db'
import { shop } from '@/lib/shop/client'
import { checkApproval, placeOrder, quoteOrder as requote, stopApproval } from './actions'
import { enterDiscount, removeDiscount } from './code-actions'

export const instant = false
export const metadata: Metadata = { title: checkout.title }

/** A remembered session sees no cards: that there is one is enough for it to pay, by one confirmation that names it. */
async function savedCards(caller: Caller): Promise<SavedCards> {
  if (caller.level === 'fresh') return { kind: 'listed', cards: await listCards(caller.customerId) }
  const mayPay = caller.level === 'remembered' && (await usableCard(db(), caller.customerId, 'default'))
  return mayPay ? { kind: 'unnamed' } : null
}

export default async function CheckoutPage() {
  const caller = await guardPage('/checkout')
  const owner = await cartOwner(caller)
  const pending = owner && (await findPendingOrder(owner, caller.level))
  // A session that is merely remembered sees them after one tap.
  const kept = caller.level === 'fresh' ? await listAddresses(caller.customerId) : null
  const addresses = kept?.filter(({ country }) => isCountry(country)) ?? null
  const country = pending?.typed?.country ?? addresses?.[0]?.country ?? shop.countries[0]
  const choice = { country, method: pending?.method ?? 'standard' }
  if (pending && !pending.approval)
    return <BeingPaid id={pending.id} choice={choice} checkApproval={checkApproval} />
  const account = caller.level === 'guest' ? null : caller.email
  const quote = owner && (await quoteOrder({ owner, email: account, ...choice }))
  if (!quote && !pending)
    return (
      <>
        <RefreshCart />
        <DeadEnd {...checkout.empty} href="/" />
      </>
    )
  return (
    <>
      {account && <SessionWatch />}
      <CheckoutForm
        actions={{ quoteOrder: requote, placeOrder, checkApproval, stopApproval }}
        code={{ enterDiscount, removeDiscount }}
        quote={quote}
        pending={pending}
        account={account}
        addresses={caller.level === 'remembered' || addresses ? addresses : []}
        saved={await savedCards(caller)}
        provider={cardProvider()}
      />
    </>
  )
}
