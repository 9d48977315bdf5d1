import 'server-only'
import { createHash, randomBytes, randomInt } from 'node:crypto'

/** A 256-bit secret for a cookie or a link: 43 characters of base64url (ASVS 7.2.3, 11.5.1). */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

const tokenForm = /^[A-Za-z0-9_-]{43}$/

/** The SHA-256 under which a token is stored, or null where the text cannot be one of ours. */
export function hashToken(token: string | undefined): Uint8Array<ArrayBuffer> | null {
  if (!token || !tokenForm.test(token)) return null
  return sha256(token)
}

export function sha256(data: string | Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(data).digest())
}

export function newBytes(length: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(randomBytes(length))
}

/** A mailed code: eight digits, 26 bits (ASVS 6.5.4 asks for 20). */
export function newCode(): string {
  return String(randomInt(0, 100_000_000)).padStart(8, '0')
}

// Crockford's base32: no I, L, O, U, so that a person can read it aloud and type it.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Random text of five bits a letter, for people to type. */
export function newReadable(length: number): string {
  return Array.from(randomBytes(length), (byte) => letters[byte & 31]).join('')
}

const orderPrefix = 'LK'

/** An order's public number, such as LK-7F3KQ-92MXA: 50 random bits, told to nobody but its buyer. */
export function newOrderNumber(): string {
  const text = newReadable(10)
  return `${orderPrefix}-${text.slice(0, 5)}-${text.slice(5)}`
}

/** The form of every such number. */
export const orderNumberForm = new RegExp(`^${orderPrefix}(-[${letters}]{5}){2}$`)
