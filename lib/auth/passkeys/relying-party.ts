import 'server-only'
import { env } from '@/lib/platform/env'

/**
 * Who the shop is to a browser. Both come from the configured origin alone and never from a request:
 * changing the domain later makes every passkey worthless (WebAuthn L3 section 5.1.2, RP ID).
 */
export function relyingParty(): { origin: string; rpId: string } {
  const origin = env().SHOP_ORIGIN
  return { origin, rpId: new URL(origin).hostname }
}

/** EdDSA, ES256, RS256 (RFC 9053). Offered and accepted are one list; the library's own differs by runtime. */
export const algorithms = [-8, -7, -257]
