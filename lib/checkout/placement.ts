import 'server-only'
import type { PaymentStanding } from '@/lib/payments/standing'
import { db } from '@/lib/platform/db'
import { settleOrder, stopPayment, stoppedByShopper } from './settle'

/** An order whose payment waits for the bank's question to be answered. */
export type Approval = {
  orderId: string
  /** Minor units. */
  total: number
  /** Until when the order's things are kept; ISO 8601. */
  until: string
  /** Opens the question in the browser, for both gateways; null until somebody goes on with it. Never stored. */
  clientSecret: string | null
}

/** How placing an order went, or how it stands by now. */
export type Placement =
  /** Paid, or still being checked with the gateway. */
  | { outcome: 'placed'; orderId: string; status: 'paid' | 'pending' }
  /** The bank asks the shopper; nothing is charged until they have approved it. */
  | { outcome: 'approval'; approval: Approval }
  /** Not charged, order and key closed: the next try needs a new key. */
  | { outcome: 'declined'; reason: string }
  /** Nothing was made: pieces are gone, the cart or its total differ from what was seen, ... */
  | { outcome: 'sold-out' | 'changed' | 'too-large' | 'empty' | 'locked' }
  /** Nothing was made: paying with this saved card takes a confirmation first, or it cannot be paid with. */
  | { outcome: 'confirm' | 'card-gone' }
  /** Another order from this cart is being paid. */
  | { outcome: 'in-progress'; orderId: string }
  /** Another cart's order has this key. */
  | { outcome: 'key-used' }

export const declined = (reason: string): Placement => ({ outcome: 'declined', reason })

/** How an order stands, in the words of the database; with the secret of the bank's question where the gateway just told it. */
export async function placementOf(orderId: string, standing?: PaymentStanding): Promise<Placement> {
  const order = await db().order.findUniqueOrThrow({
    where: { id: orderId },
    select: { status: true, payment: true, closedReason: true, total: true, reservedUntil: true },
  })
  // Paid counts, also where the money goes back: the order's page says what became of it.
  if (order.payment === 'paid') return { outcome: 'placed', orderId, status: 'paid' }
  if (order.status === 'cancelled') return declined(order.closedReason ?? 'declined')
  if (order.payment !== 'approval') return { outcome: 'placed', orderId, status: 'pending' }
  const { total, reservedUntil } = order
  const clientSecret = standing?.state === 'approval' ? standing.clientSecret : null
  return {
    outcome: 'approval',
    approval: { orderId, total, until: reservedUntil.toISOString(), clientSecret },
  }
}

/**
 * Asks the gateway how an order stands that the shopper placed: after they answered their bank, or to go on answering.
 * Ask `mayPay` first.
 */
export async function checkOrder(orderId: string): Promise<Placement> {
  return placementOf(orderId, await settleOrder(orderId))
}

/**
 * The shopper would rather pay otherwise: the payment that waits for the bank is cancelled and its order closed. One
 * that was approved meanwhile is paid, and stays so. Ask `mayPay` first.
 */
export async function stopApproval(orderId: string): Promise<Placement> {
  const order = await db().order.findUniqueOrThrow({
    where: { id: orderId },
    select: { status: true, payment: true, paymentIntent: true },
  })
  if (order.status === 'pending' && order.payment === 'approval' && order.paymentIntent)
    await stopPayment(orderId, order.paymentIntent, stoppedByShopper)
  return placementOf(orderId)
}
