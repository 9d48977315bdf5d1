import 'server-only'
import { mayTryCode } from '@/lib/abuse/code-limits'
import { record } from '@/lib/audit/events'
import { queueMail } from '@/lib/mail/outbox'
import { db, type Tx, transaction } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'
import { lockAddresses, standingOf } from './address-standing'
import { askedBy, type Entered, letIn, type Visitor } from './door'
import type { EmailAddress } from './email-address'
import { type EmailChange, undoableChange } from './email-changes'
import { useMailedCode as spendCode, tryMailedCode } from './mailed-codes'
import { codeVoid, codeWrong, lockCustomer } from './mailed-consent'
import { waitSeconds } from './recovery/offer'
import { finishWithin, lastCall } from './recovery/times'
import { restore } from './restore-email'

// The weakest way to put an old address back: its mailbox alone, and a wait. Only while that address keeps the account
// locked. It is announced to both addresses as a recovery's wait is; a passkey from before the change, which opens the
// account, stops it. At its end it takes a new code from the old address, within seven days.

type Shown = { email: EmailAddress; code: string }

/** What came of it: a wait runs, until then; or it was over, and the address is back. */
type Waited = { step: 'waiting'; endsAt: Date } | { step: 'restored'; entered: Entered }

type Problem = 'code-wrong' | 'code-void' | 'too-often' | 'wait-off' | 'not-locked'

/**
 * Begins the wait, says how long one that runs still takes, or after its end puts the address back and opens a limited
 * session: by a code that was mailed to the old address.
 */
export async function restoreByWaiting(
  { email, code }: Shown,
  visitor: Visitor,
): Promise<Result<Waited, Problem>> {
  const allowed = await mayTryCode(await askedBy(visitor, email))
  if (!allowed.ok) return allowed
  const { browserHash } = visitor
  const tried = await tryMailedCode({ emailKey: email.key, browserHash, code, purpose: 'restore-email' })
  if (tried.outcome === 'wrong') return codeWrong(tried.triesLeft)
  if (tried.outcome === 'void') return codeVoid()
  return transaction(async (tx): Promise<Result<Waited, Problem>> => {
    await lockAddresses(tx, [email.key])
    const standing = await standingOf(tx, email.key)
    if (standing.kind !== 'kept') return codeVoid()
    const { customerId } = standing
    await lockCustomer(tx, customerId)
    const change = await undoableChange(tx, customerId)
    if (!change || change.oldKey !== email.key || !(await spendCode(tx, tried.codeId))) return codeVoid()
    if (waitSeconds() === 0) return fail('wait-off')
    if (!(await isLockedFor(tx, change))) return fail('not-locked')
    const wait = await runningWait(tx, change.id, tried.mailedAt)
    if (!wait) return ok({ step: 'waiting', endsAt: await begin(tx, change, visitor.device) })
    if (!wait.mayFinish) return ok({ step: 'waiting', endsAt: wait.waitEndsAt })
    await restore(tx, change, { by: 'wait' })
    const entered = await letIn(tx, { customerId, kind: 'limited', by: 'mailed-code' }, visitor)
    return ok({ step: 'restored', entered })
  })
}

/** Whether the account is locked because of this change, by its old address. */
async function isLockedFor(tx: Tx, { id }: EmailChange): Promise<boolean> {
  const found = await tx.$queryRaw<unknown[]>`
    SELECT FROM email_change e JOIN customer c ON c.id = e.customer_id
    WHERE e.id = ${id}::uuid AND e.frozen_at IS NOT NULL AND e.lifted_at IS NULL AND c.frozen_at IS NOT NULL`
  return found.length > 0
}

