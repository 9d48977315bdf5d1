import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import type { CartOwner } from '@/lib/cart/cart'
import { takeStep } from '@/lib/orders/states'
import { confirmPayment, createPayment } from '@/lib/payments/gateway'
import type { Means } from '@/lib/payments/operations'
import { PaymentOutage } from '@/lib/payments/outage'
import { addSeconds, shopNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { shop } from '@/lib/shop/client'
import { abandonOrder } from './close-order'
import { isOrdersOwner } from './pending-order'
import { checkOrder, declined, type Placement, placementOf } from './placement'
import { type NewOrder, reserveOrder } from './reserve-order'
import { keepForApproval, recordPaid, stopPayment } from './settle'

type ToPlace = NewOrder & { token: string | null }

/** How long the same order's second submission waits for the first one's outcome, in milliseconds. */
const patience = 10_000
const pause = 200
/** After an outage the sweep asks the gateway so many seconds later. */
const settleAfter = 30

/**
 * Places an order in three short steps: reserve, pay, complete (docs/architecture.md). Under one key there
 * is one order and at most one charge, however often it is called; a repeated call answers with the first
 * one's outcome, and only for the same cart's owner.
 * @param token the gateway's confirmation token for the card that was typed; null where a saved one pays.
 * @throws on an outage of the database. One of the gateway's is an outcome: the order stays pending and
 * `sweepOrders` settles it.
 */
export async function placeOrder({ token, ...wanted }: ToPlace): Promise<Placement> {
  const reserved = await reserveOrder(wanted)
  if (reserved.outcome === 'key-used') return firstOutcome(wanted.key, wanted.owner)
  if (reserved.outcome === 'in-progress') return rival(reserved.orderId)
  if (reserved.outcome !== 'reserved') return reserved
  const { saved, ...order } = reserved.order
  const means = saved ? { savedMethod: saved.method } : token !== null ? { token } : null
  if (!means) throw new Error('an order without a card')
  return pay({ ...order, key: wanted.key, email: wanted.email, means, customer: saved?.customer })
}

type Payable = {
  id: string
  total: number
  key: string
  email: string
  means: Means
  customer: string | undefined
}

/** The second step, outside any transaction: a payment under the order's key, stored, then confirmed. */
async function pay({ means, ...order }: Payable): Promise<Placement> {
  const { id, key } = order
  const paymentId = await makePayment(order)
  if (!paymentId) return declined('payment-unavailable')
  const made = { paymentIntent: null, reservedUntil: { gt: await shopNow() } }
  // Where we were too slow the sweep has given the pieces back, or will.
  if (!(await takeStep(db(), id, 'make', { paymentIntent: paymentId }, made))) return declined('expired')
  try {
    const confirmed = await confirmPayment({ paymentId, key, ...means })
    if (!confirmed.ok) {
      await stopPayment(id, paymentId, confirmed.error)
      return placementOf(id)
    }
    if (confirmed.data.state === 'approval') await keepForApproval(id)
    else if (await recordPaid(id, confirmed.data.card))
      return { outcome: 'placed', orderId: id, status: 'paid' }
    return placementOf(id, confirmed.data)
  } catch (error) {
    // Whatever it was: the card may have been charged. Only the gateway knows, so the sweep will ask it.
    log.error({ order: id, error }, 'how a payment ended is not known yet')
    await settleSoon(id)
    return { outcome: 'placed', orderId: id, status: 'pending' }
  }
}

/** @returns null after an outage. Nothing was confirmed then, so nothing can have been charged. */
async function makePayment({
  id,
  total,
  key,
  email,
  customer,
}: Omit<Payable, 'means'>): Promise<string | null> {
  try {
    const payment = { orderId: id, key, amount: total, currency: shop.currency, email }
    return (await createPayment({ ...payment, ...(customer && { customer }) })).id
  } catch (error) {
    await abandonOrder(id, null, 'payment-unavailable')
    if (!(error instanceof PaymentOutage)) throw error
    log.warn({ order: id, error }, 'the payment gateway did not make a payment')
    return null
  }
}

async function settleSoon(id: string): Promise<void> {
  await db().order.updateMany({
    where: { id, status: 'pending', payment: 'made' },
    data: { reservedUntil: addSeconds(await shopNow(), settleAfter) },
  })
}

/** The outcome of the order that has this key. Waits a while if it is still being paid. */
async function firstOutcome(key: string, owner: NonNullable<CartOwner>): Promise<Placement> {
  const deadline = Date.now() + patience
  for (;;) {
    const order = await db().order.findUnique({
      where: { key },
      select: { id: true, status: true, payment: true, cartId: true, customerId: true },
    })
    if (!order || !(await isOrdersOwner(order, owner))) return { outcome: 'key-used' }
    if (order.payment === 'approval') return checkedOrder(order.id)
    if (order.status !== 'pending' || Date.now() > deadline) return placementOf(order.id)
    await wait(pause)
  }
}

/** Where the gateway cannot be asked, what the shop knows is the outcome. */
async function checkedOrder(id: string): Promise<Placement> {
  try {
    return await checkOrder(id)
  } catch (error) {
    if (!(error instanceof PaymentOutage)) throw error
    log.warn({ order: id, error }, 'the payment gateway was not to be asked about an order')
    return placementOf(id)
  }
}

/** Another order from this cart is being paid: where the bank asks for it, this page can ask too. */
async function rival(orderId: string): Promise<Placement> {
  const placed = await placementOf(orderId)
  return placed.outcome === 'approval' ? placed : { outcome: 'in-progress', orderId }
}
