import 'server-only'
import type { OrderView } from './order'

/** Something that happened to an order, as its page tells it. Amounts in minor units. */
export type Step =
  | { kind: 'placed' | 'paid' | 'shipped' | 'paid-late'; at: Date }
  | { kind: 'cancelled'; at: Date; why: 'buyer' | 'shop' | 'unpaid' }
  | { kind: 'refund-begun' | 'refund-done' | 'refund-failed'; at: Date; amount: number }
  | { kind: 'return-asked' | 'return-approved' | 'return-refused'; at: Date; pieces: number }

const whyOf: Record<string, 'buyer' | 'shop'> = { 'by-buyer': 'buyer', 'by-shop': 'shop' }

/** What happened to an order, the first first. Of two at one time, the cause comes before what it caused. */
export function timelineOf(
  order: Pick<
    OrderView,
    'placedAt' | 'paidAt' | 'shippedAt' | 'cancelledAt' | 'closedReason' | 'refunds' | 'returns'
  >,
): Step[] {
  const { placedAt, paidAt, shippedAt, cancelledAt, closedReason, refunds, returns } = order
  const steps: Step[] = [{ kind: 'placed', at: placedAt }]
  const late = paidAt !== null && cancelledAt !== null && paidAt > cancelledAt
  if (paidAt) steps.push({ kind: late ? 'paid-late' : 'paid', at: paidAt })
  if (shippedAt) steps.push({ kind: 'shipped', at: shippedAt })
  if (cancelledAt)
    steps.push({ kind: 'cancelled', at: cancelledAt, why: whyOf[closedReason ?? ''] ?? 'unpaid' })
  for (const { state, askedAt, decidedAt, lines } of returns) {
    const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0)
    steps.push({ kind: 'return-asked', at: askedAt, pieces })
    if (decidedAt && state !== 'asked') steps.push({ kind: `return-${state}`, at: decidedAt, pieces })
  }
  for (const { state, amount, createdAt, doneAt } of refunds) {
    if (state === 'done' && doneAt) steps.push({ kind: 'refund-done', at: doneAt, amount })
    else if (state === 'failed' && doneAt) steps.push({ kind: 'refund-failed', at: doneAt, amount })
    else steps.push({ kind: 'refund-begun', at: createdAt, amount })
  }
  return steps.sort((one, other) => one.at.getTime() - other.at.getTime())
}
