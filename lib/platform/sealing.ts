import 'server-only'
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { env } from './env'

function key(purpose: 'seal' | 'mac' | 'proof' | 'limit' | 'buyer', id?: string) {
  const keys = env().AUTH_KEYS
  const chosen = id === undefined ? keys[0] : keys.find((candidate) => candidate.id === id)
  if (!chosen) return null
  return {
    id: chosen.id,
    bytes: Buffer.from(hkdfSync('sha256', chosen.bytes, '', `latchkey ${purpose}`, 32)),
  }
}

export type Sealed = { sealed: Uint8Array<ArrayBuffer>; keyId: string }

/** Encrypts a text for the database with AES-256-GCM under the newest of `AUTH_KEYS`. */
export function seal(text: string): Sealed {
  const current = key('seal')
  if (!current) throw new Error('AUTH_KEYS is empty')
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', current.bytes, nonce)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return { sealed: new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), body])), keyId: current.id }
}

/** Opens what `seal` made. @throws where the key is gone or the bytes were changed. */
export function unseal({ sealed, keyId }: { sealed: Uint8Array; keyId: string }): string {
  const used = key('seal', keyId)
  if (!used) throw new Error(`the key ${keyId} is no longer in AUTH_KEYS`)
  const decipher = createDecipheriv('aes-256-gcm', used.bytes, sealed.subarray(0, 12))
  decipher.setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')
}

/**
 * A secret for one purpose, made from one of `AUTH_KEYS`: the newest, or the one of that id.
 * @returns null where that key is gone
 */
export function derivedSecret(purpose: 'proof' | 'limit', id?: string) {
  const used = key(purpose, id)
  return used && { id: used.id, secret: used.bytes.toString('base64url') }
}

/** The secrets for one purpose of all `AUTH_KEYS`, the newest first. */
export function derivedSecrets(purpose: 'buyer') {
  return env().AUTH_KEYS.flatMap(({ id }) => {
    const used = key(purpose, id)
    return used ? [{ id, secret: used.bytes.toString('base64url') }] : []
  })
}

/** A keyed HMAC-SHA-256, so that a dump of the database does not let short codes be guessed. */
export function mac(text: string): { mac: Uint8Array<ArrayBuffer>; keyId: string } {
  const current = key('mac')
  if (!current) throw new Error('AUTH_KEYS is empty')
  return { mac: new Uint8Array(createHmac('sha256', current.bytes).update(text).digest()), keyId: current.id }
}

/** Whether `given` is the text behind the stored mac, compared in constant time. */
export function macMatches(given: string, stored: { mac: Uint8Array; keyId: string }): boolean {
  const used = key('mac', stored.keyId)
  if (!used) return false
  const wanted = createHmac('sha256', used.bytes).update(given).digest()
  return wanted.length === stored.mac.length && timingSafeEqual(wanted, stored.mac)
}
