import 'server-only'
import { settleCard, settleSetup } from '@/lib/cards/told'
import { settlePayment } from '@/lib/checkout/settle'
import { hearOfCharge, hearOfRefund } from '@/lib/orders/hear-of-refund'
import { db } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'

/**
 * What is done when the gateway tells of an object, by how its id begins. Each is given the id alone and asks the
 * gateway what is true: events come late, twice, in any order, or say what is true no more. So each may be called at
 * any time and any number of times. What throws is tried again.
 */
const handlers: Record<string, (objectId: string) => Promise<unknown>> = {
  pi: settlePayment,
  seti: settleSetup,
  pm: settleCard,
  re: hearOfRefund,
  ch: hearOfCharge,
}

const kindOf = (objectId: string) => objectId.slice(0, objectId.indexOf('_'))

/** Whether the shop follows such news. Of a charge only that money went back: the rest its payment tells. */
export const concerns = ({ type, objectId }: { type: string; objectId: string }): boolean =>
  Object.hasOwn(handlers, kindOf(objectId)) && (kindOf(objectId) !== 'ch' || type === 'charge.refunded')

const atOnce = 10
/** How many seconds an event is one worker's alone: longer than the gateway's slowest answer. */
const leaseSeconds = 60
/** Tries are 10, 20, 40 … seconds apart and at most an hour; after so many, about half a day, it is given up. */
const mostTries = 20

type Claimed = { id: string; objectId: string; attempts: number }

/**
 * Does what a kept event asks for, unless it is done, another worker is at it, or its next try is not due. A failure
 * is written down with the event, which the sweep then finds.
 * @throws on an outage of the database only.
 */
export async function handleEvent(eventId: string): Promise<void> {
  const [event] = await db().$queryRaw<Claimed[]>`
    UPDATE gateway_event SET attempts = attempts + 1, due_at = shop_now() + ${leaseSeconds} * interval '1 second'
    WHERE id = ${eventId} AND done_at IS NULL AND due_at <= shop_now()
    RETURNING id, object_id AS "objectId", attempts`
  if (event) await handle(event)
}

/**
 * Takes up events that were left: by a worker that died, or after a failure. Forgets those that were done 30 days ago:
 * the gateway repeats an event for three.
 * @returns how many were taken up.
 */
export async function sweepGatewayEvents(): Promise<number> {
  const left = await db().$queryRaw<Claimed[]>`
    UPDATE gateway_event SET attempts = attempts + 1, due_at = shop_now() + ${leaseSeconds} * interval '1 second'
    WHERE id IN (
      SELECT id FROM gateway_event WHERE done_at IS NULL AND due_at <= shop_now()
      ORDER BY due_at LIMIT ${atOnce} FOR UPDATE SKIP LOCKED
    )
    RETURNING id, object_id AS "objectId", attempts`
  await Promise.all(left.map(handle))
  await db().$executeRaw`DELETE FROM gateway_event WHERE done_at < shop_now() - interval '30 days'`
  return left.length
}

async function handle({ id, objectId, attempts }: Claimed): Promise<void> {
  try {
    await handlers[kindOf(objectId)]?.(objectId)
  } catch (error) {
    if (attempts < mostTries) {
      log.warn({ event: id, attempts, error }, 'an event of the gateway will be looked into again')
      const pause = Math.min(3600, 10 * 2 ** (attempts - 1))
      await db().$executeRaw`
        UPDATE gateway_event SET due_at = shop_now() + ${pause} * interval '1 second'
        WHERE id = ${id} AND done_at IS NULL`
      return
    }
    log.error({ event: id, error }, 'an event of the gateway is given up')
  }
  await db().$executeRaw`UPDATE gateway_event SET done_at = shop_now() WHERE id = ${id} AND done_at IS NULL`
}
