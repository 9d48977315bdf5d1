import 'server-only'
import { ceremonyLifetime } from '@/lib/platform/http/cookies'
import { hashToken, newToken, sha256 } from '@/lib/platform/random'
import { readCookie, writeCookie } from './request'

// Codes and challenges work only in the browser that asked for them. It is known by a random cookie that
// says nothing else, and whose hash stands in their rows. It comes with the first private page (proxy.ts).

/** The hash of this browser's ceremony cookie, which is set, or kept for another day. In actions and routes. */
export async function ceremonyBrowser(): Promise<Uint8Array<ArrayBuffer>> {
  const held = await readCookie('ceremony')
  const token = held && hashToken(held) ? held : newToken()
  await writeCookie('ceremony', token, ceremonyLifetime)
  return sha256(token)
}
