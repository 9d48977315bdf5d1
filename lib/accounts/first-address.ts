import 'server-only'
import { mayTryCode } from '@/lib/abuse/code-limits'
import { mayMailCode } from '@/lib/abuse/mail-limits'
import { record } from '@/lib/audit/events'
import { isLocked } from '@/lib/auth/holds'
import type { Customer } from '@/lib/auth/levels'
import { type Refusal, withGrant } from '@/lib/auth/step-up/confirm'
import { queueMail } from '@/lib/mail/outbox'
import { shopNow } from '@/lib/platform/clock'
import { db, type Tx, transaction } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'
import { lockAddresses, standingOf } from './address-standing'
import { askedBy, type Visitor } from './door'
import { type EmailAddress, readEmailAddress } from './email-address'
import { makeMailedCode, tryMailedCode, useMailedCode, voidCodesFor } from './mailed-codes'
import { isLive } from './mailed-consent'
import { firstEmailPolicy } from './policies'

// The address of an account that was made after a guest's order is what somebody typed. Here it is proven, by a code
// in the browser and for the account that asked; then, and not before, it belongs to the account. Any other address
// takes a passkey first: a copied cookie must not make a thief's mailbox the way back into somebody's account.

const use = ({ customerId }: Customer) => ({ purpose: 'first-address' as const, boundTo: customerId })

/** Whether the account still has to prove an address. */
export async function mustProveAddress({ customerId }: Customer): Promise<boolean> {
  return (await db().customer.count({ where: { id: customerId, emailVerifiedAt: null } })) === 1
}

/** What the page asks for next: the code from the mail, or a passkey for this address. */
type FirstStep = { ask: 'code' | 'passkey' }

/**
 * Mails a code to the address that shall be the account's. The same whoever that address belongs to.
 * @param grantId for another address than the one that was typed with the order
 * @returns 'too-often' with the seconds to `wait` among its fields
 */
export async function mailFirstCode(
  email: EmailAddress,
  caller: Customer,
  visitor: Visitor,
  grantId?: string,
): Promise<Result<FirstStep, Refusal | 'too-often'>> {
  const { email: typed, emailVerifiedAt } = await db().customer.findUniqueOrThrow({
    where: { id: caller.customerId },
  })
  if (emailVerifiedAt) return ok({ ask: 'code' })
  const isOther = readEmailAddress(typed)?.key !== email.key
  if (isOther && !grantId) return ok({ ask: 'passkey' })
  const allowed = await mayMailCode(await askedBy(visitor, email))
  if (!allowed.ok) return allowed
  const mail = (tx: Tx) => mailCode(tx, email, caller, visitor)
  return isOther && grantId
    ? withGrant(firstEmailPolicy, { caller, grantId, input: { email: email.address } }, mail)
    : transaction(mail)
}

async function mailCode(
  tx: Tx,
  email: EmailAddress,
  caller: Customer,
  { browserHash, device }: Visitor,
): Promise<Result<FirstStep, never>> {
  const code = await makeMailedCode(tx, { email, browserHash, ...use(caller) })
  const params = { device }
  await queueMail(tx, { to: email.address, template: 'first-address-code', params, secret: code })
  return ok({ ask: 'code' })
}

/**
 * Gives the account its address, by the code. Where the address is another account's, or kept for one that changed it
 * a few days ago, nothing is opened and nothing moves: whoever typed the code holds the mailbox, and is told.
 */
export async function proveAddress(
  { email, code }: { email: EmailAddress; code: string },
  caller: Customer,
  visitor: Visitor,
): Promise<Result<undefined, 'code-wrong' | 'code-void' | 'taken' | 'too-often'>> {
  const { customerId, sessionId } = caller
  const { browserHash } = visitor
  const allowed = await mayTryCode(await askedBy(visitor, email))
  if (!allowed.ok) return allowed
  const tried = await tryMailedCode({ emailKey: email.key, browserHash, code, ...use(caller) })
  if (tried.outcome === 'wrong') {
    return fail('code-wrong', { code: 'code-wrong', triesLeft: String(tried.triesLeft) })
  }
  const voided = fail('code-void', { code: 'code-void' })
  if (tried.outcome === 'void') return voided
  return transaction(async (tx) => {
    // As at the door: whoever proves this address at the same moment waits.
    await lockAddresses(tx, [email.key])
    if (!(await useMailedCode(tx, tried.codeId))) return voided
    if ((await isLocked(tx, customerId)) || !(await isLive(tx, caller))) return voided
    if ((await standingOf(tx, email.key)).kind !== 'free') return fail('taken')
    const { count } = await tx.customer.updateMany({
      where: { id: customerId, emailVerifiedAt: null },
      data: { email: tried.address, emailKey: email.key, emailVerifiedAt: await shopNow(tx) },
    })
    if (count === 0) return voided
    await voidCodesFor(tx, email.key, tried.codeId)
    await record(tx, 'email-proven', { customerId, sessionId, facts: {} })
    return ok()
  })
}
