import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { minutes } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { newCode } from '@/lib/platform/random'
import { mac, macMatches } from '@/lib/platform/sealing'
import type { EmailAddress } from './email-address'

// A mailed code: eight digits, ten minutes, five tries, once, in the browser that asked (ASVS 6.5.1 to 6.5.5,
// 6.6.2, 6.6.3), and for one purpose: a code for another is nothing here. At rest it is an HMAC whose key is not
// in the database.

type Bytes = Uint8Array<ArrayBuffer>

const lifetime = minutes(10)

/** What brings somebody to the door: their account, or a way back into it. */
export type DoorPurpose = 'sign-in' | 'recover'

/** What a code is for. It is part of what is signed. */
export type CodePurpose =
  | DoorPurpose
  /** Proves the address of an account that has none yet. */
  | 'first-address'
  /** Proves the new address of an account. */
  | 'new-address'
  /** Stand in for a grant where an account never had anything but its mailbox. */
  | 'change-email'
  | 'delete-account'
  /** Proves the old address, to put it back. */
  | 'restore-email'
  /** Shows all of a guest's order to a browser that has its link. */
  | 'open-order'

/** What a code is for, and what else it is tied to: a session, an address, ... */
export type CodeUse = { purpose?: CodePurpose; boundTo?: string }

/** What was typed: digits, perhaps in groups as people write them. */
export const codeField = z
  .string({ error: 'code-missing' })
  .transform((typed) => typed.normalize('NFKC').replace(/[\s-]/g, ''))
  .pipe(
    z
      .string()
      .min(1, 'code-missing')
      .regex(/^\d{8}$/, 'code-form'),
  )

const signed = (id: string, { purpose, boundTo }: Required<CodeUse>, emailKey: string, code: string) =>
  `mailed-code ${purpose} ${id} ${boundTo} ${emailKey} ${code}`

/** Makes a code for an address, a browser and a purpose. Those it made for the same three before are void. */
export async function makeMailedCode(
  tx: Tx,
  given: { email: EmailAddress; browserHash: Bytes } & CodeUse,
): Promise<string> {
  const { email, browserHash, purpose = 'sign-in', boundTo = '' } = given
  const id = randomUUID()
  const code = newCode()
  const { mac: codeMac, keyId } = mac(signed(id, { purpose, boundTo }, email.key, code))
  await tx.mailedCode.deleteMany({ where: { browserHash, emailKey: email.key, purpose } })
  await tx.$executeRaw`
    INSERT INTO mailed_code (id, purpose, bound_to, email_key, email, code_mac, key_id, browser_hash, expires_at)
    VALUES (${id}::uuid, ${purpose}, ${boundTo}, ${email.key}, ${email.address}, ${codeMac}, ${keyId}, ${browserHash},
      shop_now() + ${lifetime}::int * interval '1 second')`
  return code
}

export type CodeTry =
  | { outcome: 'right'; codeId: string; address: string; mailedAt: Date }
  | { outcome: 'wrong'; triesLeft: number }
  /** Too old, used, tried too often, or never made here: the person needs a new one. */
  | { outcome: 'void' }

/**
 * Tries a code. The try is counted, in a statement of its own, before the code is compared. A right code is
 * not used yet: `useMailedCode` does that, together with what it opens.
 */
export async function tryMailedCode(
  given: { emailKey: string; browserHash: Bytes; code: string } & CodeUse,
): Promise<CodeTry> {
  const { emailKey, browserHash, code, purpose = 'sign-in', boundTo = '' } = given
  const [row] = await db().$queryRaw<
    { id: string; address: string; mac: Uint8Array; keyId: string; triesLeft: number; mailedAt: Date }[]
  >`
    UPDATE mailed_code SET tries_left = tries_left - 1
    WHERE id = (
        SELECT id FROM mailed_code WHERE browser_hash = ${browserHash} AND email_key = ${emailKey}
          AND purpose = ${purpose} AND bound_to = ${boundTo}
        ORDER BY created_at DESC, id LIMIT 1)
      AND tries_left > 0 AND used_at IS NULL AND expires_at > shop_now()
    RETURNING id, email AS address, code_mac AS mac, key_id AS "keyId", tries_left AS "triesLeft",
      created_at AS "mailedAt"`
  if (!row) return { outcome: 'void' }
  if (macMatches(signed(row.id, { purpose, boundTo }, emailKey, code), row)) {
    return { outcome: 'right', codeId: row.id, address: row.address, mailedAt: row.mailedAt }
  }
  return row.triesLeft > 0 ? { outcome: 'wrong', triesLeft: row.triesLeft } : { outcome: 'void' }
}

/** Uses a right code up. Of many at once one gets true. */
export async function useMailedCode(tx: Tx, codeId: string): Promise<boolean> {
  const used = await tx.$executeRaw`
    UPDATE mailed_code SET used_at = shop_now()
    WHERE id = ${codeId}::uuid AND used_at IS NULL AND expires_at > shop_now()`
  return used === 1
}

/**
 * Voids every code for an address but one, of whatever purpose and in whatever browser: it belongs to an account
 * now, or to another than before. One that is being used at this moment is left to whoever uses it, who will find
 * the address's owner changed; waiting for it could be waiting for each other.
 */
export async function voidCodesFor(tx: Tx, emailKey: string, exceptId: string | null = null): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM mailed_code WHERE id IN (
      SELECT id FROM mailed_code WHERE email_key = ${emailKey} AND id IS DISTINCT FROM ${exceptId}::uuid
      FOR UPDATE SKIP LOCKED)`
}

/** Removes codes that are past. */
export async function sweepMailedCodes(): Promise<void> {
  await db().$executeRaw`DELETE FROM mailed_code WHERE expires_at <= shop_now()`
}
