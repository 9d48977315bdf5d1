import type Stripe from 'stripe'
import type { Transaction } from '../store/store'

/** Minor units of one currency. */
export interface Sum {
  captured: number
  refunded: number
  /** What was captured and not given back. */
  balance: number
}

export interface Ledger {
  /** By currency. */
  totals: Record<string, Sum>
  /** By the `order_id` in the metadata, then by currency. Payments without one are under ''. */
  orders: Record<string, Record<string, Sum>>
}

export const orderOf = ({ metadata }: { metadata: Stripe.Metadata | null }): string =>
  metadata?.order_id ?? ''

/** What was captured and refunded, added up from the charges and the refunds. */
export function ledgerOf(store: Transaction): Ledger {
  const totals: Ledger['totals'] = {}
  const orders: Ledger['orders'] = {}
  const add = (order: string, currency: string, captured: number, refunded: number) => {
    orders[order] ??= {}
    for (const sums of [totals, orders[order]]) {
      const sum = sums[currency] ?? { captured: 0, refunded: 0, balance: 0 }
      sums[currency] = {
        captured: sum.captured + captured,
        refunded: sum.refunded + refunded,
        balance: sum.balance + captured - refunded,
      }
    }
  }
  const orderOfCharge = new Map<string, string>()
  for (const charge of store.newestFirst('charge')) {
    const intent = store.get('payment_intent', String(charge.payment_intent))
    const order = orderOf(intent ?? charge)
    orderOfCharge.set(charge.id, order)
    if (charge.amount_captured > 0) add(order, charge.currency, charge.amount_captured, 0)
  }
  for (const refund of store.newestFirst('refund'))
    if (refund.status === 'succeeded')
      add(orderOfCharge.get(String(refund.charge)) ?? '', refund.currency, 0, refund.amount)
  return { totals, orders }
}
