import 'server-only'
import { randomUUID } from 'node:crypto'
import { record } from '@/lib/audit/events'
import type { Customer } from '@/lib/auth/levels'
import { queueMail } from '@/lib/mail/outbox'
import { db, type Tx, transaction } from '@/lib/platform/db'
import { newToken, sha256 } from '@/lib/platform/random'
import { fail, ok, type Result } from '@/lib/platform/result'
import { seal } from '@/lib/platform/sealing'
import type { EmailAddress } from '../email-address'
import { spendRecoveryCode } from '../recovery-codes'
import { type WaitRefusal, waitRefusal, waitSeconds } from './offer'
import { findOpenRecovery, lapse, lockCustomer } from './open-recovery'
import { finishWithin, lastCall } from './times'

export type Refused = WaitRefusal['why'] | 'sign-in' | 'prove-mailbox'
export type Waiting = { waitEndsAt: Date }

/**
 * Starts to wait, for somebody who came in by a mailed code, or typed one for a recovery since. A passkey session alone
 * starts none: whoever has a copy of its cookie may not have the mailbox. Where somebody waits already, nothing changes:
 * neither the end nor who began it. The account's mailbox hears of it at once.
 */
export function startWait(caller: Customer, device: string): Promise<Result<Waiting, Refused>> {
  const { customerId, sessionId } = caller
  return transaction(async (tx) => {
    await lockCustomer(tx, customerId)
    const live = await tx.session.findFirst({ where: { id: sessionId, customerId, endedAt: null } })
    if (!live) return fail('sign-in')
    if (!(await cameByMail(tx, live))) return fail('prove-mailbox')
    const refusal = await waitRefusal(tx, customerId)
    if (refusal) return fail(refusal.why)
    const open = await findOpenRecovery(tx, customerId)
    if (open) return ok({ waitEndsAt: open.waitEndsAt })
    return ok(await begin(tx, { customerId, by: 'mailbox', device, sessionId }))
  })
}

/** Whether a session was opened by a mailed code, or somebody typed one in it for a recovery. */
export async function cameByMail(
  tx: Tx,
  { id, openedBy }: { id: string; openedBy: string },
): Promise<boolean> {
  return openedBy === 'mailed-code' || (await tx.mailboxProof.count({ where: { sessionId: id } })) > 0
}

/**
 * Starts to wait with a recovery code alone, for somebody who cannot get at their mail now; it is needed at the end
 * all the same. Whatever does not fit, address or code, has one answer. The code is used up.
 */
export async function startWaitByCode(
  { email, code }: { email: EmailAddress; code: Uint8Array<ArrayBuffer> },
  device: string,
): Promise<Result<Waiting, Refused | 'code-wrong' | 'waits-already'>> {
  const [owner] = await db().$queryRaw<{ id: string }[]>`
    SELECT c.id FROM customer c JOIN recovery_code r ON r.customer_id = c.id
    WHERE c.email_key = ${email.key} AND r.code_hash = ${code} AND r.used_at IS NULL AND r.voided_at IS NULL`
  if (!owner) return fail('code-wrong', { recoveryCode: 'recovery-code-wrong' })
  const customerId = owner.id
  return transaction(async (tx) => {
    await lockCustomer(tx, customerId)
    const refusal = await waitRefusal(tx, customerId)
    if (refusal) return fail(refusal.why)
    if (await findOpenRecovery(tx, customerId)) return fail('waits-already')
    if (!(await spendRecoveryCode(tx, { customerId, code })))
      return fail('code-wrong', { recoveryCode: 'recovery-code-wrong' })
    return ok(await begin(tx, { customerId, by: 'recovery_code', device }))
  })
}

type Beginning = { customerId: string; by: 'mailbox' | 'recovery_code'; device: string; sessionId?: string }

async function begin(tx: Tx, { customerId, by, device, sessionId }: Beginning): Promise<Waiting> {
  const id = randomUUID()
  // A mailed link may stop a mailbox's wait, and not what a recovery code began (P2).
  const secret = by === 'mailbox' ? newToken() : null
  const sealed = secret === null ? null : seal(secret)
  await lapse(tx, customerId)
  // A wait of six hours or less has had its last announcement with its first.
  const [row] = await tx.$queryRaw<[Waiting & { email: string }]>`
    INSERT INTO recovery (id, customer_id, started_by, wait_ends_at, lapses_at, stop_hash, stop_sealed, stop_key_id,
      end_announced_at)
    SELECT ${id}::uuid, c.id, ${by}::evidence, shop_now() + ${waitSeconds()}::int * interval '1 second',
      shop_now() + ${waitSeconds() + finishWithin}::int * interval '1 second',
      ${secret === null ? null : sha256(secret)}, ${sealed?.sealed ?? null}, ${sealed?.keyId ?? null},
      CASE WHEN ${waitSeconds() <= lastCall}::boolean THEN shop_now() END
    FROM customer c WHERE c.id = ${customerId}::uuid
    RETURNING wait_ends_at AS "waitEndsAt", (SELECT email FROM customer WHERE id = ${customerId}::uuid) AS email`
  await record(tx, 'recovery-started', { customerId, sessionId, facts: { recoveryId: id, by, device } })
  await tellOfWait(tx, { to: row.email, stage: 'start', device, waitEndsAt: row.waitEndsAt, secret })
  return { waitEndsAt: row.waitEndsAt }
}

type News = {
  to: string
  stage: 'start' | 'half' | 'end'
  device?: string
  waitEndsAt: Date
  secret: string | null
}

/** Announces a wait to the account's mailbox, with the link that stops it where a mailbox may. */
export async function tellOfWait(tx: Tx, { to, stage, device, waitEndsAt, secret }: News): Promise<void> {
  const params = { stage, endsAt: waitEndsAt.toISOString(), ...(device && { device }) }
  if (secret === null) await queueMail(tx, { to, template: 'recovery-wait-by-code', params })
  else await queueMail(tx, { to, template: 'recovery-wait', params, secret })
}
