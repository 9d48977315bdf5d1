import 'server-only'
import { randomUUID } from 'node:crypto'
import { record } from '@/lib/audit/events'
import type { Customer } from '@/lib/auth/levels'
import {
  type Maker,
  noteFailedRegistration,
  registrationOptions,
  savePasskey,
  verifyRegistration,
} from '@/lib/auth/passkeys/registration'
import type { RegistrationResponse } from '@/lib/auth/passkeys/responses'
import { endSession } from '@/lib/auth/sessions'
import { lockCards } from '@/lib/cards/recovered'
import { queueMail } from '@/lib/mail/outbox'
import { db, type Tx, transaction } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'
import { type Entered, letIn, type Visitor } from '../door'
import { spendRecoveryCode } from '../recovery-codes'
import { waitSeconds } from './offer'
import {
  cancelRecovery,
  findOpenRecovery,
  findProbation,
  lapse,
  lockCustomer,
  type OpenRecovery,
} from './open-recovery'
import { reverse } from './probation'
import { makeWithin, probationLasts, proofLasts } from './times'

/** Whether this session typed a code lately that was mailed for a recovery, to the address the account has now. */
export async function hasFreshProof(tx: Tx, { sessionId, customerId }: Customer): Promise<boolean> {
  const [found] = await tx.$queryRaw<[{ fresh: boolean }]>`
    SELECT EXISTS (
      SELECT FROM mailbox_proof p JOIN session s ON s.id = p.session_id JOIN customer c ON c.id = p.customer_id
      WHERE p.session_id = ${sessionId}::uuid AND p.customer_id = ${customerId}::uuid AND s.ended_at IS NULL
        AND p.email_key = c.email_key AND c.frozen_at IS NULL AND c.deletion_due_at IS NULL
        AND p.proven_at > shop_now() - ${proofLasts}::int * interval '1 second') AS fresh`
  return found.fresh
}

/**
 * Takes a recovery code from somebody who just showed that the mailbox is theirs too: together they make a passkey
 * at once. The code is used up, whatever comes after. A wait that runs ends, for this is stronger; in the probation
 * of another recovery it counts only where that one was weaker (P2).
 */
export function recoverWithCode(
  caller: Customer,
  code: Uint8Array<ArrayBuffer>,
  device: string,
): Promise<Result<undefined, 'code-wrong' | 'prove-mailbox' | 'held'>> {
  const { customerId, sessionId } = caller
  return transaction(async (tx) => {
    await lockCustomer(tx, customerId)
    if (!(await hasFreshProof(tx, caller))) return fail('prove-mailbox')
    const probation = await findProbation(tx, customerId)
    if (probation?.startedBy === 'code_and_mailbox') return fail('held', { hold: 'probation' })
    const asOf = probation?.finishedAt ?? null
    if (!(await spendRecoveryCode(tx, { customerId, code, asOf })))
      return fail('code-wrong', { recoveryCode: 'recovery-code-wrong' })
    await lapse(tx, customerId)
    const open = await findOpenRecovery(tx, customerId)
    if (open) await cancelRecovery(tx, open, { by: 'code_and_mailbox', mine: false, blocksFor: 0 })
    const id = randomUUID()
    await tx.$executeRaw`
      INSERT INTO recovery (id, customer_id, started_by, session_id, wait_ends_at, lapses_at)
      VALUES (${id}::uuid, ${customerId}::uuid, 'code_and_mailbox', ${sessionId}::uuid, shop_now(),
        shop_now() + ${makeWithin}::int * interval '1 second')`
    const facts = { recoveryId: id, by: 'code_and_mailbox', device } as const
    await record(tx, 'recovery-started', { customerId, sessionId, facts })
    return ok()
  })
}

/**
 * The recovery that this session may finish now, by making one passkey: the one that its recovery code opened; or
 * one that has waited and was announced, with a code that was mailed after its end.
 */
export async function finishable(tx: Tx, caller: Customer): Promise<OpenRecovery | null> {
  const { customerId, sessionId } = caller
  if (caller.level !== 'limited' || !(await hasFreshProof(tx, caller))) return null
  const open = await findOpenRecovery(tx, customerId)
  if (!open) return null
  const [found] = await tx.$queryRaw<[{ may: boolean }]>`
    SELECT EXISTS (
      SELECT FROM recovery r JOIN mailbox_proof p ON p.session_id = ${sessionId}::uuid
      WHERE r.id = ${open.id}::uuid AND (
        r.session_id = p.session_id
        OR (r.session_id IS NULL AND ${waitSeconds() > 0}::boolean AND r.wait_ends_at <= shop_now()
          AND r.half_announced_at IS NOT NULL AND r.end_announced_at IS NOT NULL
          AND p.mailed_at >= r.wait_ends_at))) AS may`
  return found.may ? open : null
}

const makerOf = ({ sessionId, customerId }: Customer, { browserHash }: Visitor): Maker => ({
  sessionId,
  customerId,
  browserHash,
})

/** What the browser needs to make the passkey of a recovery, or 'refused'. */
export async function recoveryPasskeyOptions(caller: Customer, visitor: Visitor) {
  if (!(await finishable(db(), caller))) return fail('refused')
  return ok(await registrationOptions(makerOf(caller, visitor)))
}

/**
 * Finishes a recovery: keeps one passkey, begins the probation and opens a full session. Nothing older goes: neither
 * passkeys nor sessions, whose owner is asked about this. Of several at once one is kept.
 */
export async function makeRecoveryPasskey(
  response: RegistrationResponse,
  caller: Customer,
  visitor: Visitor,
): Promise<Result<Entered, 'invalid'>> {
  const { customerId, email } = caller
  const maker = makerOf(caller, visitor)
  const passkey = await verifyRegistration(response, maker)
  if (!passkey) return fail('invalid')
  return transaction(async (tx) => {
    await lockCustomer(tx, customerId)
    const open = await finishable(tx, caller)
    const { device } = visitor
    const saved = open && (await savePasskey(tx, { customerId, passkey, device }))
    if (!open || !saved) {
      await noteFailedRegistration(tx, maker, open ? 'credential-taken' : 'no-recovery')
      return fail('invalid')
    }
    // What a weaker recovery brought in goes; this one is older than nothing of it.
    const weaker = await findProbation(tx, customerId)
    if (weaker) await reverse(tx, { ...weaker, customerId }, 'code_and_mailbox', passkey.credentialId)
    await tx.$executeRaw`
      UPDATE recovery SET finished_at = shop_now(), stop_sealed = NULL, stop_key_id = NULL,
        probation_ends_at = shop_now() + ${probationLasts}::int * interval '1 second'
      WHERE id = ${open.id}::uuid`
    await lockCards(tx, customerId)
    const facts = { recoveryId: open.id, by: open.startedBy, device }
    await record(tx, 'recovery-finished', { customerId, facts })
    await endLimitedSessions(tx, caller)
    const params = { passkey: saved.name, device }
    await queueMail(tx, { to: email, template: 'recovery-finished', params })
    const arriving = { ...visitor, sessionId: caller.sessionId }
    return ok(await letIn(tx, { customerId, kind: 'full', by: 'recovery' }, arriving))
  })
}

/** Whoever else came in by a code has no more to do with this account. One's own ends with the new one's first use. */
async function endLimitedSessions(tx: Tx, { customerId, sessionId }: Customer): Promise<void> {
  const limited = await tx.session.findMany({
    where: { customerId, kind: 'limited', endedAt: null, id: { not: sessionId } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  for (const { id } of limited) await endSession(tx, id, 'recovered')
}
