import { checkout, order as words } from '@/components/messages'
import { Picture } from '@/components/ui/picture'
import { Price } from '@/components/ui/price'
import type { OrderView } from '@/lib/orders/order'

/** What was ordered, as it was then, and what it came to. */
export function OrderLines({ order }: { order: OrderView }) {
  const methods: Record<string, string> = checkout.shipping.methods
  const method = methods[order.shippingMethod] ?? order.shippingMethod
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
              <a
                href={`/products/${line.productSlug}`}
                className="-my-2.5 inline-flex min-h-11 items-center font-medium hover:underline hover:underline-offset-4"
              >
                {line.productName}
              </a>
              <p className="text-muted text-sm">
                {line.variantName} {words.quantity(line.quantity)}
              </p>
            </div>
            <Price amount={line.unitPrice * line.quantity} />
          </li>
        ))}
      </ul>
      <dl className="mt-6 grid grid-cols-[1fr_auto] gap-y-1.5 border-line border-t pt-4">
        <dt className="text-muted">{words.goods}</dt>
        <dd className="text-right">
          <Price amount={order.subtotal} />
        </dd>
        <dt className="text-muted">{words.delivery(method)}</dt>
        <dd className="text-right">
          {order.shipping === 0 ? words.free : <Price amount={order.shipping} />}
        </dd>
        <dt className="mt-1 font-medium">{words.total}</dt>
        <dd className="mt-1 text-right font-medium">
          <Price amount={order.total} />
        </dd>
      </dl>
    </section>
  )
}
