import 'server-only'
import { days } from '@/lib/platform/clock'
import { hashToken, newToken, sha256 } from '@/lib/platform/random'
import { readCookie, writeCookie } from './request'

// Codes and challenges work only in the browser that asked for them. It is known by a random cookie that
// says nothing else, and whose hash stands in their rows.

const lifetime = days(1)

/** The hash of this browser's ceremony cookie, which is set, or kept for another day. In actions and routes. */
export async function ceremonyBrowser(): Promise<Uint8Array<ArrayBuffer>> {
  const held = await readCookie('ceremony')
  const token = held && hashToken(held) ? held : newToken()
  await writeCookie('ceremony', token, lifetime)
  return sha256(token)
}
