import 'server-only'
import { PaymentOutage } from '@/lib/payments/outage'
import { db } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { settleOrder, stillProcessing } from './settle'

const atOnce = 20
/** After so many outages the gateway is taken to be down. */
const patience = 3
/** How many seconds an order is this worker's alone. */
const leaseSeconds = 60
/** A charge comes to light within so many days or never. */
const lateDays = 7

/**
 * Settles orders whose time is over: those that the gateway says were paid are completed; of the others the payment
 * is cancelled and the pieces given back. It never confirms a payment, so that it does not matter how long ago the
 * gateway forgot an idempotency key. Call it every few seconds, in as many workers as there are.
 * @returns how many orders it looked after. After an outage of the gateway the rest waits for a later sweep.
 */
export async function sweepOrders(): Promise<number> {
  let settled = 0
  let outages = 0
  for (const { id } of await claimOverdue()) {
    try {
      await settleOrder(id, { overdue: true })
      settled += 1
    } catch (error) {
      log.warn({ order: id, error }, 'an order could not be settled yet')
      if (error instanceof PaymentOutage) outages += 1
      if (outages === patience) break
    }
  }
  return settled
}

/**
 * Takes overdue orders for this worker by moving their time on; a worker that dies leaves them to the next. Closed
 * ones whose payment was still processing are asked after once an hour.
 */
async function claimOverdue(): Promise<{ id: string }[]> {
  return db().$queryRaw<{ id: string }[]>`
    UPDATE "order" SET reserved_until = shop_now() +
      CASE status WHEN 'pending' THEN ${leaseSeconds} * interval '1 second' ELSE interval '1 hour' END
    WHERE id IN (
      SELECT id FROM "order"
      WHERE reserved_until <= shop_now() AND (status = 'pending' OR status = 'cancelled' AND payment = 'closed'
        AND closed_reason = ${stillProcessing} AND placed_at > shop_now() - ${lateDays} * interval '1 day')
      ORDER BY reserved_until LIMIT ${atOnce} FOR UPDATE SKIP LOCKED
    )
    RETURNING id`
}
