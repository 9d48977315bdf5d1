import type { ReactNode } from 'react'
import { checkout } from '@/components/messages'
import { Price } from '@/components/ui/price'
import { formatMoney, formatRate } from '@/lib/money/client'
import type { TaxLine } from '@/lib/tax/tax'

type Props = {
  /** Amounts in minor units. */
  subtotal: number
  discount: number
  /** What took it off. */
  code?: string | null
  shipping: number
  /** The chosen way of delivery in words. */
  method?: string
  taxIncluded: boolean
  taxes: TaxLine[]
  total: number
  className?: string
}

const words = checkout.summary

/** What an order comes to: before it is placed and ever after. */
export function Totals({ taxIncluded, taxes, total, className = '', ...sums }: Props) {
  return (
    <div className={`border-line border-t pt-4 ${className}`}>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1.5">
        <Sums {...sums} />
        {!taxIncluded &&
          taxes.map(({ name, rate, amount }) => (
            <Row key={rate} label={words.tax(name, formatRate(rate))}>
              <Price amount={amount} />
            </Row>
          ))}
        <dt className="mt-1 font-medium text-base">{words.total}</dt>
        <dd className="mt-1 text-right font-medium text-base">
          <Price amount={total} />
        </dd>
      </dl>
      {taxIncluded && taxes.length > 0 && (
        <p className="mt-1 text-muted text-sm">{words.includes(taxes.map(taxIn))}</p>
      )}
    </div>
  )
}

function Sums({
  subtotal,
  discount,
  code,
  shipping,
  method,
}: Omit<Props, 'taxIncluded' | 'taxes' | 'total'>) {
  return (
    <>
      <Row label={words.goods}>
        <Price amount={subtotal} />
      </Row>
      {discount > 0 && (
        <Row label={code ? words.discountBy(code) : words.discount}>
          <Price amount={-discount} className="text-success" />
        </Row>
      )}
      <Row label={method ? words.deliveryBy(method) : words.delivery}>
        {shipping === 0 ? checkout.shipping.free : <Price amount={shipping} />}
      </Row>
    </>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="min-w-0 break-words text-muted">{label}</dt>
      <dd className="text-right">{children}</dd>
    </>
  )
}

const taxIn = ({ name, rate, amount }: TaxLine) => words.taxIn(formatMoney(amount), name, formatRate(rate))
