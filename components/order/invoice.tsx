import type { ReactNode } from 'react'
import { checkout, order as words } from '@/components/messages'
import { Price } from '@/components/ui/price'
import { brandName } from '@/lib/cards/client'
import { addressLines } from '@/lib/checkout/countries/client'
import { formatMoney, formatRate } from '@/lib/money/client'
import type { OrderView } from '@/lib/orders/order'
import { seller, shop } from '@/lib/shop/client'
import { Totals } from './totals'

const said = words.invoice
const day = new Intl.DateTimeFormat(shop.locale, { dateStyle: 'long', timeZone: 'UTC' })

type Props = { order: OrderView; number: number; at: Date }

/** What was sold to whom, for how much and with which tax: as it was when it was paid. Made to be printed. */
export function Invoice({ order, number, at }: Props) {
  const methods: Record<string, string> = checkout.shipping.methods
  return (
    <article className="print-alone card grid gap-8 p-5 sm:p-10 print:rounded-none print:border-0 print:bg-transparent print:p-0">
      <header>
        <h1 className="text-3xl">{said.title(String(number))}</h1>
        <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
          <dt className="text-muted">{said.date}</dt>
          <dd>
            <time dateTime={at.toISOString()}>{day.format(at)}</time>
          </dd>
          <dt className="text-muted">{said.order}</dt>
          <dd className="whitespace-nowrap">{order.id}</dd>
        </dl>
      </header>
      <div className="grid gap-6 text-sm sm:grid-cols-2 print:grid-cols-2">
        <Party id="seller" title={said.seller} lines={[seller.name, ...seller.address]}>
          <p className="mt-2 text-muted">
            <span className="block">
              {said.taxNumber} {seller.taxNumber}
            </span>
            <span className="block">{seller.registration}</span>
            <span className="block">{seller.email}</span>
          </p>
        </Party>
        <Party id="buyer" title={said.buyer} lines={addressLines(order)} />
      </div>
      <Lines order={order} />
      <Totals
        {...order}
        code={order.discountOf?.code}
        method={methods[order.shippingMethod] ?? order.shippingMethod}
        className="text-sm sm:ml-auto sm:w-2/3 print:ml-auto print:w-2/3"
      />
      <TaxesByRate order={order} />
      <footer className="grid gap-1 text-sm">
        {order.cardBrand && order.cardLast4 && (
          <p>{said.paid(words.paidWith(brandName(order.cardBrand), order.cardLast4))}</p>
        )}
        {order.refunded > 0 && <p>{said.refunded(formatMoney(order.refunded))}</p>}
      </footer>
    </article>
  )
}

type PartyProps = { id: string; title: string; lines: string[]; children?: ReactNode }

function Party({ id, title, lines, children }: PartyProps) {
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h2 id={id} className="mb-1 text-base">
        {title}
      </h2>
      <address className="not-italic">
        {lines.map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </address>
      {children}
    </section>
  )
}

const head = 'border-line border-b py-2 font-medium'
const cell = 'border-line border-b py-2 align-top'

function Lines({ order }: { order: OrderView }) {
  return (
    <div className="-mx-1 overflow-x-auto px-1">
      <table className="w-full text-sm">
        <thead>
          <tr>
            <th scope="col" className={`${head} text-left`}>
              {said.thing}
            </th>
            <th scope="col" className={`${head} pl-4 text-right`}>
              {said.quantity}
            </th>
            <th scope="col" className={`${head} pl-4 text-right`}>
              {said.each}
            </th>
            <th scope="col" className={`${head} pl-4 text-right max-sm:hidden print:table-cell`}>
              {said.taxRate}
            </th>
            <th scope="col" className={`${head} pl-4 text-right`}>
              {said.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.position}>
              <td className={cell}>
                {words.returns.pieces(line.productName, line.variantName)}
                <span className="block text-muted text-xs">{said.sku(line.sku)}</span>
                {line.discount > 0 && (
                  <span className="block text-muted text-xs">
                    {said.discount(formatMoney(-line.discount))}
                  </span>
                )}
              </td>
              <td className={`${cell} pl-4 text-right tabular-nums`}>{line.quantity}</td>
              <td className={`${cell} pl-4 text-right`}>
                <Price amount={line.unitPrice} />
              </td>
              <td className={`${cell} pl-4 text-right max-sm:hidden print:table-cell`}>
                {formatRate(line.taxRate)}
              </td>
              <td className={`${cell} pl-4 text-right`}>
                <Price amount={line.unitPrice * line.quantity} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function TaxesByRate({ order }: { order: OrderView }) {
  if (order.taxes.length === 0) return <p className="text-sm">{said.untaxed}</p>
  return (
    <table className="text-sm sm:ml-auto sm:w-2/3 print:ml-auto print:w-2/3">
      <caption className="pb-1 text-left font-medium">{said.byRate}</caption>
      <thead>
        <tr className="text-muted">
          <th scope="col" className={`${head} text-left`}>
            {said.rate}
          </th>
          <th scope="col" className={`${head} text-right`}>
            {said.base}
          </th>
          <th scope="col" className={`${head} text-right`}>
            {said.tax}
          </th>
        </tr>
      </thead>
      <tbody>
        {order.taxes.map(({ name, rate, base, amount }) => (
          <tr key={`${name} ${rate}`}>
            <td className={cell}>
              {name} {formatRate(rate)}
            </td>
            <td className={`${cell} text-right`}>
              <Price amount={base} />
            </td>
            <td className={`${cell} text-right`}>
              <Price amount={amount} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
