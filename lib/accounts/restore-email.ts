import 'server-only'
import { record } from '@/lib/audit/events'
import type { Customer } from '@/lib/auth/levels'
import { endOtherSessions } from '@/lib/auth/sessions'
import { type Refusal, withGrant } from '@/lib/auth/step-up/confirm'
import { queueMail } from '@/lib/mail/outbox'
import type { Tx } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'
import { callOffDeletion } from './come-back'
import { type EmailChange, undoableChange } from './email-changes'
import { voidCodesFor } from './mailed-codes'
import { restoreEmailPolicy } from './policies'
import { removeMadeSince } from './recovery/made-since'
import { cancelRecovery, findOpenRecovery, findProbation } from './recovery/open-recovery'

// Putting the old address back: by a passkey that is older than the change, by an older recovery code together with a
// code mailed to the old address (restore-by-code.ts), by that mailbox and a wait (restore-by-waiting.ts). Nothing made since the change outlives it.

/** By a passkey that was there before the change, frozen or not. The session that asks stays. */
export function restoreByPasskey(
  caller: Customer,
  grantId: string,
): Promise<Result<{ email: string }, Refusal | 'newer-passkey'>> {
  return withGrant(restoreEmailPolicy, { caller, grantId, input: {} }, async (tx, grant) => {
    const change = await undoableChange(tx, grant.customerId)
    if (!change) return fail('gone')
    if (grant.passkey.createdAt >= change.changedAt) return fail('newer-passkey')
    await restore(tx, change, { by: 'passkey', keepSessionId: grant.sessionId })
    return ok({ email: change.oldEmail })
  })
}

/** A recovery that was begun or finished since the change was by the mailbox that is gone now. */
async function endRecoveries(
  tx: Tx,
  { customerId, changedAt }: EmailChange,
  by: Restoring['by'],
): Promise<void> {
  const evidence = ({ passkey: 'passkey', 'code-and-mailbox': 'code_and_mailbox', wait: 'mailbox' } as const)[
    by
  ]
  const open = await findOpenRecovery(tx, customerId)
  if (open && open.startedAt >= changedAt) {
    await cancelRecovery(tx, open, { by: evidence, mine: false, blocksFor: 0 })
  }
  const probation = await findProbation(tx, customerId)
  if (probation && probation.finishedAt >= changedAt) {
    await tx.$executeRaw`UPDATE recovery SET probation_closed_at = shop_now() WHERE id = ${probation.id}::uuid`
  }
}

/** What was shown for it, and the session that showed it. */
export type Restoring = { by: 'passkey' | 'code-and-mailbox' | 'wait'; keepSessionId?: string }

/**
 * Puts the old address back, in the transaction of whatever proved the owner and under the customer's lock. The
 * freeze is over, all other sessions end, and passkeys, recovery codes and addresses that were made since the
 * change go: they are newer than what they would outlive.
 */
export async function restore(tx: Tx, change: EmailChange, { by, keepSessionId }: Restoring): Promise<void> {
  const { customerId, oldEmail, oldKey, newKey, changedAt } = change
  const { email: newEmail } = await tx.customer.findUniqueOrThrow({ where: { id: customerId } })
  await tx.$executeRaw`
    UPDATE customer SET email = ${oldEmail}, email_key = ${oldKey}, email_verified_at = shop_now(),
      frozen_at = NULL, frozen_by = NULL
    WHERE id = ${customerId}::uuid`
  await tx.$executeRaw`UPDATE email_change SET restored_at = shop_now() WHERE id = ${change.id}::uuid`
  await callOffDeletion(tx, customerId, 'freeze')
  const except = keepSessionId ? { exceptSessionId: keepSessionId } : {}
  await endOtherSessions(tx, { customerId, ...except }, 'restored')
  await endRecoveries(tx, change, by)
  const because = { keepSessionId: keepSessionId ?? null, reason: 'email-restored' } as const
  await removeMadeSince(tx, customerId, changedAt, null, because)
  for (const key of [oldKey, newKey]) await voidCodesFor(tx, key)
  await record(tx, 'email-restored', { customerId, facts: { by } })
  await queueMail(tx, { to: oldEmail, template: 'email-restored', params: {} })
  await queueMail(tx, { to: newEmail, template: 'email-let-go', params: {} })
}
