import 'server-only'
import { headers } from 'next/headers'
import { NextRequest } from 'next/server'
import NextAuth, { getServerSession, type NextAuthOptions, type Session } from 'next-auth'
import type { Adapter, AdapterSession, AdapterUser } from 'next-auth/adapters'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { cookieAttributes, cookieNames } from '@/lib/platform/http/cookies'
import { log } from '@/lib/platform/log'
import { mac } from '@/lib/platform/sealing'
import type { Caller } from './levels'
import { sessionCookiesIn, sessionTokenIn } from './session-cookie'
import { callerOf, endSession, findSession, type LiveSession, sessionLimits } from './sessions'

// The one file that knows next-auth. It reads and ends our sessions; it never opens one and never sets the
// session cookie. It has no providers: every way in is a ceremony of our own.

declare module 'next-auth' {
  interface Session {
    caller?: Caller
  }
}

const maxAge = sessionLimits.full.absolute

type Found = AdapterUser & { live: LiveSession }

/** What database sessions need of next-auth's adapter, and no more. Tokens are hashed by `findSession`. */
const adapter: Adapter = {
  async getSessionAndUser(sessionToken) {
    const live = await findSession(sessionToken)
    if (!live) return null
    const user: Found = { id: live.customerId, email: live.email, emailVerified: null, live }
    return { user, session: toAdapterSession(sessionToken, live) }
  },
  // Ends of sessions are ours to move: findSession has noted that this one was seen.
  updateSession: async () => null,
  async deleteSession(sessionToken) {
    const live = await findSession(sessionToken)
    if (live) await endSession(db(), live.sessionId, 'signed-out')
  },
}

/**
 * next-auth compares `expires` with the clock of the process. Ours is the shop's, in the database, which
 * has answered already: what it found is good now.
 */
function toAdapterSession(sessionToken: string, live: LiveSession): AdapterSession {
  return { sessionToken, userId: live.customerId, expires: new Date(Date.now() + maxAge * 1000) }
}

/** `show` makes the whole of what is told about a session out of it. */
function options(adapter: Adapter, show: (live: LiveSession) => Partial<Session>): NextAuthOptions {
  // next-auth builds its addresses from this; it must not come from a request's headers.
  process.env.NEXTAUTH_URL = env().SHOP_ORIGIN
  return {
    providers: [],
    adapter,
    secret: Buffer.from(mac('next-auth').mac).toString('base64url'),
    // As much as maxAge: next-auth never finds a session due for an update.
    session: { strategy: 'database', maxAge, updateAge: maxAge },
    useSecureCookies: true,
    cookies: { sessionToken: { name: cookieNames.session, options: cookieAttributes('session') } },
    callbacks: {
      session: ({ user }) => show((user as Found).live) as Session,
    },
    // Its own logger writes arguments, tokens among them, to the console.
    debug: false,
    logger: { error: (code) => log.warn({ nextAuth: code }, 'next-auth complains'), warn() {}, debug() {} },
  }
}

/**
 * Who makes this request, by its cookie, for one query.
 * @throws what the database threw: an outage must not look like a visitor who is signed out.
 */
export async function readSession(): Promise<Caller> {
  // Of two session cookies next-auth would take the last.
  if (!sessionTokenIn((await headers()).get('cookie'))) return { level: 'guest' }
  let outage: { cause: unknown } | undefined
  const watched: Adapter = {
    ...adapter,
    // next-auth would swallow it.
    getSessionAndUser: (token) =>
      Promise.resolve(adapter.getSessionAndUser?.(token) ?? null).catch((cause) => {
        outage = { cause }
        throw cause
      }),
  }
  const session = await getServerSession(options(watched, (live) => ({ caller: callerOf(live) })))
  if (outage) throw outage.cause
  return session?.caller ?? { level: 'guest' }
}

/** What next-auth's own endpoints may do here. Its pages and its sign-in are not among them. */
const endpoints = new Set(['GET session', 'GET csrf', 'POST signout'])

/**
 * Answers /api/auth. The session endpoint tells a display name and nothing else, and no answer of it
 * touches a cookie: a late one would put back a token that has been replaced since.
 * @param body the parsed JSON of a POST, whose stream the guard has read
 */
export async function answerNextAuth(
  request: Request,
  nextauth: string[],
  body: unknown,
): Promise<Response | null> {
  const [endpoint = ''] = nextauth
  if (nextauth.length !== 1 || !endpoints.has(`${request.method} ${endpoint}`)) return null
  if (sessionCookiesIn((await headers()).get('cookie')).length > 1) return null
  const again = new NextRequest(request.url, {
    method: request.method,
    headers: request.headers,
    ...(request.method === 'POST' && { body: JSON.stringify(body ?? {}) }),
  })
  const shown = options(adapter, ({ email, shared }) =>
    shared ? {} : { user: { name: displayName(email) } },
  )
  const response: Response = await NextAuth(again, { params: Promise.resolve({ nextauth }) } as never, shown)
  if (endpoint === 'session') response.headers.delete('set-cookie')
  response.headers.set('Cache-Control', 'private, no-store')
  return response
}

/** What stands before the @ : enough to greet somebody, not enough to write to them. */
function displayName(email: string): string {
  return email.slice(0, email.lastIndexOf('@'))
}
