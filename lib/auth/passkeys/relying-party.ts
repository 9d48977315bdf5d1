import 'server-only'
import { env } from '@/lib/platform/env'

/**
 * Who the shop is to a browser. It comes from the configuration alone and never from a request: changing the
 * domain later makes every passkey worthless (WebAuthn L3 section 5.1.2, RP ID). `origins` are the shop's own
 * and the related ones, exactly: no other sub-domain, port or scheme (section 5.11).
 */
export function relyingParty(): { rpId: string; origins: string[] } {
  const { SHOP_ORIGIN, RELATED_ORIGINS } = env()
  return { rpId: new URL(SHOP_ORIGIN).hostname, origins: [SHOP_ORIGIN, ...RELATED_ORIGINS] }
}

/** EdDSA, ES256, RS256 (RFC 9053). Offered and accepted are one list; the library's own differs by runtime. */
export const algorithms = [-8, -7, -257]