/** The wait that is neither lapsed nor missing; `mayFinish`: it is over, was announced, and the code came after its end. */
async function runningWait(tx: Tx, changeId: string, mailedAt: Date) {
  const [wait] = await tx.$queryRaw<{ waitEndsAt: Date; mayFinish: boolean }[]>`
    SELECT wait_ends_at AS "waitEndsAt", wait_ends_at <= shop_now() AND ${mailedAt} >= wait_ends_at
      AND half_announced_at IS NOT NULL AND end_announced_at IS NOT NULL AS "mayFinish"
    FROM restore_wait WHERE change_id = ${changeId}::uuid AND lapses_at > shop_now()`
  return wait ?? null
}

async function begin(tx: Tx, change: EmailChange, device: string): Promise<Date> {
  const { id, customerId } = change
  await tx.restoreWait.deleteMany({ where: { changeId: id } })
  // A wait of six hours or less has had its last announcement with its first.
  const [{ endsAt }] = await tx.$queryRaw<[{ endsAt: Date }]>`
    INSERT INTO restore_wait (change_id, customer_id, wait_ends_at, lapses_at, end_announced_at)
    VALUES (${id}::uuid, ${customerId}::uuid, shop_now() + ${waitSeconds()}::int * interval '1 second',
      shop_now() + ${waitSeconds() + finishWithin}::int * interval '1 second',
      CASE WHEN ${waitSeconds() <= lastCall}::boolean THEN shop_now() END)
    RETURNING wait_ends_at AS "endsAt"`
  await record(tx, 'restore-wait-begun', { customerId, facts: { device } })
  await tell(tx, change, { stage: 'start', endsAt, device })
  return endsAt
}

type News = { stage: 'start' | 'half' | 'end'; endsAt: Date; device?: string }

/** To both addresses: one of them is the owner's. */
async function tell(tx: Tx, change: EmailChange, { stage, endsAt, device }: News): Promise<void> {
  const { email } = await lockCustomer(tx, change.customerId)
  const params = { stage, endsAt: endsAt.toISOString(), ...(device && { device }) }
  await queueMail(tx, { to: change.oldEmail, template: 'restore-wait', params: { ...params, at: 'old' } })
  await queueMail(tx, { to: email, template: 'restore-wait', params: { ...params, at: 'new' } })
}

const atOnce = 100

/** Announces the waits that are half over, and those that end within six hours, each once. In as many workers as there are. */
export async function sweepRestoreWaits(): Promise<void> {
  for (const stage of ['half', 'end'] as const) {
    const due = await db().$queryRaw<{ id: string }[]>`
      SELECT w.change_id AS id FROM restore_wait w
        JOIN email_change e ON e.id = w.change_id JOIN customer c ON c.id = w.customer_id
      WHERE e.lifted_at IS NULL AND e.restored_at IS NULL AND c.frozen_at IS NOT NULL AND w.lapses_at > shop_now()
        AND CASE ${stage}
          WHEN 'half' THEN half_announced_at IS NULL AND started_at + (wait_ends_at - started_at) / 2 <= shop_now()
          ELSE end_announced_at IS NULL AND wait_ends_at - ${lastCall}::int * interval '1 second' <= shop_now() END
      LIMIT ${atOnce}`
    for (const { id } of due) await transaction((tx) => announce(tx, id, stage))
  }
}

async function announce(tx: Tx, id: string, stage: 'half' | 'end'): Promise<void> {
  // Conditional: of several workers one finds it unannounced.
  const [told] = await tx.$queryRaw<{ customerId: string; endsAt: Date }[]>`
    UPDATE restore_wait SET
      half_announced_at = CASE ${stage} WHEN 'half' THEN shop_now() ELSE half_announced_at END,
      end_announced_at = CASE ${stage} WHEN 'end' THEN shop_now() ELSE end_announced_at END
    WHERE change_id = ${id}::uuid
      AND CASE ${stage} WHEN 'half' THEN half_announced_at IS NULL ELSE end_announced_at IS NULL END
    RETURNING customer_id AS "customerId", wait_ends_at AS "endsAt"`
  const change = told && (await undoableChange(tx, told.customerId))
  if (told && change?.id === id) await tell(tx, change, { stage, endsAt: told.endsAt })
}
