import 'server-only'
import { cookies, headers } from 'next/headers'
import { connection } from 'next/server'
import { cache } from 'react'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { type CookieName, cookieAttributes, cookieNames } from '@/lib/platform/http/cookies'
import type { Caller } from './levels'
import { readSession } from './next-auth'
import { sessionTokenIn } from './session-cookie'
import { endedAsCopy } from './session-row'
import { raiseSession, rotateSession } from './sessions'

// Where the shop's rules meet Next's request: the one file of this folder that reads and writes cookies.

/** Who is asking: one query a request, however often it is called. */
export const currentCaller: () => Promise<Caller> = cache(async () => {
  // next-auth draws random numbers, which Next lets a render do only after this.
  await connection()
  return readSession()
})

export async function readCookie(cookie: CookieName): Promise<string | undefined> {
  return (await cookies()).get(cookieNames[cookie])?.value
}

/**
 * Puts the session's next token into the answer, where one is due. Only in routes; pages have it from proxy.ts.
 * @returns 'ended' where the session ended instead
 */
export async function bringNextToken(): Promise<'ended' | undefined> {
  const next = await rotateSession(sessionTokenIn((await headers()).get('cookie')))
  if (next === 'ended') return next
  if (next) await writeCookie('session', next.token, next.maxAge)
}

/**
 * Puts the token into the answer that follows an assertion, or a change of passkey or email; in actions and routes.
 * Where the last one is still on its way, that one has to do.
 */
export async function bringRaisedToken(sessionId: string, after: 'assertion' | 'change'): Promise<void> {
  const next = await raiseSession(db(), sessionId, after)
  if (next) await writeCookie('session', next.token, next.maxAge)
}

/**
 * Whose sign-in in this browser was ended because it may have been copied: before anything of theirs is shown, they
 * confirm who they are. Null where there was none.
 */
export async function mustConfirm(caller: Caller): Promise<string | null> {
  return caller.level === 'guest' ? endedAsCopy(sessionTokenIn((await headers()).get('cookie'))) : null
}

/** Sets a cookie in the answer. Only in actions and routes. `maxAge` in seconds. */
export async function writeCookie(cookie: CookieName, value: string, maxAge?: number): Promise<void> {
  ;(await cookies()).set(cookieNames[cookie], value, cookieAttributes(cookie, maxAge))
}

export async function dropCookie(cookie: CookieName): Promise<void> {
  ;(await cookies()).set(cookieNames[cookie], '', cookieAttributes(cookie, 0))
}

/**
 * Whether a request that changes something comes from the shop's own page: its Origin is the shop's
 * (ASVS 3.5.1), and so is its Host. Browsers send Origin with every POST and PUT.
 */
export async function comesFromShop(): Promise<boolean> {
  const sent = await headers()
  return sent.get('origin') === env().SHOP_ORIGIN && (await isShopHost())
}

/** Whether no page sent it: browsers say with every POST which page did. */
export async function comesFromNoPage(): Promise<boolean> {
  return !(await headers()).has('origin')
}

/** Whether the request names the shop's own host. */
export async function isShopHost(): Promise<boolean> {
  return (await headers()).get('host') === new URL(env().SHOP_ORIGIN).host
}

export async function userAgent(): Promise<string | undefined> {
  return (await headers()).get('user-agent') ?? undefined
}

/** The id that proxy.ts gave this request, for the log. */
export async function requestId(): Promise<string | undefined> {
  return (await headers()).get('x-request-id') ?? undefined
}
