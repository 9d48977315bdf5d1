import 'server-only'
import { createPublicKey } from 'node:crypto'
import { decodeCredentialPublicKey } from '@simplewebauthn/server/helpers'

// COSE key parameters: RFC 9052 section 7, RFC 9053 section 7, RFC 8230 section 4.

const kinds = {
  [-7]: { kty: 2, crv: 1, jwk: { kty: 'EC', crv: 'P-256' }, parts: { x: -2, y: -3 } },
  [-8]: { kty: 1, crv: 6, jwk: { kty: 'OKP', crv: 'Ed25519' }, parts: { x: -2 } },
  [-257]: { kty: 3, crv: undefined, jwk: { kty: 'RSA' }, parts: { n: -1, e: -2 } },
} as const

const leastRsaBits = 3072

/**
 * Whether a credential's public key is one that we can trust for years: its algorithm and its kind belong
 * together, it has exactly the parameters it needs (so no private part), its point lies on the curve, and
 * an RSA key has at least 3,072 bits. What is refused here would otherwise fail at the first sign-in.
 */
export function isSoundPublicKey(cose: Uint8Array<ArrayBuffer>): boolean {
  try {
    const key = decodeCredentialPublicKey(cose) as Map<number, unknown>
    const kind = kinds[key.get(3) as keyof typeof kinds]
    if (!kind || key.get(1) !== kind.kty) return false
    if (kind.crv !== undefined && key.get(-1) !== kind.crv) return false
    const labels = [1, 3, ...(kind.crv === undefined ? [] : [-1]), ...Object.values(kind.parts)]
    if (key.size !== labels.length || !labels.every((label) => key.has(label))) return false
    const parts = Object.entries(kind.parts).map(([name, label]) => {
      const bytes = key.get(label)
      if (!(bytes instanceof Uint8Array)) throw new TypeError('a key parameter is not bytes')
      return [name, Buffer.from(bytes).toString('base64url')]
    })
    const imported = createPublicKey({ key: { ...kind.jwk, ...Object.fromEntries(parts) }, format: 'jwk' })
    const bits = imported.asymmetricKeyDetails?.modulusLength
    return kind.kty !== 3 || (bits !== undefined && bits >= leastRsaBits)
  } catch {
    return false
  }
}
