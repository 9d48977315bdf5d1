import 'server-only'
import { record } from '@/lib/audit/events'
import { isLocked } from '@/lib/auth/holds'
import { putBack } from '@/lib/catalog/stock'
import { type Tx, transaction } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'
import { writeRefund } from './refunds'
import { takeStep } from './states'
import { tellBuyer } from './tell-buyer'

/** Who asks: a buyer, with their session where the order is opened by one, or the shop's operator. */
export type Actor = { by: 'shop' } | Buyer
type Buyer = { by: 'buyer'; customerId: string | null; sessionId: string | null }

export type CancelProblem =
  | 'unknown'
  /** Still being paid, or never paid. */
  | 'not-paid'
  | 'shipped'
  | 'cancelled-before'
  /** The account that the order stands in is locked: nothing is changed with it. */
  | 'locked'

/**
 * Calls off an order that is paid and not yet sent, in one transaction: its pieces are back in stock, what is left of
 * the money goes back, and its buyer is told. Of a parcel that leaves at the same moment and this, one happens. A
 * discount code that it had stays used.
 * @returns what goes back, in minor units: 0 where all of it went back before
 */
export function cancelOrder(
  orderId: string,
  actor: Actor,
): Promise<Result<{ refund: number }, CancelProblem>> {
  return transaction(async (tx) => {
    if (actor.by === 'buyer' && (await ownerIsLocked(tx, orderId))) return fail('locked')
    const closedReason = actor.by === 'buyer' ? 'by-buyer' : 'by-shop'
    if (!(await takeStep(tx, orderId, 'callOff', { closedReason }))) return fail(await whyNot(tx, orderId))
    const order = await tx.order.findUniqueOrThrow({
      where: { id: orderId },
      select: {
        customerId: true,
        total: true,
        refunded: true,
        lines: { select: { variantId: true, quantity: true } },
      },
    })
    await putBack(tx, order.lines)
    const refund = order.total - order.refunded
    if (refund > 0) await writeRefund(tx, { orderId, amount: refund, reason: 'cancelled' })
    await tellBuyer(tx, { template: 'order-cancelled', params: { order: orderId, by: actor.by, refund } })
    if (actor.by === 'shop')
      await record(tx, 'operator-order', { facts: { command: 'cancel', order: orderId, refund } })
    else await recordForOwner(tx, 'order-cancelled', { owner: order.customerId, actor })
    return ok({ refund })
  })
}

/** Whether the account that an order stands in is frozen or about to go; holds its row, before the order's. */
export async function ownerIsLocked(tx: Tx, orderId: string): Promise<boolean> {
  const order = await tx.order.findUnique({ where: { id: orderId }, select: { customerId: true } })
  return order?.customerId ? isLocked(tx, order.customerId) : false
}

async function whyNot(tx: Tx, orderId: string): Promise<CancelProblem> {
  const order = await tx.order.findUnique({ where: { id: orderId }, select: { status: true } })
  if (!order) return 'unknown'
  if (order.status === 'shipped') return 'shipped'
  return order.status === 'cancelled' ? 'cancelled-before' : 'not-paid'
}

/** In the activity of the account that the order stands in, whoever did it; with their session, where it is that one's. */
export async function recordForOwner(
  tx: Tx,
  kind: 'order-cancelled' | 'return-asked',
  { owner, actor }: { owner: string | null; actor: Buyer },
): Promise<void> {
  if (!owner) return
  const session = actor.customerId === owner && actor.sessionId ? { sessionId: actor.sessionId } : {}
  await record(tx, kind, { customerId: owner, ...session, facts: {} })
}
