import 'server-only'
import { mayMailCode } from '@/lib/abuse/mail-limits'
import { record } from '@/lib/audit/events'
import { holdsOf, refusedBy } from '@/lib/auth/holds'
import { type Customer, reaches } from '@/lib/auth/levels'
import { type Refusal, withGrant } from '@/lib/auth/step-up/confirm'
import type { Grant } from '@/lib/auth/step-up/grants'
import { db, type Tx } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'
import { standingOf } from './address-standing'
import { askedBy, type Visitor } from './door'
import type { EmailAddress } from './email-address'
import { type CodeUse, makeMailedCode } from './mailed-codes'
import {
  askMailedConsent,
  type ConsentRefusal,
  hasOnlyMailbox,
  type MailedConsent,
  withMailedConsent,
} from './mailed-consent'
import { changeEmailPolicy } from './policies'
import { mailForNewAddress } from './standing-mails'

// A change of address has two steps. First its owner confirms it, by a passkey, for exactly the new address. Then
// the new address proves itself (prove-new-email.ts). Whether it is somebody else's, only a mail to that somebody says.

/** What the page asks for next. */
export type NextStep = { ask: 'passkey' | 'old-code' | 'new-code' }

type Wish = { email: EmailAddress; grantId?: string | undefined; code?: string | undefined }

/**
 * Confirms a change of address and mails a code to the new one; as long as the confirmation is missing, says which
 * one it has to be, or mails the code that takes its place.
 */
export async function beginEmailChange(
  wish: Wish,
  caller: Customer,
  visitor: Visitor,
): Promise<Result<NextStep, Refusal | ConsentRefusal | 'email-same' | 'too-often'>> {
  const { email, grantId, code } = wish
  const { customerId } = caller
  const own = await db().customer.findUniqueOrThrow({ where: { id: customerId } })
  if (own.emailKey === email.key) return fail('email-same', { email: 'email-same' })
  const asked = { caller, visitor, about: email.key }
  const go = (tx: Tx, consent: Consent) => askNewAddress(tx, consent, email, visitor)
  if (grantId || code) {
    const allowed = await mayMailCode(await askedBy(visitor, email))
    if (!allowed.ok) return allowed
  }
  if (await hasOnlyMailbox(db(), customerId)) {
    if (code) return withMailedConsent('change-email', { ...asked, code }, go)
    const mailed = await askMailedConsent('change-email', asked)
    return mailed.ok ? ok({ ask: 'old-code' }) : mailed
  }
  if (!reaches(caller, 'remembered')) return fail('passkey')
  const hold = refusedBy(await holdsOf(db(), customerId), 'change-email')
  if (hold) return fail('held', { hold })
  if (!grantId) return ok({ ask: 'passkey' })
  return withGrant(changeEmailPolicy, { caller, grantId, input: { email: email.address } }, go)
}

type Consent = Grant<'change-email', { from: string; to: string }> | MailedConsent<'change-email'>

/** The code that proves a new address is good for the session that was confirmed, and for nothing else. */
export const newAddressUse = (sessionId: string): CodeUse => ({ purpose: 'new-address', boundTo: sessionId })

async function askNewAddress(
  tx: Tx,
  consent: Consent,
  email: EmailAddress,
  { browserHash, device }: Visitor,
): Promise<Result<NextStep, never>> {
  const { customerId, sessionId } = consent
  const standing = await standingOf(tx, email.key)
  const code = await makeMailedCode(tx, { email, browserHash, ...newAddressUse(sessionId) })
  await mailForNewAddress(tx, { standing, email, code, device })
  const by = 'passkey' in consent ? 'passkey' : 'mailed-code'
  await record(tx, 'email-change-begun', { customerId, sessionId, facts: { by } })
  return ok({ ask: 'new-code' })
}
