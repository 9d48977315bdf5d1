import 'server-only'
import { mayTryCode } from '@/lib/abuse/code-limits'
import { mayMailCode } from '@/lib/abuse/mail-limits'
import { queueMail } from '@/lib/mail/outbox'
import { type Tx, transaction } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'
import { lockAddresses, standingOf } from './address-standing'
import { askedBy, type Entered, letIn, type Visitor } from './door'
import type { EmailAddress } from './email-address'
import { undoableChange } from './email-changes'
import { makeMailedCode, useMailedCode as spendCode, tryMailedCode } from './mailed-codes'
import { codeVoid, codeWrong, lockCustomer } from './mailed-consent'
import { noteMailboxProof } from './recovery/mailbox-proof'
import { spendRecoveryCode } from './recovery-codes'
import { restore } from './restore-email'

const purpose = 'restore-email'

/** Mails a code to an address that an account had until lately. To any other goes a mail that says so. */
export async function askRestoreCode(
  email: EmailAddress,
  visitor: Visitor,
): Promise<Result<undefined, 'too-often'>> {
  const { browserHash, device } = visitor
  const allowed = await mayMailCode(await askedBy(visitor, email))
  if (!allowed.ok) return allowed
  await transaction(async (tx) => {
    const standing = await standingOf(tx, email.key)
    const code = await makeMailedCode(tx, { email, browserHash, purpose })
    const params = { device }
    if (standing.kind === 'kept')
      return queueMail(tx, { to: standing.email, template: 'restore-code', params, secret: code })
    const to = standing.kind === 'free' ? email.address : standing.email
    return queueMail(tx, { to, template: 'nothing-to-restore', params })
  })
  return ok()
}

type Shown = {
  email: EmailAddress
  code: string
  /** The hash of a recovery code. */
  recoveryCode: Uint8Array<ArrayBuffer>
}

/**
 * Puts the old address back by a code that was mailed there together with a recovery code that was good before the
 * change: a set that was made since does not void it. Opens a limited session, with which a passkey can be made by
 * another recovery code. A wrong recovery code uses up a try, and not the mailed code.
 */
export async function restoreByCode(
  { email, code, recoveryCode }: Shown,
  visitor: Visitor,
): Promise<Result<Entered, 'code-wrong' | 'code-void' | 'too-often'>> {
  const { browserHash } = visitor
  const allowed = await mayTryCode(await askedBy(visitor, email))
  if (!allowed.ok) return allowed
  const tried = await tryMailedCode({ emailKey: email.key, browserHash, code, purpose })
  if (tried.outcome === 'wrong') return codeWrong(tried.triesLeft)
  if (tried.outcome === 'void') return codeVoid()
  return transaction(async (tx) => {
    await lockAddresses(tx, [email.key])
    const standing = await standingOf(tx, email.key)
    if (standing.kind !== 'kept') return codeVoid()
    const { customerId } = standing
    await lockCustomer(tx, customerId)
    const change = await undoableChange(tx, customerId)
    if (!change || change.oldKey !== email.key || !(await spendCode(tx, tried.codeId))) return codeVoid()
    if (!(await spendRecoveryCode(tx, { customerId, code: recoveryCode, asOf: change.changedAt }))) {
      await unspend(tx, tried.codeId)
      return fail('code-wrong', { recoveryCode: 'recovery-code-wrong' })
    }
    await restore(tx, change, { by: 'code-and-mailbox' })
    const entered = await letIn(tx, { customerId, kind: 'limited', by: 'mailed-code' }, visitor)
    const { sessionId } = entered.session
    await noteMailboxProof(tx, { sessionId, customerId, emailKey: email.key, mailedAt: tried.mailedAt })
    return ok(entered)
  })
}

/** Within the transaction that used it: it was right, and what came with it was not. */
async function unspend(tx: Tx, codeId: string): Promise<void> {
  await tx.$executeRaw`UPDATE mailed_code SET used_at = NULL WHERE id = ${codeId}::uuid`
}
