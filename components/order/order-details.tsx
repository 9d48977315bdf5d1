import { order as words } from '@/components/messages'
import { brandName } from '@/lib/cards/client'
import { addressLines } from '@/lib/checkout/countries/client'
import type { OrderView } from '@/lib/orders/order'
import { addressId } from './places'

/** Where an order goes, and what it was paid with: for whoever may see all of it. */
export function OrderDetails({ order }: { order: OrderView }) {
  return (
    <div className="mt-10 grid gap-8 sm:grid-cols-2">
      <section aria-labelledby={addressId} className="min-w-0">
        <h2 id={addressId} tabIndex={-1} className="mb-2 text-xl outline-none">
          {words.address}
        </h2>
        <address className="not-italic">
          {addressLines(order).map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
        </address>
      </section>
      {order.cardBrand && order.cardLast4 && (
        <section aria-labelledby="payment">
          <h2 id="payment" className="mb-2 text-xl">
            {words.payment}
          </h2>
          <p>{words.paidWith(brandName(order.cardBrand), order.cardLast4)}</p>
        </section>
      )}
    </div>
  )
}
