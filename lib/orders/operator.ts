import 'server-only'
import { db } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'
import type { OrderStatus } from '@/prisma/generated/client'
import { takeStep } from './states'

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

/** Notes that a paid order left the house. */
export async function shipOrder(
  id: string,
): Promise<Result<undefined, 'unknown' | 'not-paid' | 'shipped-before'>> {
  return db().$transaction(async (tx) => {
    if (await takeStep(tx, id, 'ship')) return ok()
    const order = await tx.order.findUnique({ where: { id }, select: { status: true } })
    if (!order) return fail('unknown')
    return fail(order.status === 'shipped' ? 'shipped-before' : 'not-paid')
  })
}
