import { account, order } from '@/components/messages'
import { Picture } from '@/components/ui/picture'
import { Price } from '@/components/ui/price'
import type { OrderSummary } from '@/lib/orders/history'
import { shop } from '@/lib/shop/client'

const day = new Intl.DateTimeFormat(shop.locale, { dateStyle: 'long' })
const picturesShown = 4

/** A customer's orders, newest first. */
export function OrderList({ orders }: { orders: OrderSummary[] }) {
  return (
    <ul className="grid gap-4">
      {orders.map((one) => (
        <li key={one.id}>
          <a
            href={`/orders/${one.id}`}
            className="card grid gap-4 p-5 transition-colors duration-150 hover:border-ink sm:p-6 sm:grid-cols-[1fr_auto] sm:items-center"
          >
            <span>
              <span className="block font-medium">{order.status[one.status]}</span>
              <span className="block text-muted text-sm">
                {day.format(one.placedAt)}, {one.id}
              </span>
              <span className="mt-1 block text-sm">
                {account.orders.pieces(one.pieces)}, <Price amount={one.total} />
              </span>
            </span>
            <span className="flex gap-2">
              {one.things.slice(0, picturesShown).map((thing, place) => (
                <Picture
                  // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and pictures repeat
                  key={place}
                  name={thing.picture}
                  alt={thing.name}
                  sizes="64px"
                  widths={[320]}
                  className="size-16 rounded-control bg-sunken object-cover"
                />
              ))}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
