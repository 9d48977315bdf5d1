import 'server-only'
import { record } from '@/lib/audit/events'
import type { Customer } from '@/lib/auth/levels'
import { endOtherSessions } from '@/lib/auth/sessions'
import { type Refusal, withGrant } from '@/lib/auth/step-up/confirm'
import type { Grant } from '@/lib/auth/step-up/grants'
import { queueMail } from '@/lib/mail/outbox'
import { db, type Tx, transaction } from '@/lib/platform/db'
import { hashToken } from '@/lib/platform/random'
import { fail, ok, type Result } from '@/lib/platform/result'
import { callOffDeletion } from './come-back'
import { type EmailChange, undoableChange } from './email-changes'
import { voidCodesFor } from './mailed-codes'
import { lockCustomer } from './mailed-consent'
import { liftFreezePolicy } from './policies'

// A frozen account: no change, no payment, no recovery, and nobody is signed in. Its owner opens it again with a
// passkey that is older than whatever made them freeze it, or puts the old address back (restore-email.ts).

/**
 * Freezes an account by the secret in the mail to its old address. In any browser, for seven days, as long as no
 * older passkey has said otherwise. It stops an erasure too. Doing it twice is nothing.
 */
export async function freezeByLink(secret: string): Promise<Result<undefined, 'link-void'>> {
  const freezeHash = hashToken(secret)
  const found = freezeHash && (await db().emailChange.findUnique({ where: { freezeHash } }))
  if (!found) return fail('link-void')
  return transaction(async (tx) => {
    await lockCustomer(tx, found.customerId)
    const [change] = await tx.$queryRaw<EmailChange[]>`
      UPDATE email_change SET frozen_at = coalesce(frozen_at, shop_now())
      WHERE id = ${found.id}::uuid AND restored_at IS NULL AND lifted_at IS NULL AND undo_ends_at > shop_now()
      RETURNING id, customer_id AS "customerId", old_email AS "oldEmail", old_key AS "oldKey", new_key AS "newKey",
        changed_at AS "changedAt"`
    if (!change) return fail('link-void')
    await freeze(tx, change.customerId, 'old-address')
    await voidCodesFor(tx, change.oldKey)
    return ok()
  })
}

/** Stops everything. Call it under the customer's lock. @returns false where it was frozen already */
export async function freeze(tx: Tx, customerId: string, by: 'old-address' | 'operator'): Promise<boolean> {
  const [frozen] = await tx.$queryRaw<{ email: string; emailKey: string | null }[]>`
    UPDATE customer SET frozen_at = shop_now(), frozen_by = ${by.replace('-', '_')}::freezer
    WHERE id = ${customerId}::uuid AND frozen_at IS NULL RETURNING email, email_key AS "emailKey"`
  await endOtherSessions(tx, { customerId }, 'frozen')
  if (!frozen) return false
  await callOffDeletion(tx, customerId, 'freeze')
  if (frozen.emailKey) await voidCodesFor(tx, frozen.emailKey)
  await record(tx, 'account-frozen', { customerId, facts: { by } })
  const change = await undoableChange(tx, customerId)
  if (change) await queueMail(tx, { to: change.oldEmail, template: 'locked-for-you', params: {} })
  await queueMail(tx, { to: frozen.email, template: 'account-locked', params: { by } })
  return true
}

/** What a frozen account's page says and offers. */
export type Lock = { by: 'old-address' | 'operator'; oldEmail: string | null; email: string }

/** Null where the account is not frozen. */
export async function lockOf(tx: Tx, customerId: string): Promise<Lock | null> {
  const customer = await tx.customer.findUnique({ where: { id: customerId } })
  if (!customer?.frozenBy) return null
  const change = await undoableChange(tx, customerId)
  const by = customer.frozenBy === 'operator' ? 'operator' : 'old-address'
  return { by, oldEmail: change?.oldEmail ?? null, email: customer.email }
}

/**
 * Opens a frozen account again, by a passkey that is older than what it was frozen for. The link that froze it is
 * spent then; until its week is over the old address can still be put back by such a passkey.
 */
export function liftFreeze(
  caller: Customer,
  grantId: string,
): Promise<Result<undefined, Refusal | 'newer-passkey'>> {
  return withGrant(liftFreezePolicy, { caller, grantId, input: {} }, async (tx, grant) => {
    if (!(await isOlder(tx, grant))) return fail('newer-passkey')
    await lift(tx, grant.customerId, 'passkey')
    return ok()
  })
}

/** Whether the passkey of a grant was there before whatever the account was frozen for. */
async function isOlder(tx: Tx, { customerId, passkey }: Grant): Promise<boolean> {
  const [row] = await tx.$queryRaw<[{ older: boolean }]>`
    SELECT ${passkey.createdAt}::timestamptz < LEAST(
      (SELECT frozen_at FROM customer WHERE id = ${customerId}::uuid),
      (SELECT min(changed_at) FROM email_change WHERE customer_id = ${customerId}::uuid
        AND restored_at IS NULL AND (undo_ends_at > shop_now() OR (frozen_at IS NOT NULL AND lifted_at IS NULL))),
      (SELECT min(finished_at) FROM recovery WHERE customer_id = ${customerId}::uuid
        AND probation_ends_at > shop_now() AND probation_closed_at IS NULL)) AS older`
  return row.older
}

/** Call it under the customer's lock. @returns false where nothing was frozen */
export async function lift(tx: Tx, customerId: string, by: 'passkey' | 'operator'): Promise<boolean> {
  const change = await undoableChange(tx, customerId)
  const [lifted] = await tx.$queryRaw<{ email: string }[]>`
    UPDATE customer SET frozen_at = NULL, frozen_by = NULL
    WHERE id = ${customerId}::uuid AND frozen_at IS NOT NULL RETURNING email`
  if (!lifted) return false
  await tx.$executeRaw`
    UPDATE email_change SET lifted_at = shop_now()
    WHERE customer_id = ${customerId}::uuid AND frozen_at IS NOT NULL AND lifted_at IS NULL`
  await record(tx, 'freeze-lifted', { customerId, facts: { by } })
  for (const to of new Set([lifted.email, ...(change ? [change.oldEmail] : [])])) {
    await queueMail(tx, { to, template: 'lock-lifted', params: { by } })
  }
  return true
}
