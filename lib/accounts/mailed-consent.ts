import 'server-only'
import { mayTryCode } from '@/lib/abuse/code-limits'
import { mayMailCode } from '@/lib/abuse/mail-limits'
import { holdsOf, refusedBy } from '@/lib/auth/holds'
import type { Customer } from '@/lib/auth/levels'
import { everHadPasskey } from '@/lib/auth/passkeys/registration'
import { queueMail } from '@/lib/mail/outbox'
import { db, type Tx, transaction } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'
import { askedBy, type Visitor } from './door'
import type { EmailAddress } from './email-address'
import { type CodeUse, makeMailedCode, useMailedCode as spendCode, tryMailedCode } from './mailed-codes'

declare const given: unique symbol

/** What may be done by a new mailed code, by an account that never had anything better. */
export type MailedAction = 'change-email' | 'delete-account'

/**
 * A change that was confirmed by a code to the account's address, where there never was a passkey, a recovery code or
 * a card. Only `withMailedConsent` makes one; it stands beside a `Grant` in the functions that take either.
 */
export type MailedConsent<Action extends MailedAction = MailedAction> = {
  readonly [given]: true
  action: Action
  customerId: string
  sessionId: string
}

/** Cards and recovery codes need a passkey to be made; the codes are asked for all the same. */
export async function hasOnlyMailbox(tx: Tx, customerId: string): Promise<boolean> {
  if (await everHadPasskey(tx, customerId)) return false
  return (await tx.recoveryCode.count({ where: { customerId } })) === 0
}

/** Tied to the session that asked and to exactly the change that it asked for. */
const codeFor = (action: MailedAction, { sessionId }: Customer, about: string): CodeUse => ({
  purpose: action,
  boundTo: `${sessionId} ${about}`,
})

type Consenting = { caller: Customer; visitor: Visitor /** What the change is about. */; about?: string }
export type ConsentRefusal = 'held' | 'passkey' | 'code-wrong' | 'code-void' | 'too-often'

/** Mails a code to the account's own address that confirms one change. 'passkey' where a code is not enough. */
export async function askMailedConsent(
  action: MailedAction,
  { caller, visitor, about = '' }: Consenting,
): Promise<Result<undefined, 'held' | 'passkey' | 'too-often'>> {
  const { customerId } = caller
  const allowed = await mayMailCode(await askedBy(visitor, await ownAddress(customerId)))
  if (!allowed.ok) return allowed
  return transaction(async (tx) => {
    const refused = await refusalOf(tx, customerId, action)
    if (refused) return refused
    const { email, emailKey } = await lockCustomer(tx, customerId)
    // Without a proven address there is nothing that a code could prove.
    if (!emailKey) return fail('passkey')
    const use = codeFor(action, caller, about)
    const { browserHash, device } = visitor
    const code = await makeMailedCode(tx, { email: { address: email, key: emailKey }, browserHash, ...use })
    await queueMail(tx, { to: email, template: 'consent-code', params: { device, action }, secret: code })
    return ok()
  })
}

async function ownAddress(customerId: string): Promise<EmailAddress> {
  const { email, emailKey } = await db().customer.findUniqueOrThrow({ where: { id: customerId } })
  return { address: email, key: emailKey ?? '' }
}

async function refusalOf(tx: Tx, customerId: string, action: MailedAction) {
  const hold = refusedBy(await holdsOf(tx, customerId), action)
  if (hold) return fail('held', { hold })
  return (await hasOnlyMailbox(tx, customerId)) ? null : fail('passkey')
}

/** Carries out a change that was confirmed by a mailed code, in the transaction that uses the code up. */
export async function withMailedConsent<Action extends MailedAction, Data, Problem extends string>(
  action: Action,
  { caller, visitor, about = '', code }: Consenting & { code: string },
  work: (tx: Tx, consent: MailedConsent<Action>) => Promise<Result<Data, Problem>>,
): Promise<Result<Data, Problem | ConsentRefusal>> {
  const { customerId, sessionId } = caller
  const own = await ownAddress(customerId)
  const allowed = await mayTryCode(await askedBy(visitor, own))
  if (!allowed.ok) return allowed
  const use = codeFor(action, caller, about)
  const tried = await tryMailedCode({
    emailKey: own.key,
    browserHash: visitor.browserHash,
    code,
    ...use,
  })
  if (tried.outcome === 'wrong') return codeWrong(tried.triesLeft)
  if (tried.outcome === 'void') return codeVoid()
  return transaction(async (tx) => {
    await lockCustomer(tx, customerId)
    const refused = await refusalOf(tx, customerId, action)
    if (refused) return refused
    if (!(await isLive(tx, caller)) || !(await spendCode(tx, tried.codeId))) return codeVoid()
    return work(tx, { action, customerId, sessionId } as MailedConsent<Action>)
  })
}

export const codeWrong = (triesLeft: number) =>
  fail('code-wrong', { code: 'code-wrong', triesLeft: String(triesLeft) })
export const codeVoid = () => fail('code-void', { code: 'code-void' })

/** Holds the customer's row until the transaction ends. */
export async function lockCustomer(
  tx: Tx,
  customerId: string,
): Promise<{ email: string; emailKey: string | null }> {
  const [customer] = await tx.$queryRaw<{ email: string; emailKey: string | null }[]>`
    SELECT email, email_key AS "emailKey" FROM customer WHERE id = ${customerId}::uuid FOR NO KEY UPDATE`
  if (!customer) throw new Error('a customer is gone')
  return customer
}

/** Whether the session that asks was not ended meanwhile. */
export async function isLive(tx: Tx, { sessionId }: Customer): Promise<boolean> {
  return (await tx.session.count({ where: { id: sessionId, endedAt: null } })) === 1
}
