import 'server-only'
import { ceremonyBrowser } from '@/lib/auth/ceremony-browser'
import { deviceWords } from '@/lib/auth/device'
import type { Caller } from '@/lib/auth/levels'
import { dropCookie, readCookie, userAgent, writeCookie } from '@/lib/auth/request'
import { writeHint } from '@/lib/cart/hint'
import { hashToken } from '@/lib/platform/random'
import type { Entered, Visitor } from './door'

/** What a request brings to the door. Sets the ceremony cookie; for actions and routes. */
export async function visitorOf(caller: Caller): Promise<Visitor> {
  return {
    browserHash: await ceremonyBrowser(),
    device: deviceWords(await userAgent()),
    sessionId: caller.level === 'guest' ? undefined : caller.sessionId,
    cartHash: hashToken(await readCookie('cart')),
  }
}

/** Gives the browser its new session. Where the guest's cart went along, its cookie goes. */
export async function welcome({ session, cartCount }: Entered): Promise<void> {
  await writeCookie('session', session.token, session.maxAge)
  if (session.kind === 'full') await dropCookie('cart')
  await writeHint({ signedIn: true, count: cartCount })
}

/** Takes every cookie that knew the person out of the browser. */
export async function farewell(): Promise<void> {
  for (const cookie of ['session', 'cart', 'orders', 'ceremony'] as const) await dropCookie(cookie)
  await writeHint({ signedIn: false, count: 0 })
}
