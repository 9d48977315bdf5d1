import { order as words } from '@/components/messages'
import type { OrderView } from '@/lib/orders/order'
import { shop } from '@/lib/shop/client'

const day = new Intl.DateTimeFormat(shop.locale, { dateStyle: 'long', timeZone: 'UTC' })

/** How the order stands, and when each step happened. */
export function OrderStatus({ order }: { order: OrderView }) {
  const steps = [
    [words.placed, order.placedAt],
    [words.paid, order.paidAt],
    [words.shipped, order.shippedAt],
    [words.cancelledAt, order.cancelledAt],
  ] as const
  return (
    <div className="card p-5 sm:p-6">
      <p className="font-medium">{words.status[order.status]}</p>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        {steps.map(
          ([label, at]) =>
            at && (
              <div key={label} className="contents">
                <dt className="text-muted">{label}</dt>
                <dd>
                  <time dateTime={at.toISOString()}>{day.format(at)}</time>
                </dd>
              </div>
            ),
        )}
      </dl>
    </div>
  )
}
