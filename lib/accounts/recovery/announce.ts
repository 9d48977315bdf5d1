import 'server-only'
import { record } from '@/lib/audit/events'
import { db, transaction } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { unseal } from '@/lib/platform/sealing'
import { lapse } from './open-recovery'
import { tellOfWait } from './start'
import { lastCall } from './times'

const atOnce = 100

type Due = {
  id: string
  customerId: string
  email: string
  waitEndsAt: Date
  sealed: Uint8Array | null
  keyId: string | null
}

/**
 * Announces the waits that are half over, and those that end within six hours, each once; closes what lapsed. Any
 * number of workers may run it. A wait whose announcements did not go out cannot be finished: the database says so.
 */
export async function sweepRecoveries(): Promise<void> {
  await announceAll('half')
  await announceAll('end')
  await transaction((tx) => lapse(tx))
}

async function announceAll(stage: 'half' | 'end'): Promise<void> {
  const due = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM recovery
    WHERE finished_at IS NULL AND cancelled_at IS NULL AND lapsed_at IS NULL AND started_by <> 'code_and_mailbox'
      AND CASE ${stage}
        WHEN 'half' THEN half_announced_at IS NULL AND started_at + (wait_ends_at - started_at) / 2 <= shop_now()
        ELSE end_announced_at IS NULL AND wait_ends_at - ${lastCall}::int * interval '1 second' <= shop_now() END
    ORDER BY wait_ends_at LIMIT ${atOnce}`
  for (const { id } of due) {
    try {
      await announce(id, stage)
    } catch (error) {
      // One that cannot be announced keeps none of the others from it.
      log.error({ recoveryId: id, stage, error }, 'a recovery could not be announced')
    }
  }
}

function announce(id: string, stage: 'half' | 'end'): Promise<void> {
  return transaction(async (tx) => {
    // Conditional: of several workers one finds it unannounced.
    const [told] = await tx.$queryRaw<Due[]>`
      UPDATE recovery r SET
        half_announced_at = CASE ${stage} WHEN 'half' THEN shop_now() ELSE half_announced_at END,
        end_announced_at = CASE ${stage} WHEN 'end' THEN shop_now() ELSE end_announced_at END
      FROM customer c
      WHERE r.id = ${id}::uuid AND c.id = r.customer_id
        AND r.finished_at IS NULL AND r.cancelled_at IS NULL AND r.lapsed_at IS NULL
        AND CASE ${stage} WHEN 'half' THEN half_announced_at IS NULL ELSE end_announced_at IS NULL END
      RETURNING r.id, r.customer_id AS "customerId", c.email, r.wait_ends_at AS "waitEndsAt",
        r.stop_sealed AS sealed, r.stop_key_id AS "keyId"`
    if (!told) return
    const { customerId, email, waitEndsAt, sealed, keyId } = told
    const secret = sealed && keyId ? unseal({ sealed, keyId }) : null
    await tellOfWait(tx, { to: email, stage, waitEndsAt, secret })
    await record(tx, 'recovery-announced', { customerId, facts: { recoveryId: id, stage } })
  })
}
