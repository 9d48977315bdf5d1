import 'server-only'
import { db } from '@/lib/platform/db'
import type { OrderStatus } from '@/prisma/generated/client'

/** An order in a list: what, when, how it stands. No address, so that every session may see it. */
export type OrderSummary = {
  id: string
  status: OrderStatus
  placedAt: Date
  /** Minor units. */
  total: number
  /** Pieces in all. */
  pieces: number
  things: { name: string; picture: string }[]
}

const atMost = 100

/** The customer's orders, newest first, at most 100. */
export async function listOrders(customerId: string): Promise<OrderSummary[]> {
  const orders = await db().order.findMany({
    // Claimed ones that are still closed are listed by claims.ts, without their number.
    where: { customerId, claims: { none: { customerId, openedAt: null } } },
    orderBy: [{ placedAt: 'desc' }, { id: 'desc' }],
    take: atMost,
    select: {
      id: true,
      status: true,
      placedAt: true,
      total: true,
      lines: { select: { productName: true, picture: true, quantity: true }, orderBy: { position: 'asc' } },
    },
  })
  return orders.map(({ lines, ...order }) => ({
    ...order,
    pieces: lines.reduce((sum, line) => sum + line.quantity, 0),
    things: lines.map((line) => ({ name: line.productName, picture: line.picture })),
  }))
}
