import 'server-only'
import { cancelPayment, findPayment } from '@/lib/payments/gateway'
import { PaymentOutage } from '@/lib/payments/outage'
import { db } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { abandonOrder, completeOrder } from './close-order'

type Overdue = { id: string; paymentIntent: string | null }

const atOnce = 20
/** After so many outages the gateway is taken to be down. */
const patience = 3
/** How many seconds an order is this worker's alone. */
const leaseSeconds = 60

/**
 * Settles pending orders whose time is over: those that the gateway says were paid are completed; of the
 * others the payment is cancelled and the pieces given back. It never confirms a payment. Call it every
 * few seconds, in as many workers as there are.
 * @returns how many orders it settled. After an outage of the gateway the rest waits for a later sweep.
 */
export async function sweepOrders(): Promise<number> {
  let settled = 0
  let outages = 0
  for (const order of await claimOverdue()) {
    try {
      if (await settle(order)) settled += 1
    } catch (error) {
      log.warn({ order: order.id, error }, 'an order could not be settled yet')
      if (error instanceof PaymentOutage) outages += 1
      if (outages === patience) break
    }
  }
  return settled
}

/** Takes overdue orders for this worker by moving their time on; a worker that dies leaves them to the next. */
async function claimOverdue(): Promise<Overdue[]> {
  return db().$queryRaw<Overdue[]>`
    UPDATE "order" SET reserved_until = shop_now() + ${leaseSeconds} * interval '1 second'
    WHERE id IN (
      SELECT id FROM "order" WHERE status = 'pending' AND reserved_until <= shop_now()
      ORDER BY reserved_until LIMIT ${atOnce} FOR UPDATE SKIP LOCKED
    )
    RETURNING id, payment_intent AS "paymentIntent"`
}

async function settle({ id, paymentIntent }: Overdue): Promise<boolean> {
  if (paymentIntent === null) return abandonOrder(id, null, 'expired')
  const payment = await findPayment(paymentIntent)
  if (payment?.status === 'succeeded') return completeOrder(id)
  if (!payment) return abandonOrder(id, paymentIntent, 'expired')
  const cancelled = await cancelPayment(paymentIntent)
  if (cancelled.ok || cancelled.error === 'not_found') return abandonOrder(id, paymentIntent, 'expired')
  // It was paid between the two questions.
  return completeOrder(id)
}
