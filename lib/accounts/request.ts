import 'server-only'
import { currentNetwork } from '@/lib/abuse/request'
import { ceremonyBrowser } from '@/lib/auth/ceremony-browser'
import { deviceWords } from '@/lib/auth/device'
import { knownFor } from '@/lib/auth/known-browser'
import type { Caller } from '@/lib/auth/levels'
import { dropCookie, readCookie, userAgent, writeCookie } from '@/lib/auth/request'
import { writeHint } from '@/lib/cart/hint'
import { hashToken } from '@/lib/platform/random'
import type { Entered, Visitor } from './door'

/**
 * What a request brings to the door. Sets the ceremony cookie; for actions and routes. Whoever once said that the
 * device is shared has said so for what follows from it.
 */
export async function visitorOf(caller: Caller, { shared = false } = {}): Promise<Visitor> {
  return {
    browserHash: await ceremonyBrowser(),
    device: deviceWords(await userAgent()),
    network: await currentNetwork(),
    sessionId: caller.level === 'guest' ? undefined : caller.sessionId,
    cartHash: hashToken(await readCookie('cart')),
    knownHash: hashToken(await readCookie('known')),
    shared: shared || (caller.level !== 'guest' && caller.shared === true),
  }
}

/** Gives the browser its new session. Where the guest's cart went along, its cookie goes. */
export async function welcome({ session, cartCount, knownToken }: Entered): Promise<void> {
  await writeCookie('session', session.token, session.maxAge)
  if (knownToken) await writeCookie('known', knownToken, knownFor)
  if (session.kind === 'full') await dropCookie('cart')
  await writeHint({ signedIn: true, count: cartCount })
}

/** Takes every cookie that says who somebody is out of the browser. Accounts go on knowing the browser. */
export async function farewell(): Promise<void> {
  for (const cookie of ['session', 'cart', 'orders', 'ceremony'] as const) await dropCookie(cookie)
  await writeHint({ signedIn: false, count: 0 })
}
