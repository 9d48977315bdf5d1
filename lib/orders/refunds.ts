import 'server-only'
import { createRefund, findRefund, listRefunds } from '@/lib/payments/gateway'
import { PaymentOutage } from '@/lib/payments/outage'
import { hours, minutes } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { enqueue } from '@/lib/platform/jobs'
import { log } from '@/lib/platform/log'
import type { RefundReason } from '@/prisma/generated/client'
import { type Ending, settleRefund } from './settle-refund'

// Money that goes back. A refund is a row, written in the transaction that causes it; the database counts it on the
// order at once and refuses more than was paid. A worker performs it, and a sweep does so again for as long as nobody
// knows how it ended. It reaches the gateway once: its id is the idempotency key and stands in its metadata, and
// whoever tries again looks for it there first, because the gateway forgets keys after a day.

/** How long a refund is one worker's alone, in seconds. Who takes it up after that finds at the gateway what was made. */
const leaseSeconds = minutes(3)
const longestPause = hours(1)
const firstPause = 5
const atOnce = 20
/** After so many outages in a sweep the gateway is taken to be down. */
const patience = 3

/**
 * Writes down that an amount (minor units) goes back, and has a worker do it as soon as the transaction is committed.
 * Hold the order's row, and know that so much is left of it.
 * @returns the refund's id
 * @throws where the order was not paid, or less than that is left
 */
export async function writeRefund(
  tx: Tx,
  refund: { orderId: string; amount: number; reason: RefundReason },
): Promise<string> {
  const { id } = await tx.refund.create({ data: refund, select: { id: true } })
  await enqueue(tx, 'refund', { refundId: id })
  return id
}

type Claimed = {
  id: string
  orderId: string
  amount: number
  attempts: number
  gatewayRefund: string | null
  paymentId: string | null
}

/**
 * Performs refunds that are due. Call it every few seconds, in as many workers as there are.
 * @returns how many are settled now. After an outage of the gateway the rest waits for a later sweep.
 */
export async function sweepRefunds(): Promise<number> {
  let settled = 0
  let outages = 0
  for (const refund of await claimDue(null)) {
    const ended = await attempt(refund)
    if (ended === 'settled') settled += 1
    if (ended === 'outage') outages += 1
    if (outages === patience) break
  }
  return settled
}

/** Performs one refund now, unless it is settled or somebody else's at the moment. Never throws for an outage. */
export async function performRefund(id: string): Promise<void> {
  for (const refund of await claimDue(id)) await attempt(refund)
}

/** Takes due refunds for this worker by moving their time on; a worker that dies leaves them to the next. */
function claimDue(id: string | null): Promise<Claimed[]> {
  return db().$queryRaw<Claimed[]>`
    UPDATE refund SET attempts = attempts + 1, due_at = shop_now() + ${leaseSeconds}::int * interval '1 second'
    FROM "order" o
    WHERE o.id = refund.order_id AND refund.id IN (
      SELECT id FROM refund
      WHERE state = 'open' AND due_at <= shop_now() AND (${id}::uuid IS NULL OR id = ${id}::uuid)
      ORDER BY due_at LIMIT ${atOnce} FOR UPDATE SKIP LOCKED
    )
    RETURNING refund.id, refund.order_id AS "orderId", refund.amount, refund.attempts,
      refund.gateway_refund AS "gatewayRefund", o.payment_intent AS "paymentId"`
}

async function attempt(refund: Claimed): Promise<'settled' | 'waits' | 'outage'> {
  try {
    const found = await reachGateway(refund)
    await settleRefund(refund.id, found)
    return found.status === 'pending' ? 'waits' : 'settled'
  } catch (error) {
    log.warn({ refund: refund.id, error }, 'a refund did not get through and will be tried again')
    const pause = Math.min(longestPause, firstPause * 2 ** Math.min(refund.attempts, 20))
    await db().$executeRaw`
      UPDATE refund SET due_at = shop_now() + ${pause}::int * interval '1 second'
      WHERE id = ${refund.id}::uuid AND state = 'open'`
    return error instanceof PaymentOutage ? 'outage' : 'waits'
  }
}

/** Makes the refund at the gateway, or finds the one that was made before. @throws PaymentOutage */
async function reachGateway({ id, orderId, amount, attempts, ...known }: Claimed): Promise<Ending> {
  const { paymentId, gatewayRefund } = known
  if (paymentId === null) throw new Error('a refund of an order without a payment')
  if (gatewayRefund !== null) {
    const found = await findRefund(gatewayRefund)
    if (!found) throw new Error('the gateway does not know a refund that it made')
    return found
  }
  const ours = async () => (await listRefunds({ paymentId })).find(({ refundId }) => refundId === id)
  if (attempts > 1) {
    const found = await ours()
    if (found) return found
  }
  const made = await createRefund({ refundId: id, orderId, paymentId, amount })
  if (made.ok) return made.data
  // Refused: unless an earlier try of ours is why.
  return (await ours()) ?? { id: null, status: 'failed', problem: made.fields?.reason ?? 'refused' }
}
