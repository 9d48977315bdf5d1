import 'server-only'
import { record } from '@/lib/audit/events'
import { type Customer, reaches } from '@/lib/auth/levels'
import { endOtherSessions } from '@/lib/auth/sessions'
import { type Refusal, withGrant } from '@/lib/auth/step-up/confirm'
import type { Grant } from '@/lib/auth/step-up/grants'
import { queueMail } from '@/lib/mail/outbox'
import { days } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'
import type { Visitor } from './door'
import { voidCodesFor } from './mailed-codes'
import {
  askMailedConsent,
  type ConsentRefusal,
  hasOnlyMailbox,
  type MailedConsent,
  withMailedConsent,
} from './mailed-consent'
import { deletePolicy } from './policies'

/** In seconds: how long an account that was deleted can come back. */
const comeBackFor = days(7)

/** What the page asks for next, or that the account is closed. */
export type Closing = { ask: 'passkey' | 'code' } | { ask: null; dueAt: Date }

type Wish = { grantId?: string | undefined; code?: string | undefined }

/**
 * Closes an account: nobody is signed in any more, nobody can sign in, and in seven days it is erased unless its
 * owner comes back. Says which confirmation is missing, or mails the code that takes its place.
 */
export async function deleteAccount(
  { grantId, code }: Wish,
  caller: Customer,
  visitor: Visitor,
): Promise<Result<Closing, Refusal | ConsentRefusal>> {
  const { customerId } = caller
  if (await hasOnlyMailbox(db(), customerId)) {
    const asked = { caller, visitor }
    if (code) return withMailedConsent('delete-account', { ...asked, code }, close)
    const mailed = await askMailedConsent('delete-account', asked)
    return mailed.ok ? ok({ ask: 'code' }) : mailed
  }
  if (!reaches(caller, 'remembered')) return fail('passkey')
  if (!grantId) return ok({ ask: 'passkey' })
  return withGrant(deletePolicy, { caller, grantId, input: {} }, close)
}

/** Everything at once: the account is either as it was, or closed with nobody in it. */
async function close(
  tx: Tx,
  consent: Grant<'delete-account'> | MailedConsent<'delete-account'>,
): Promise<Result<Closing, never>> {
  const { customerId, sessionId } = consent
  const by = 'passkey' in consent ? 'passkey' : 'mailed-code'
  await endOtherSessions(tx, { customerId }, 'closed')
  const [closed] = await tx.$queryRaw<[{ email: string; emailKey: string | null; dueAt: Date }]>`
    UPDATE customer SET deletion_due_at = shop_now() + ${comeBackFor}::int * interval '1 second'
    WHERE id = ${customerId}::uuid
    RETURNING email, email_key AS "emailKey", deletion_due_at AS "dueAt"`
  if (closed.emailKey) await voidCodesFor(tx, closed.emailKey)
  await record(tx, 'deletion-asked', { customerId, sessionId, facts: { by } })
  const how = by === 'passkey' ? 'passkey' : 'code'
  const params = { dueAt: closed.dueAt.toISOString(), by: how } as const
  await queueMail(tx, { to: closed.email, template: 'deletion-asked', params })
  return ok({ ask: null, dueAt: closed.dueAt })
}
