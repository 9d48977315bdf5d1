import 'server-only'
import { z } from 'zod'
import { record } from '@/lib/audit/events'
import type { Grant } from '@/lib/auth/step-up/grants'
import { queueMail } from '@/lib/mail/outbox'
import { db, type Tx } from '@/lib/platform/db'
import { newReadable, sha256 } from '@/lib/platform/random'
import { fail, ok, type Result } from '@/lib/platform/result'

// Ten codes for the day when no passkey is at hand. Each has 120 random bits, so that SHA-256 at rest is enough
// (ASVS 6.5.2, NIST SP 800-63B 4.2.1.1 asks for 64); each works once, and only together with the mailbox opens
// anything at once.

type Bytes = Uint8Array<ArrayBuffer>

const codesAtOnce = 10
const groups = 6
const groupLength = 4
const form = new RegExp(`^[0-9A-HJKMNP-TV-Z]{${groups * groupLength}}$`)

const hashOf = (code: string): Bytes => sha256(`latchkey recovery code ${code}`)

/**
 * Reads what somebody typed: with or without blanks and dashes, in small letters, with O for 0 and I or L for 1.
 * @returns the hash under which the code is stored, or null where it can be none
 */
export function readRecoveryCode(typed: string): Bytes | null {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return form.test(text) ? hashOf(text) : null
}

/** For forms. Its messages are keys of the catalogue. */
export const recoveryCodeField = z
  .string({ error: 'recovery-code-missing' })
  .trim()
  .min(1, 'recovery-code-missing')
  .max(100, 'recovery-code-form')
  .transform((typed, context) => {
    const read = readRecoveryCode(typed)
    if (!read) context.addIssue({ code: 'custom', message: 'recovery-code-form' })
    return read ?? z.NEVER
  })

/**
 * Makes ten new codes; the ones before are void. They are shown now and never again.
 * @returns the codes in groups of four: "7F3K-Q92M-XA4P-…"; 'unproven' while the account has no proven address
 */
export async function renewRecoveryCodes(
  tx: Tx,
  { customerId, sessionId }: Grant<'renew-recovery-codes'>,
): Promise<Result<string[], 'unproven'>> {
  const { email, emailKey } = await tx.customer.findUniqueOrThrow({
    where: { id: customerId },
    select: { email: true, emailKey: true },
  })
  if (emailKey === null) return fail('unproven')
  await tx.$executeRaw`
    UPDATE recovery_code SET voided_at = shop_now()
    WHERE customer_id = ${customerId}::uuid AND voided_at IS NULL`
  const codes = Array.from({ length: codesAtOnce }, () => newReadable(groups * groupLength))
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ customerId, codeHash: hashOf(code) })) })
  await record(tx, 'recovery-codes-made', { customerId, sessionId, facts: { count: codes.length } })
  await queueMail(tx, { to: email, template: 'recovery-codes-made', params: {} })
  return ok(codes.map((code) => code.match(/.{4}/g)?.join('-') ?? code))
}

/** How many codes still work, and when they were made; null where none ever were. */
export async function recoveryCodesLeft(customerId: string): Promise<{ left: number; madeAt: Date | null }> {
  const [found] = await db().$queryRaw<[{ left: bigint; madeAt: Date | null }]>`
    SELECT count(*) FILTER (WHERE used_at IS NULL) AS left, max(created_at) AS "madeAt"
    FROM recovery_code WHERE customer_id = ${customerId}::uuid AND voided_at IS NULL`
  return { left: Number(found.left), madeAt: found.madeAt }
}

/**
 * Uses a code up, in the transaction of what it opens. Of many at once one gets true. `asOf` accepts the codes that
 * were good at that time: for undoing what happened since, a newer set does not void them.
 */
export async function spendRecoveryCode(
  tx: Tx,
  { customerId, code, asOf = null }: { customerId: string; code: Bytes; asOf?: Date | null },
): Promise<boolean> {
  const used = await tx.$queryRaw<{ id: string }[]>`
    UPDATE recovery_code SET used_at = shop_now()
    WHERE code_hash = ${code} AND customer_id = ${customerId}::uuid AND used_at IS NULL
      AND CASE WHEN ${asOf}::timestamptz IS NULL THEN voided_at IS NULL
        ELSE created_at < ${asOf} AND (voided_at IS NULL OR voided_at >= ${asOf}) END
    RETURNING id`
  for (const { id } of used) await record(tx, 'recovery-code-used', { customerId, facts: { codeId: id } })
  return used.length === 1
}

/** Forgets codes that were replaced 30 days ago: nothing can be undone with them any more. */
export async function sweepRecoveryCodes(): Promise<void> {
  await db().$executeRaw`DELETE FROM recovery_code WHERE voided_at < shop_now() - interval '30 days'`
}
