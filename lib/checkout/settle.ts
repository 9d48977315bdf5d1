import 'server-only'
import { takeStep } from '@/lib/orders/states'
import { cancelPayment, findPayment } from '@/lib/payments/gateway'
import { PaymentOutage } from '@/lib/payments/outage'
import type { PaidCard, PaymentStanding } from '@/lib/payments/standing'
import { addSeconds, hours, minutes, shopNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { abandonOrder, completeOrder, refundLate } from './close-order'

// Brings an order to where its payment stands. Everybody comes here: who places it, the shopper back from their bank,
// the gateway's webhooks, and the sweep. Each asks the gateway, and each step is taken once.

/** How long the shopper has for the bank's question, and their things are kept meanwhile; in seconds. */
const approvalSeconds = minutes(15)

/** How long a payment may be processing before its order is given up; in seconds. */
const longestProcessing = hours(24)

/** Why an order is closed whose shopper would rather pay otherwise than answer the bank. */
export const stoppedByShopper = 'approval_stopped'

/** Why an order is closed whose payment may still turn out to be paid: the sweep goes on asking. */
export const stillProcessing = 'processing'

/**
 * Asks the gateway how the order's payment stands and takes the order there.
 * @param overdue whether the order's time is over: what is not paid then is cancelled.
 * @returns what the gateway said; undefined where it knows of no payment.
 * @throws PaymentOutage: nothing is known then, and nothing was changed.
 */
export async function settleOrder(
  orderId: string,
  { overdue = false } = {},
): Promise<PaymentStanding | undefined> {
  const order = await db().order.findUnique({
    where: { id: orderId },
    select: { id: true, status: true, payment: true, paymentIntent: true, placedAt: true },
  })
  if (!order || order.payment === 'paid') return undefined
  const { id, status, payment, paymentIntent } = order
  if (paymentIntent === null) {
    if (overdue) await abandonOrder(id, null, 'expired')
    return undefined
  }
  const standing = await findPayment(paymentIntent)
  if (standing?.state === 'paid') await recordPaid(id, standing.card)
  else if (status === 'cancelled') return standing
  else if (!standing) await abandonOrder(id, paymentIntent, 'expired')
  else if (standing.state === 'closed') await abandonOrder(id, paymentIntent, reasonOf(standing))
  else if (standing.state === 'approval' && payment === 'made') await keepForApproval(id)
  else if (standing.state === 'open' && standing.problem)
    await stopPayment(id, paymentIntent, standing.problem)
  else if (overdue && standing.state === 'processing')
    await giveUpProcessing(id, paymentIntent, order.placedAt)
  else if (overdue) await stopPayment(id, paymentIntent, 'expired')
  return standing
}

/** Whoever cancelled it may not have come to say so: the gateway knows why it ended. */
const reasonOf = ({ problem, byShopper }: Extract<PaymentStanding, { state: 'closed' }>) =>
  problem ?? (byShopper ? stoppedByShopper : 'expired')

/** The bank asks: the order's things are kept for as long as the shopper has to answer. Once, from the first time. */
export async function keepForApproval(orderId: string): Promise<boolean> {
  return takeStep(db(), orderId, 'ask', { reservedUntil: addSeconds(await shopNow(), approvalSeconds) })
}

/**
 * Writes down that an order was paid, whether it is still open or was given up.
 * @returns whether this call made it a paid order.
 */
export async function recordPaid(orderId: string, card: PaidCard | null): Promise<boolean> {
  if (await completeOrder(orderId, card)) return true
  if (await refundLate(orderId, card)) log.warn({ order: orderId }, 'an order was paid after it was closed')
  return false
}

/**
 * Cancels a payment, so that nothing can pay it later, and closes its order. Where it was paid in this very moment,
 * the order is paid instead.
 * @throws PaymentOutage
 */
export async function stopPayment(orderId: string, paymentId: string, reason: string): Promise<void> {
  const cancelled = await cancelPayment(paymentId, reason === stoppedByShopper)
  if (cancelled.ok || cancelled.error === 'not_found') {
    await abandonOrder(orderId, paymentId, reason)
    return
  }
  const standing = await findPayment(paymentId)
  await recordPaid(orderId, standing?.state === 'paid' ? standing.card : null)
}

/** Nothing is held for ever: after a day the things are given back, and a charge that comes to light is refunded. */
async function giveUpProcessing(orderId: string, paymentId: string, placedAt: Date): Promise<void> {
  if (addSeconds(placedAt, longestProcessing) > (await shopNow())) return
  try {
    await stopPayment(orderId, paymentId, 'expired')
  } catch (error) {
    if (!(error instanceof PaymentOutage)) throw error
    log.error({ order: orderId, error }, 'a payment is processing for a day, and its order is given up')
    await abandonOrder(orderId, paymentId, stillProcessing)
  }
}

/** For the gateway's webhooks: settles the order that has this payment, if one does. @throws PaymentOutage */
export async function settlePayment(paymentId: string): Promise<void> {
  const order = await db().order.findUnique({ where: { paymentIntent: paymentId }, select: { id: true } })
  if (order) await settleOrder(order.id)
}
