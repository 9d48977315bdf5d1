import 'server-only'
import { db } from '@/lib/platform/db'
import { orderNumberForm } from '@/lib/platform/random'
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

/** How many stand on a page. */
export const historyPage = 10

/** Where a page begins: after this order. */
const cursorForm = /^(\d{1,15})_(.+)$/

/**
 * A page of the customer's orders, newest first. A try that a bank declined is closed without a payment, and no order to
 * whoever made it.
 * @param after as `next` of the page before gave it; anything else is the first page
 * @returns the orders, and where the next page begins, null on the last one
 */
export async function listOrders(
  customerId: string,
  after: string | null = null,
): Promise<{ orders: OrderSummary[]; next: string | null }> {
  const [, time, number = ''] = cursorForm.exec(after ?? '') ?? []
  const id = orderNumberForm.test(number) && number
  const at = new Date(Number(time))
  const orders = await db().order.findMany({
    where: {
      customerId,
      NOT: { status: 'cancelled', payment: { not: 'paid' } },
      // Claimed ones that are still closed are listed by claims.ts, without their number.
      claims: { none: { customerId, openedAt: null } },
      ...(id && { OR: [{ placedAt: { lt: at } }, { placedAt: at, id: { lt: id } }] }),
    },
    orderBy: [{ placedAt: 'desc' }, { id: 'desc' }],
    take: historyPage + 1,
    select: {
      id: true,
      status: true,
      placedAt: true,
      total: true,
      lines: { select: { productName: true, picture: true, quantity: true }, orderBy: { position: 'asc' } },
    },
  })
  const shown = orders.slice(0, historyPage).map(({ lines, ...order }) => ({
    ...order,
    pieces: lines.reduce((sum, line) => sum + line.quantity, 0),
    things: lines.map((line) => ({ name: line.productName, picture: line.picture })),
  }))
  const last = orders.length > historyPage ? shown.at(-1) : undefined
  return { orders: shown, next: last ? `${last.placedAt.getTime()}_${last.id}` : null }
}
