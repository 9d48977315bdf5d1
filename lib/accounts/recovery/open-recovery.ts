import 'server-only'
import { record } from '@/lib/audit/events'
import type { Tx } from '@/lib/platform/db'

/** A recovery that is neither finished, nor cancelled, nor lapsed. */
export type OpenRecovery = {
  id: string
  customerId: string
  startedBy: 'code_and_mailbox' | 'recovery_code' | 'mailbox'
  startedAt: Date
  waitEndsAt: Date
  lapsesAt: Date
}

/** Whatever changes an account's recoveries takes turns here, before it looks. */
export async function lockCustomer(tx: Tx, customerId: string): Promise<void> {
  await tx.$queryRaw`SELECT FROM customer WHERE id = ${customerId}::uuid FOR NO KEY UPDATE`
}

/** The one that is open for an account. There is at most one; the database says so too. */
export async function findOpenRecovery(tx: Tx, customerId: string): Promise<OpenRecovery | null> {
  const [open] = await tx.$queryRaw<OpenRecovery[]>`
    SELECT id, customer_id AS "customerId", started_by::text AS "startedBy", started_at AS "startedAt",
      wait_ends_at AS "waitEndsAt", lapses_at AS "lapsesAt"
    FROM recovery
    WHERE customer_id = ${customerId}::uuid AND finished_at IS NULL AND cancelled_at IS NULL AND lapsed_at IS NULL
      AND lapses_at > shop_now()`
  return open ?? null
}

/** Closes what was not finished in time: one account's, or everybody's. */
export async function lapse(tx: Tx, customerId: string | null = null): Promise<void> {
  const lapsed = await tx.$queryRaw<{ id: string; customerId: string }[]>`
    UPDATE recovery SET lapsed_at = shop_now(), stop_sealed = NULL, stop_key_id = NULL
    WHERE finished_at IS NULL AND cancelled_at IS NULL AND lapsed_at IS NULL AND lapses_at <= shop_now()
      AND (${customerId}::uuid IS NULL OR customer_id = ${customerId}::uuid)
    RETURNING id, customer_id AS "customerId"`
  for (const { id, customerId } of lapsed)
    await record(tx, 'recovery-lapsed', { customerId, facts: { recoveryId: id } })
}

/** Cancels an open recovery. */
export async function cancelRecovery(
  tx: Tx,
  { id, customerId }: Pick<OpenRecovery, 'id' | 'customerId'>,
  how: { by: 'passkey' | 'code_and_mailbox' | 'session' | 'mailbox'; mine: boolean; blocksFor: number },
): Promise<boolean> {
  const { by, mine, blocksFor } = how
  const cancelled = await tx.$executeRaw`
    UPDATE recovery SET cancelled_at = shop_now(), cancelled_by = ${by}::evidence,
      stop_sealed = NULL, stop_key_id = NULL,
      blocks_until = CASE WHEN ${blocksFor}::int > 0 THEN shop_now() + ${blocksFor}::int * interval '1 second' END
    WHERE id = ${id}::uuid AND finished_at IS NULL AND cancelled_at IS NULL AND lapsed_at IS NULL`
  if (cancelled !== 1) return false
  await record(tx, 'recovery-cancelled', { customerId, facts: { recoveryId: id, by, mine } })
  return true
}

/** The probation that runs for an account: at most one, for a recovery begins none while one runs that is not weaker. */
export type Probation = { id: string; startedBy: OpenRecovery['startedBy']; finishedAt: Date; endsAt: Date }

export async function findProbation(tx: Tx, customerId: string): Promise<Probation | null> {
  const [running] = await tx.$queryRaw<Probation[]>`
    SELECT id, started_by::text AS "startedBy", finished_at AS "finishedAt", probation_ends_at AS "endsAt"
    FROM recovery
    WHERE customer_id = ${customerId}::uuid AND probation_ends_at > shop_now() AND probation_closed_at IS NULL
    ORDER BY finished_at DESC LIMIT 1`
  return running ?? null
}
