import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import { type CartOwner, findCart } from '@/lib/cart/cart'
import { cancelPayment, confirmPayment, createPayment } from '@/lib/payments/gateway'
import { PaymentOutage } from '@/lib/payments/outage'
import { addSeconds, shopNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { shop } from '@/lib/shop/client'
import { abandonOrder, completeOrder } from './close-order'
import { type NewOrder, reserveOrder } from './reserve-order'

export type Placement =
  /** Paid, or still being checked with the gateway. */
  | { outcome: 'placed'; orderId: string; status: 'paid' | 'pending' }
  /** Not charged, order and key closed: the next try needs a new key. */
  | { outcome: 'declined'; reason: string }
  /** Nothing was made: pieces are gone, the cart or its total differ from what was seen, ... */
  | { outcome: 'sold-out' | 'changed' | 'too-large' | 'empty' | 'locked' }
  /** Another order from this cart is being paid. */
  | { outcome: 'in-progress'; orderId: string }
  /** Another cart's order has this key. */
  | { outcome: 'key-used' }

/** How long the same order's second submission waits for the first one's outcome, in milliseconds. */
const patience = 10_000
const pause = 200
/** After an outage the sweep asks the gateway so many seconds later. */
const settleAfter = 30

/**
 * Places an order in three short steps: reserve, pay, complete (docs/architecture.md). Under one key there
 * is one order and at most one charge, however often it is called; a repeated call answers with the first
 * one's outcome, and only for the same cart's owner.
 * @param token the gateway's confirmation token for the card that was typed.
 * @throws on an outage of the database. One of the gateway's is an outcome: the order stays pending and
 * `sweepOrders` settles it.
 */
export async function placeOrder({ token, ...wanted }: NewOrder & { token: string }): Promise<Placement> {
  const reserved = await reserveOrder(wanted)
  if (reserved.outcome === 'key-used') return firstOutcome(wanted.key, wanted.owner)
  if (reserved.outcome !== 'reserved') return reserved
  return pay({ ...reserved.order, key: wanted.key, email: wanted.email, token })
}

type Payable = { id: string; total: number; key: string; email: string; token: string }

/** The second step, outside any transaction: a payment under the order's key, stored, then confirmed. */
async function pay({ id, total, key, email, token }: Payable): Promise<Placement> {
  const paymentId = await makePayment({ id, total, key, email })
  if (!paymentId) return declined('payment-unavailable')
  const stored = await db().order.updateMany({
    where: { id, status: 'pending', paymentIntent: null, reservedUntil: { gt: await shopNow() } },
    data: { paymentIntent: paymentId, payment: 'made' },
  })
  // We were too slow; the sweep has given the pieces back, or will.
  if (stored.count === 0) return declined('expired')
  try {
    const paid = await confirmPayment({ paymentId, key, token })
    if (paid.ok) {
      await completeOrder(id)
      return { outcome: 'placed', orderId: id, status: 'paid' }
    }
    await giveUp(id, paymentId, paid.error)
    return declined(paid.error)
  } catch (error) {
    // Whatever it was: the card may have been charged. Only the gateway knows, so the sweep will ask it.
    log.error({ order: id, error }, 'how a payment ended is not known yet')
    await settleSoon(id)
    return { outcome: 'placed', orderId: id, status: 'pending' }
  }
}

const declined = (reason: string): Placement => ({ outcome: 'declined', reason })

/** @returns null after an outage. Nothing was confirmed then, so nothing can have been charged. */
async function makePayment({ id, total, key, email }: Omit<Payable, 'token'>): Promise<string | null> {
  try {
    return (await createPayment({ orderId: id, key, amount: total, currency: shop.currency, email })).id
  } catch (error) {
    await abandonOrder(id, null, 'payment-unavailable')
    if (!(error instanceof PaymentOutage)) throw error
    log.warn({ order: id, error }, 'the payment gateway did not make a payment')
    return null
  }
}

/** After a decline: the payment is cancelled, so that nothing can pay it later, and the order is closed. */
async function giveUp(id: string, paymentId: string, reason: string): Promise<void> {
  const cancelled = await cancelPayment(paymentId)
  if (!cancelled.ok && cancelled.error === 'paid') throw new Error('a declined payment was paid')
  await abandonOrder(id, paymentId, reason)
}

async function settleSoon(id: string): Promise<void> {
  await db().order.updateMany({
    where: { id, status: 'pending' },
    data: { reservedUntil: addSeconds(await shopNow(), settleAfter) },
  })
}

/** The outcome of the order that has this key. Waits a while if it is still being paid. */
async function firstOutcome(key: string, owner: NonNullable<CartOwner>): Promise<Placement> {
  const deadline = Date.now() + patience
  for (;;) {
    const order = await db().order.findUnique({
      where: { key },
      select: { id: true, status: true, cartId: true, customerId: true, closedReason: true },
    })
    if (!order || !(await isOwner(order, owner))) return { outcome: 'key-used' }
    if (order.status === 'cancelled') return declined(order.closedReason ?? 'declined')
    if (order.status !== 'pending') return { outcome: 'placed', orderId: order.id, status: 'paid' }
    if (Date.now() > deadline) return { outcome: 'placed', orderId: order.id, status: 'pending' }
    await wait(pause)
  }
}

async function isOwner(
  order: { cartId: string | null; customerId: string | null },
  owner: NonNullable<CartOwner>,
): Promise<boolean> {
  if ('customerId' in owner) return owner.customerId === order.customerId
  const cart = await findCart(owner)
  return cart !== null && cart.id === order.cartId
}
