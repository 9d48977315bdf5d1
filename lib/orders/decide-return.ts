import 'server-only'
import { record } from '@/lib/audit/events'
import { putBack } from '@/lib/catalog/stock'
import { db, type Tx, transaction } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'
import type { ReturnState } from '@/prisma/generated/client'
import { writeRefund } from './refunds'
import { returnValue } from './return-value'
import { piecesOf } from './returns'
import { tellBuyer } from './tell-buyer'

// What the people who run the shop make of a return (`npm run shop -- returns …`).

export type DecideProblem = 'unknown' | 'decided'

type Asked = { id: string; orderId: string; lines: { position: number; quantity: number }[] }

/** The return and its order, both held; the order first, as everybody does. */
async function holdAsked(tx: Tx, id: string): Promise<Result<Asked, DecideProblem>> {
  const found = await tx.return.findUnique({ where: { id }, select: { orderId: true } })
  if (!found) return fail('unknown')
  await tx.$queryRaw`SELECT FROM "order" WHERE id = ${found.orderId} FOR NO KEY UPDATE`
  const asked = await tx.return.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      orderId: true,
      state: true,
      lines: { select: { position: true, quantity: true }, orderBy: { position: 'asc' } },
    },
  })
  return asked.state === 'asked' ? ok(asked) : fail('decided')
}

/**
 * Takes things back: what was paid for them goes back, without the shipping, as far as it did not before. `restock`
 * puts them into stock again.
 * @returns what goes back, in minor units
 */
export function approveReturn(
  id: string,
  { restock }: { restock: boolean },
): Promise<Result<{ orderId: string; refund: number }, DecideProblem>> {
  return transaction(async (tx) => {
    const held = await holdAsked(tx, id)
    if (!held.ok) return held
    const { orderId, lines } = held.data
    const refund = await worthOf(tx, held.data)
    const refundId =
      refund > 0 ? await writeRefund(tx, { orderId, amount: refund, reason: 'returned' }) : null
    await close(tx, id, 'approved', refundId)
    if (restock) await restockLines(tx, held.data)
    await tellBuyer(tx, {
      template: 'return-approved',
      params: { order: orderId, pieces: piecesOf(lines), refund },
    })
    await record(tx, 'operator-order', { facts: { command: 'return-approve', order: orderId, refund } })
    return ok({ orderId, refund })
  })
}

/** Says no. What was asked for can be asked for again. */
export function refuseReturn(id: string): Promise<Result<{ orderId: string }, DecideProblem>> {
  return transaction(async (tx) => {
    const held = await holdAsked(tx, id)
    if (!held.ok) return held
    const { orderId, lines } = held.data
    await close(tx, id, 'refused', null)
    await tellBuyer(tx, { template: 'return-refused', params: { order: orderId, pieces: piecesOf(lines) } })
    await record(tx, 'operator-order', { facts: { command: 'return-refuse', order: orderId } })
    return ok({ orderId })
  })
}

async function close(tx: Tx, id: string, state: ReturnState, refundId: string | null): Promise<void> {
  await tx.$executeRaw`
    UPDATE "return" SET state = ${state}::return_state, decided_at = shop_now(), refund_id = ${refundId}::uuid
    WHERE id = ${id}::uuid`
}

async function worthOf(tx: Tx, { orderId, lines }: Asked): Promise<number> {
  const order = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: { total: true, refunded: true, taxIncluded: true, lines: true },
  })
  const gone = await tx.returnLine.groupBy({
    by: ['position'],
    where: { return: { orderId, state: 'approved' } },
    _sum: { quantity: true },
  })
  const value = lines.reduce((sum, { position, quantity }) => {
    const line = order.lines.find((one) => one.position === position)
    const before = gone.find((one) => one.position === position)?._sum.quantity ?? 0
    if (!line) throw new Error('a return of a line that the order does not have')
    return sum + returnValue(line, { before, count: quantity, taxIncluded: order.taxIncluded })
  }, 0)
  return Math.min(value, order.total - order.refunded)
}

async function restockLines(tx: Tx, { orderId, lines }: Asked): Promise<void> {
  const bought = await tx.orderLine.findMany({
    where: { orderId },
    select: { position: true, variantId: true },
  })
  await putBack(
    tx,
    lines.map(({ position, quantity }) => ({
      quantity,
      variantId: bought.find((line) => line.position === position)?.variantId ?? null,
    })),
  )
}

export type ReturnRow = {
  id: string
  orderId: string
  state: ReturnState
  reason: string
  askedAt: Date
  lines: { quantity: number; name: string }[]
}

/** Returns that wait for a decision, the oldest first; or the newest of all. */
export async function listReturns({ all }: { all: boolean }): Promise<ReturnRow[]> {
  const returns = await db().return.findMany({
    where: all ? {} : { state: 'asked' },
    orderBy: { askedAt: all ? 'desc' : 'asc' },
    take: 200,
    select: {
      id: true,
      orderId: true,
      state: true,
      reason: true,
      askedAt: true,
      lines: { select: { position: true, quantity: true }, orderBy: { position: 'asc' } },
      order: { select: { lines: { select: { position: true, productName: true, variantName: true } } } },
    },
  })
  return returns.map(({ order, lines, ...row }) => ({
    ...row,
    lines: lines.map(({ position, quantity }) => {
      const line = order.lines.find((one) => one.position === position)
      return { quantity, name: line ? `${line.productName}, ${line.variantName}` : 'something' }
    }),
  }))
}
