import type { Metadata } from 'next'
import { AccountPage } from '@/components/account/account-page'
import { ConfirmItsYou } from '@/components/account/confirm-its-you'
import { PaymentMethods } from '@/components/cards/payment-methods'
import { cards as words } from '@/components/messages'
import { mustProveAddress } from '@/lib/accounts/first-address'
import { guardFreshPage } from '@/lib/auth/guard/page'
import { listCards, mostCards } from '@/lib/cards/saved-cards'
import { cardProvider } from '@/lib/checkout/card-provider'

// Made for each request.
export const instant = false
export const metadata: Metadata = { title: words.title }

export default async function PaymentMethodsPage() {
  const customer = await guardFreshPage('/account/payment-methods')
  if (!customer)
    return (
      <AccountPage title={words.title}>
        <ConfirmItsYou />
      </AccountPage>
    )
  const [cards, unproven] = await Promise.all([listCards(customer.customerId), mustProveAddress(customer)])
  return (
    <AccountPage title={words.title} lead={words.lead}>
      <PaymentMethods cards={cards} provider={cardProvider()} most={mostCards} mayAdd={!unproven} />
    </AccountPage>
  )
}
