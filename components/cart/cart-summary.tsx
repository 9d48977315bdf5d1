'use client'

import { type MouseEvent, useState } from 'react'
import { cart as words } from '@/components/messages'
import { ButtonLink } from '@/components/ui/button'
import { Price } from '@/components/ui/price'
import type { CartView } from '@/lib/cart/client'
import { goodsDiscount } from '@/lib/discounts/client'
import { formatMoney } from '@/lib/money/client'
import { shop } from '@/lib/shop/client'
import { settle } from './store'

/**
 * What it comes to, and the way on. On a phone it stays at the foot of the window. Checkout reads the cart
 * from the database, so clicks that are still on their way go first.
 */
export function CartSummary({ cart, saving }: { cart: CartView; saving: boolean }) {
  const [leaving, setLeaving] = useState(false)
  const [changed, setChanged] = useState(false)
  const buyable = cart.lines.filter((line) => !line.soldOut)

  async function goOn(event: MouseEvent<HTMLAnchorElement>) {
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey
    if (elsewhere || !(saving || buyable.some((line) => line.priceChanged))) return
    event.preventDefault()
    if (leaving) return
    const { href } = event.currentTarget
    setLeaving(true)
    setChanged(false)
    const asShown = await settle()
    if (asShown) return location.assign(href)
    setLeaving(false)
    setChanged(true)
  }

  return (
    <section
      aria-labelledby="summary"
      className="-mx-4 sticky bottom-0 z-10 border-line border-t bg-raised px-4 pt-4 pb-[max(1rem,env(safe-area-inset-bottom))] sm:-mx-6 sm:px-6 lg:top-24 lg:bottom-auto lg:card lg:mx-0 lg:p-6"
    >
      <h2 id="summary" className="sr-only lg:not-sr-only lg:mb-4 lg:text-xl">
        {words.summary.title}
      </h2>
      <dl className="flex items-baseline justify-between gap-4">
        <dt>{words.summary.subtotal}</dt>
        <dd className="font-display text-xl lg:text-2xl">
          <Price amount={cart.subtotal} />
        </dd>
      </dl>
      <CodeLine cart={cart} />
      <p className="mt-1 text-muted text-sm">
        {shop.pricesIncludeTax ? words.summary.withTax : words.summary.withoutTax}
      </p>
      {changed && (
        <p role="alert" className="mt-2 text-highlight text-sm">
          {words.summary.lookAgain}
        </p>
      )}
      {buyable.length > 0 ? (
        <ButtonLink
          href="/checkout"
          size="large"
          aria-busy={leaving || undefined}
          onClick={goOn}
          className="mt-3 w-full lg:mt-5"
        >
          {words.summary.action}
        </ButtonLink>
      ) : (
        <p className="mt-3 text-highlight text-sm">{words.summary.nothing}</p>
      )}
    </section>
  )
}

/** What the code on the cart takes off the goods, with the clicks in it that the server does not know of yet. */
function CodeLine({ cart: { discount, subtotal } }: { cart: CartView }) {
  if (!discount) return null
  if (subtotal < discount.minimum)
    return (
      <p className="mt-1 text-muted text-sm">
        {words.summary.minimum(discount.code, formatMoney(discount.minimum))}
      </p>
    )
  const off = goodsDiscount(discount, subtotal)
  return (
    <dl className="mt-1 flex items-baseline justify-between gap-4 text-sm">
      <dt className="min-w-0 break-words text-muted">{words.summary.discount(discount.code)}</dt>
      <dd className="text-success">{off > 0 ? <Price amount={-off} /> : words.summary.delivery}</dd>
    </dl>
  )
}
