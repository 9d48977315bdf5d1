import 'server-only'
import { mayTryCode } from '@/lib/abuse/code-limits'
import { record } from '@/lib/audit/events'
import { holdsOf, refusedBy } from '@/lib/auth/holds'
import type { Customer } from '@/lib/auth/levels'
import { endOtherSessions, endSession } from '@/lib/auth/sessions'
import { queueMail } from '@/lib/mail/outbox'
import { days } from '@/lib/platform/clock'
import { db, type Tx, transaction } from '@/lib/platform/db'
import { newToken, sha256 } from '@/lib/platform/random'
import { fail, ok, type Result } from '@/lib/platform/result'
import { lockAddresses, standingOf } from './address-standing'
import { newAddressUse } from './change-email'
import { askedBy, type Visitor } from './door'
import type { EmailAddress } from './email-address'
import { useMailedCode as spendCode, tryMailedCode, voidCodesFor } from './mailed-codes'
import { codeVoid, codeWrong, hasOnlyMailbox, isLive, lockCustomer } from './mailed-consent'

/** In seconds: how long the old address may freeze the account, and is kept for it. */
const undoFor = days(7)

type Proof = { email: EmailAddress; code: string; endOthers: boolean }

/**
 * The new address proves itself by its code, in the browser and session that were confirmed; then it is the
 * account's, in one transaction that voids everything pending for it elsewhere. Accounts are never merged: of many
 * who prove one address at once, one has it. The old address is kept for a week and can freeze everything.
 * @returns 'code-void' also where the address belongs to somebody else by now: nobody is told
 */
export async function proveNewEmail(
  { email, code, endOthers }: Proof,
  caller: Customer,
  visitor: Visitor,
): Promise<Result<undefined, 'code-wrong' | 'code-void' | 'held' | 'gone' | 'too-often'>> {
  const { customerId, sessionId } = caller
  const allowed = await mayTryCode(await askedBy(visitor, email))
  if (!allowed.ok) return allowed
  const use = newAddressUse(sessionId)
  const tried = await tryMailedCode({ emailKey: email.key, browserHash: visitor.browserHash, code, ...use })
  if (tried.outcome === 'wrong') return codeWrong(tried.triesLeft)
  if (tried.outcome === 'void') return codeVoid()
  const before = await db().customer.findUniqueOrThrow({ where: { id: customerId } })
  return transaction(async (tx) => {
    await lockAddresses(tx, [email.key, ...(before.emailKey ? [before.emailKey] : [])])
    const old = await lockCustomer(tx, customerId)
    const hold = refusedBy(await holdsOf(tx, customerId), 'change-email')
    if (hold) return fail('held', { hold })
    if (!(await isLive(tx, caller)) || !(await spendCode(tx, tried.codeId))) return codeVoid()
    const { kind } = await standingOf(tx, email.key)
    if (kind !== 'free' || old.emailKey !== before.emailKey) return codeVoid()
    await move(tx, { caller, visitor, old, to: { address: tried.address, key: email.key } })
    await voidCodesFor(tx, email.key, tried.codeId)
    if (old.emailKey) await voidCodesFor(tx, old.emailKey)
    if (endOthers) await endOtherSessions(tx, { customerId, exceptSessionId: sessionId }, 'changed')
    else await endLimitedSessions(tx, caller)
    return ok()
  })
}

type Move = {
  caller: Customer
  visitor: Visitor
  old: { email: string; emailKey: string | null }
  to: EmailAddress
}

/** An address that was never proven has no say: then nothing is kept, and nothing can be undone. */
async function move(tx: Tx, { caller, visitor, old, to }: Move): Promise<void> {
  const { customerId, sessionId } = caller
  const { device } = visitor
  if (old.emailKey) {
    const secret = newToken()
    await tx.$executeRaw`
      INSERT INTO email_change (id, customer_id, old_email, old_key, new_key, undo_ends_at, freeze_hash)
      VALUES (gen_random_uuid(), ${customerId}::uuid, ${old.email}, ${old.emailKey}, ${to.key},
        shop_now() + ${undoFor}::int * interval '1 second', ${sha256(secret)})`
    await queueMail(tx, { to: old.email, template: 'email-changed', params: { device }, secret })
  }
  await tx.$executeRaw`
    UPDATE customer SET email = ${to.address}, email_key = ${to.key}, email_verified_at = shop_now()
    WHERE id = ${customerId}::uuid`
  await queueMail(tx, { to: to.address, template: 'email-is-yours', params: { device } })
  const by = (await hasOnlyMailbox(tx, customerId)) ? 'mailed-code' : 'passkey'
  await record(tx, 'email-changed', { customerId, sessionId, facts: { by, undoable: old.emailKey !== null } })
}

/** What a code to the old address opened ends in any case: that mailbox speaks for the account no more. */
async function endLimitedSessions(tx: Tx, { customerId, sessionId }: Customer): Promise<void> {
  const limited = await tx.session.findMany({
    where: { customerId, kind: 'limited', endedAt: null, id: { not: sessionId } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  for (const { id } of limited) await endSession(tx, id, 'changed')
}
