import 'server-only'

import { db, type Tx, transaction } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'
import { returnDays } from '@/lib/shop/client'
import { type Actor, ownerIsLocked, recordForOwner } from './cancel'
import type { ReturnReason } from './return-reasons/client'
import { tellBuyer } from './tell-buyer'

// Things that a buyer wants to send back. The database refuses, under the order's lock, more of a line than was
// bought less what was asked for before and not refused; this says so kindly first.

/** Pieces of one line of the order. */
export type ReturnLine = { position: number; quantity: number }

export type ReturnProblem = 'unknown' | 'not-shipped' | 'too-late' | 'nothing' | 'too-many' | 'locked'

/** What of an order can still be sent back, by the line's position; and until when. Null where nothing was sent. */
export type Returnable = { until: Date; open: boolean; left: Map<number, number> }

/** Reads what can still be sent back of a shipped order. In a transaction that holds the order's row it stays so. */
export async function readReturnable(orderId: string, tx: Tx = db()): Promise<Returnable | null> {
  const [order] = await tx.$queryRaw<{ until: Date; open: boolean }[]>`
    SELECT shipped_at + ${returnDays}::int * interval '1 day' AS until,
      shipped_at + ${returnDays}::int * interval '1 day' > shop_now() AS open
    FROM "order" WHERE id = ${orderId} AND status = 'shipped'`
  if (!order) return null
  const lines = await tx.$queryRaw<{ position: number; left: number }[]>`
    SELECT line.position, (line.quantity - coalesce((
      SELECT sum(l.quantity) FROM return_line l JOIN "return" r ON r.id = l.return_id
      WHERE r.order_id = line.order_id AND r.state <> 'refused' AND l.position = line.position
    ), 0))::int AS left
    FROM order_line line WHERE line.order_id = ${orderId} ORDER BY line.position`
  return { ...order, left: new Map(lines.map(({ position, left }) => [position, left])) }
}

/** Asks to send pieces back, within 30 days (lib/shop/client.ts) after they were sent. The operator decides. */
export function askReturn(
  orderId: string,
  { lines, reason }: { lines: ReturnLine[]; reason: ReturnReason },
  actor: Extract<Actor, { by: 'buyer' }>,
): Promise<Result<{ id: string }, ReturnProblem>> {
  return transaction(async (tx) => {
    if (await ownerIsLocked(tx, orderId)) return fail('locked')
    const [order] = await tx.$queryRaw<{ customerId: string | null }[]>`
      SELECT customer_id AS "customerId" FROM "order" WHERE id = ${orderId} FOR NO KEY UPDATE`
    if (!order) return fail('unknown')
    const returnable = await readReturnable(orderId, tx)
    if (!returnable) return fail('not-shipped')
    if (!returnable.open) return fail('too-late')
    const wanted = addUp(lines)
    if (wanted.length === 0) return fail('nothing')
    if (wanted.some(({ position, quantity }) => quantity > (returnable.left.get(position) ?? 0)))
      return fail('too-many')
    const { id } = await tx.return.create({
      data: { orderId, customerId: order.customerId, reason, lines: { create: wanted } },
      select: { id: true },
    })
    await tellBuyer(tx, { template: 'return-asked', params: { order: orderId, pieces: piecesOf(wanted) } })
    await recordForOwner(tx, 'return-asked', { owner: order.customerId, actor })
    return ok({ id })
  })
}

/** One entry a line, none of nothing. */
function addUp(lines: ReturnLine[]): ReturnLine[] {
  const sums = new Map<number, number>()
  for (const { position, quantity } of lines) sums.set(position, (sums.get(position) ?? 0) + quantity)
  return [...sums].flatMap(([position, quantity]) => (quantity > 0 ? [{ position, quantity }] : []))
}

export const piecesOf = (lines: ReturnLine[]) => lines.reduce((sum, { quantity }) => sum + quantity, 0)
