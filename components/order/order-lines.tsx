import { checkout, order as words } from '@/components/messages'
import { Picture } from '@/components/ui/picture'
import { Price } from '@/components/ui/price'
import type { OrderView } from '@/lib/orders/order'
import { Totals } from './totals'

/** What was ordered, as it was then, and what it came to. */
export function OrderLines({ order, everything }: { order: OrderView; everything: boolean }) {
  const methods: Record<string, string> = checkout.shipping.methods
  return (
    <section aria-label={words.things}>
      <ul className="grid gap-5">
        {order.lines.map((line) => (
          <li key={line.position} className="flex items-start gap-4">
            {line.picture && (
              <Picture
                name={line.picture}
                alt=""
                sizes="80px"
                widths={[320]}
                className="size-20 shrink-0 rounded-control bg-sunken object-cover"
              />
            )}
            <div className="min-w-0 flex-1">
              <p>
                <a
                  href={`/products/${line.productSlug}`}
                  className="-my-2.5 inline-block py-2.5 font-medium leading-snug hover:underline hover:underline-offset-4"
                >
                  {line.productName}
                </a>
              </p>
              <p className="text-muted text-sm">
                {line.variantName} {words.quantity(line.quantity)}
              </p>
            </div>
            <Price amount={line.unitPrice * line.quantity} />
          </li>
        ))}
      </ul>
      <Totals
        {...order}
        code={everything ? order.discountOf?.code : null}
        method={methods[order.shippingMethod] ?? order.shippingMethod}
        className="mt-6"
      />
      {order.refunded > 0 && (
        <p className="mt-2 flex justify-between gap-4 border-line border-t pt-2">
          <span>{words.refunded(order.refunds.every(({ state }) => state !== 'open'))}</span>
          <Price amount={-order.refunded} />
        </p>
      )}
    </section>
  )
}
