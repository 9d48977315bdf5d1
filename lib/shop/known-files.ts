import 'server-only'
import type { Env } from '@/lib/platform/env'

// What other programs look for at addresses of its own (RFC 8615). Null: there is no such file.

type Configuration = Pick<Env, 'SHOP_ORIGIN' | 'RELATED_ORIGINS' | 'SECURITY_CONTACT'>

/** Where a customer looks after their passkeys. */
export const passkeyPage = ({ SHOP_ORIGIN }: Pick<Env, 'SHOP_ORIGIN'>) => `${SHOP_ORIGIN}/account/security`

/** For password managers (W3C, "A Well-Known URL for Relying Party Passkey Endpoints"). */
export function passkeyEndpoints(env: Configuration): string {
  return JSON.stringify({ enroll: passkeyPage(env), manage: passkeyPage(env) })
}

/** The other origins that may use this shop's passkeys (WebAuthn L3 section 5.11). */
export function relatedOrigins({ RELATED_ORIGINS }: Configuration): string | null {
  return RELATED_ORIGINS.length === 0 ? null : JSON.stringify({ origins: RELATED_ORIGINS })
}

/** In milliseconds. Counted from each answer: while the shop runs, the contact in its configuration is good. */
const goodFor = 30 * 86_400_000

/** Where to write about a weakness of the shop (RFC 9116). */
export function securityText({ SHOP_ORIGIN, SECURITY_CONTACT }: Configuration): string | null {
  if (SECURITY_CONTACT === undefined) return null
  const lines = [
    `Contact: ${SECURITY_CONTACT}`,
    `Expires: ${new Date(Date.now() + goodFor).toISOString()}`,
    'Preferred-Languages: en',
    `Canonical: ${SHOP_ORIGIN}/.well-known/security.txt`,
  ]
  return `${lines.join('\n')}\n`
}
