import 'server-only'
import { record } from '@/lib/audit/events'
import { db, transaction } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'
import { returnDays } from '@/lib/shop/client'
import type { GatewayState, OrderStatus, PaymentState, RefundReason } from '@/prisma/generated/client'
import { writeRefund } from './refunds'
import { takeStep } from './states'
import { tellBuyer } from './tell-buyer'

// What the people who run the shop do with orders (`npm run shop -- orders …`).

export type OrderRow = { id: string; status: OrderStatus; placedAt: Date; total: number; pieces: number }

/** Orders of one state, or of all, newest first. Totals in minor units. */
export async function listAllOrders(status: OrderStatus | undefined, limit: number): Promise<OrderRow[]> {
  const orders = await db().order.findMany({
    where: status ? { status } : {},
    orderBy: [{ placedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: { id: true, status: true, placedAt: true, total: true, lines: { select: { quantity: true } } },
  })
  return orders.map(({ lines, ...order }) => ({
    ...order,
    pieces: lines.reduce((sum, line) => sum + line.quantity, 0),
  }))
}

/** Notes that a paid order left the house, and tells its buyer. */
export async function shipOrder(
  id: string,
): Promise<Result<undefined, 'unknown' | 'not-paid' | 'shipped-before' | 'cancelled'>> {
  return transaction(async (tx) => {
    if (await takeStep(tx, id, 'ship')) {
      await tellBuyer(tx, { template: 'order-shipped', params: { order: id, returnDays } })
      await record(tx, 'operator-order', { facts: { command: 'ship', order: id } })
      return ok()
    }
    const order = await tx.order.findUnique({ where: { id }, select: { status: true } })
    if (!order) return fail('unknown')
    if (order.status === 'shipped') return fail('shipped-before')
    return fail(order.status === 'cancelled' ? 'cancelled' : 'not-paid')
  })
}

/**
 * Gives money back, for a fault or out of kindness: an amount in minor units, or all that is left. What becomes of the
 * order is another matter.
 * @returns what goes back, and what is left after it
 */
export async function refundOrder(
  id: string,
  amount: number | null,
): Promise<
  | Result<{ amount: number; left: number }, 'unknown' | 'not-paid' | 'nothing-left'>
  | { ok: false; error: 'too-much'; left: number }
> {
  return transaction(async (tx) => {
    const [order] = await tx.$queryRaw<{ payment: PaymentState; left: number }[]>`
      SELECT payment, total - refunded AS left FROM "order" WHERE id = ${id} FOR NO KEY UPDATE`
    if (!order) return fail('unknown')
    if (order.payment !== 'paid') return fail('not-paid')
    if (order.left === 0) return fail('nothing-left')
    const wanted = amount ?? order.left
    if (wanted > order.left) return { ok: false, error: 'too-much', left: order.left }
    await writeRefund(tx, { orderId: id, amount: wanted, reason: 'goodwill' })
    await record(tx, 'operator-order', { facts: { command: 'refund', order: id, refund: wanted } })
    return ok({ amount: wanted, left: order.left - wanted })
  })
}

export type RefundRow = {
  id: string
  orderId: string
  amount: number
  reason: RefundReason
  state: GatewayState
  problem: string | null
  attempts: number
  createdAt: Date
}

/** Refunds that are not done: on their way, or failed, the oldest first. */
export function listOpenRefunds(): Promise<RefundRow[]> {
  return db().refund.findMany({
    where: { state: { not: 'done' } },
    orderBy: { createdAt: 'asc' },
    take: 200,
    select: {
      id: true,
      orderId: true,
      amount: true,
      reason: true,
      state: true,
      problem: true,
      attempts: true,
      createdAt: true,
    },
  })
}
