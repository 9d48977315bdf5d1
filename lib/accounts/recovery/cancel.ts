import 'server-only'
import type { Customer } from '@/lib/auth/levels'
import type { Grant } from '@/lib/auth/step-up/grants'
import { queueMail } from '@/lib/mail/outbox'
import { db, type Tx, transaction } from '@/lib/platform/db'
import { hashToken } from '@/lib/platform/random'
import { fail, ok, type Result } from '@/lib/platform/result'
import { cancelRecovery, findOpenRecovery, lockCustomer, type OpenRecovery } from './open-recovery'
import { blockedFor, stops } from './times'

/** It is over already, or only a passkey may stop it. */
export type StopProblem = 'over' | 'passkey-only'

/** Stops a wait by the secret of the link in its mails, in any browser. */
export async function stopByLink(secret: string): Promise<Result<undefined, StopProblem>> {
  const hash = hashToken(secret)
  if (!hash) return fail('over')
  const [row] = await db().$queryRaw<{ id: string; customerId: string }[]>`
    SELECT id, customer_id AS "customerId" FROM recovery WHERE stop_hash = ${hash}`
  if (!row) return fail('over')
  return stop(row.customerId, 'mailbox', (open) => open.id === row.id)
}

/** Stops the wait of one's own account, from a full session and without its passkey. */
export async function stopFromSession({
  customerId,
  sessionId,
  level,
}: Customer): Promise<Result<undefined, StopProblem>> {
  if (level === 'limited') return fail('passkey-only')
  return stop(customerId, 'session', async (_open, tx) => {
    const live = await tx.session.count({ where: { id: sessionId, kind: 'full', endedAt: null } })
    return live === 1
  })
}

/**
 * Without a passkey a wait is stopped twice in 30 days, so that nobody who reads the owner's mail keeps them out for
 * ever; and one that a recovery code began not at all, because that is stronger (P2).
 */
function stop(
  customerId: string,
  by: 'mailbox' | 'session',
  isMeant: (open: OpenRecovery, tx: Tx) => boolean | Promise<boolean>,
): Promise<Result<undefined, StopProblem>> {
  return transaction(async (tx) => {
    await lockCustomer(tx, customerId)
    const open = await findOpenRecovery(tx, customerId)
    if (!open || !(await isMeant(open, tx))) return fail('over')
    if (open.startedBy !== 'mailbox' || (await stopsLeft(tx, customerId)) === 0) return fail('passkey-only')
    await cancelRecovery(tx, open, { by, mine: false, blocksFor: 0 })
    await tellOfEnd(tx, customerId, by)
    return ok()
  })
}

/** How often a wait can still be stopped without a passkey. */
export async function stopsLeft(tx: Tx, customerId: string): Promise<number> {
  const [found] = await tx.$queryRaw<[{ count: bigint }]>`
    SELECT count(*) AS count FROM recovery
    WHERE customer_id = ${customerId}::uuid AND cancelled_by IN ('mailbox', 'session')
      AND cancelled_at > shop_now() - ${stops.within}::int * interval '1 second'`
  return Math.max(0, stops.count - Number(found.count))
}

type CancelGrant = Grant<'cancel-recovery', { recoveryId: string; mine: boolean; startedAt: string }>

/**
 * Stops a wait by a passkey that is older than it: final, and nobody starts another for seven days. Where it was the
 * owner's own (`mine`), who has the passkey back, it just ends.
 */
export async function cancelWithPasskey(
  tx: Tx,
  { customerId, payload: { recoveryId, mine }, passkey }: CancelGrant,
): Promise<Result<undefined, 'over' | 'older-passkey'>> {
  const open = await findOpenRecovery(tx, customerId)
  if (open?.id !== recoveryId) return fail('over')
  if (passkey.createdAt >= open.startedAt) return fail('older-passkey')
  await cancelRecovery(tx, open, { by: 'passkey', mine, blocksFor: mine ? 0 : blockedFor })
  await tellOfEnd(tx, customerId, mine ? 'owner' : 'passkey')
  return ok()
}

async function tellOfEnd(tx: Tx, customerId: string, by: 'mailbox' | 'session' | 'passkey' | 'owner') {
  const { email } = await tx.customer.findUniqueOrThrow({
    where: { id: customerId },
    select: { email: true },
  })
  await queueMail(tx, { to: email, template: 'recovery-cancelled', params: { by } })
}
