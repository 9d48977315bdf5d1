import 'server-only'
import { db } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { performOperation } from './perform'
import { sweepTypedCards } from './typed-card'

const atOnce = 20
/** After so many in a row that did not get through, the gateway is taken to be down. */
const patience = 3
/** For how many seconds an operation is this worker's alone. */
const lease = 60

/**
 * Goes on with every change of a card whose time has come: those that nobody finished, those that wait for a bank, and
 * those that are to be dropped. Call it every few seconds, in as many workers as there are.
 * @returns how many are over now
 */
export async function sweepCards(): Promise<number> {
  await sweepTypedCards()
  const due = await db().$queryRaw<{ id: string }[]>`
    UPDATE card_operation SET due_at = shop_now() + ${lease}::int * interval '1 second'
    WHERE id IN (
      SELECT id FROM card_operation WHERE state IN ('open', 'approval') AND due_at <= shop_now()
      ORDER BY due_at LIMIT ${atOnce} FOR UPDATE SKIP LOCKED)
    RETURNING id`
  let [over, outages] = [0, 0]
  for (const { id } of due) {
    try {
      const { state } = await performOperation(id)
      if (state === 'done' || state === 'failed') over += 1
      if (state === 'open') outages += 1
    } catch (error) {
      log.error({ operation: id, error }, 'a change of a card cannot be finished')
    }
    if (outages === patience) break
  }
  return over
}
