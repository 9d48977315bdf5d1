import 'server-only'
import { record } from '@/lib/audit/events'
import type { Grant } from '@/lib/auth/step-up/grants'
import { queueMail } from '@/lib/mail/outbox'
import type { Tx } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'
import { type Entered, letIn, type Visitor } from '../door'
import { removeMadeSince } from './made-since'
import { findProbation, type Probation } from './open-recovery'
import { blockedFor } from './times'

// For seven days after a recovery a passkey that is older than it may still say whose it was.

type About = { recoveryId: string; finishedAt: string }
type Problem = 'over' | 'older-passkey'

/** The running probation that this grant is about, if the passkey behind it is older. */
async function answered(
  tx: Tx,
  { customerId, payload: { recoveryId }, passkey }: Grant<'keep-recovery' | 'undo-recovery', About>,
): Promise<Result<Probation, Problem>> {
  const probation = await findProbation(tx, customerId)
  if (probation?.id !== recoveryId) return fail('over')
  return passkey.createdAt < probation.finishedAt ? ok(probation) : fail('older-passkey')
}

/** "Yes, that was me": the probation ends now. */
export async function keepRecovery(
  tx: Tx,
  grant: Grant<'keep-recovery', About>,
): Promise<Result<undefined, Problem>> {
  const said = await answered(tx, grant)
  if (!said.ok) return said
  const { customerId } = grant
  await tx.$executeRaw`
    UPDATE recovery SET probation_closed_at = shop_now() WHERE id = ${said.data.id}::uuid`
  await record(tx, 'recovery-kept', { customerId, facts: { recoveryId: said.data.id } })
  await tell(tx, customerId, 'recovery-kept')
  return ok()
}

/**
 * "No, it was not": everything goes that was made since, in this one transaction, and nobody starts another wait for
 * seven days. The owner's own session is one of those; the passkey that just answered opens a new one in its place.
 */
export async function undoRecovery(
  tx: Tx,
  grant: Grant<'undo-recovery', About>,
  visitor: Visitor,
): Promise<Result<Entered, Problem>> {
  const said = await answered(tx, grant)
  if (!said.ok) return said
  const { customerId } = grant
  await reverse(tx, { ...said.data, customerId }, 'passkey')
  await tell(tx, customerId, 'recovery-undone')
  return ok(await letIn(tx, { customerId, kind: 'full', by: 'passkey' }, visitor))
}

/**
 * Undoes a recovery in its probation, by an older passkey or by stronger evidence. Where it was no passkey, the
 * credential that is being made stays.
 */
export async function reverse(
  tx: Tx,
  { id, customerId, finishedAt }: Probation & { customerId: string },
  by: 'passkey' | 'code_and_mailbox',
  keep: Uint8Array<ArrayBuffer> | null = null,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE recovery SET probation_closed_at = shop_now(), undone_at = shop_now(),
      blocks_until = shop_now() + ${blockedFor}::int * interval '1 second'
    WHERE id = ${id}::uuid`
  await removeMadeSince(tx, customerId, finishedAt, keep)
  await record(tx, 'recovery-undone', { customerId, facts: { recoveryId: id, by } })
}

async function tell(tx: Tx, customerId: string, template: 'recovery-kept' | 'recovery-undone') {
  const { email } = await tx.customer.findUniqueOrThrow({
    where: { id: customerId },
    select: { email: true },
  })
  await queueMail(tx, { to: email, template, params: {} })
}
