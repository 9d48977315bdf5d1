import { checkout } from '@/components/messages'
import { Price } from '@/components/ui/price'

type Props = {
  /** Minor units, all three. */
  goods: number
  delivery: number
  total: number
  /** The chosen way of delivery in words. */
  method?: string
  className?: string
}

const words = checkout.summary

/** What an order comes to: before it is placed and ever after. */
export function Costs({ goods, delivery, total, method, className = '' }: Props) {
  return (
    <dl className={`grid grid-cols-[1fr_auto] gap-y-1.5 border-line border-t pt-4 ${className}`}>
      <dt className="text-muted">{words.goods}</dt>
      <dd className="text-right">
        <Price amount={goods} />
      </dd>
      <dt className="text-muted">{method ? words.deliveryBy(method) : words.delivery}</dt>
      <dd className="text-right">{delivery === 0 ? checkout.shipping.free : <Price amount={delivery} />}</dd>
      <dt className="mt-1 font-medium text-base">{words.total}</dt>
      <dd className="mt-1 text-right font-medium text-base">
        <Price amount={total} />
      </dd>
    </dl>
  )
}
