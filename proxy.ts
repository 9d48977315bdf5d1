import { randomBytes, randomUUID } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { confirmedFirst, type PageName, pages } from '@/lib/auth/access'
import { leadsSomewhere } from '@/lib/auth/addresses'
import { isActionBody } from '@/lib/auth/guard/action-body'
import { type Caller, doorstep, reaches } from '@/lib/auth/levels'
import { mayBringToken, sessionTokenIn } from '@/lib/auth/session-cookie'
import { endedAsCopy } from '@/lib/auth/session-row'
import { callerOf, findSession, rotateSession, type TokenForCookie } from '@/lib/auth/sessions'
import { env } from '@/lib/platform/env'
import { ceremonyLifetime, cookieAttributes, cookieNames } from '@/lib/platform/http/cookies'
import { closedHeaders, privateHeaders, requestHeaders } from '@/lib/platform/http/headers.mjs'
import { developmentPolicy, requestPolicy } from '@/lib/platform/http/policy.mjs'
import { log } from '@/lib/platform/log'
import { hashToken, newToken } from '@/lib/platform/random'

// Only what is made for one request comes through here: a proxy costs a stored page a third of its speed.
// e2e/attacks/policies.spec.ts holds that every such page is named, and no stored one.
export const config = {
  matcher: [
    // In one line: Next compiles each anew for every request.
    '/:page(api|search|sign-in|sign-up|recover|freeze|restore|checkout|orders|account)/:path*',
    // Whatever is written with escapes: Next answers an address that cannot be decoded with a 500.
    '/(.*%.*)',
    // Whatever brings a body: no stored page takes one, and Next answers a stranger's form with a 500.
    { source: '/:path*', has: [{ type: 'header', key: 'content-type' }] },
  ],
}

/** What the matcher names, escapes apart. An escaped letter in one of these words leads nowhere. */
const madeForRequest = /^\/(api|search|sign-in|sign-up|recover|freeze|restore|checkout|orders|account)(\/|$)/

/** In bytes: an address form is below 4 KB, and what a page's own form sends is never near this. */
const longestForm = 64 * 1024

export default async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname } = request.nextUrl
  if (!isDecodable(pathname)) return refuse(400, 'This address is not readable.')
  if (!madeForRequest.test(pathname)) {
    if (request.method === 'POST')
      return withHeaders(refuse(405, 'Nothing can be sent to this page.'), { allow: 'GET, HEAD' })
    // A stored page brings its own policy; a second one would block its scripts.
    return NextResponse.next()
  }
  if (pathname === '/api/health') return withHeaders(NextResponse.next(), closedHeaders)
  if (request.headers.get('host') !== new URL(env().SHOP_ORIGIN).host) {
    return refuse(421, 'This is not the address of the shop.')
  }
  const headers = new Headers(request.headers)
  headers.set('x-request-id', randomUUID())
  // Next would believe it. SHOP_ORIGIN alone says where the shop is.
  headers.delete('x-forwarded-host')
  const goOn = () => NextResponse.next({ request: { headers } })
  // What Next shows then is a stored page, which brings its own policy.
  const isNowhere = !leadsSomewhere(pathname)
  if (pathname.startsWith('/api/')) return isNowhere ? goOn() : withHeaders(goOn(), closedHeaders)

  if (request.method === 'POST') {
    const problem = await formProblem(request)
    if (problem) return problem
  }
  if (isNowhere) return goOn()
  const { caller, nextToken, mustConfirm } = await whoAsks(request)
  if (mustConfirm || (caller && !reaches(caller, doorstep(pages[pathname as PageName] ?? 'guest')))) {
    const next = encodeURIComponent(pathname + request.nextUrl.search)
    return withToken(NextResponse.redirect(new URL(`/sign-in?next=${next}`, env().SHOP_ORIGIN)), nextToken)
  }
  const policy = pagePolicy(pathname)
  // Next reads the nonce for its own scripts from here.
  headers.set('content-security-policy', policy)
  const response = goOn()
  withHeaders(response, pathname === '/search' ? requestHeaders : privateHeaders)
  response.headers.set('content-security-policy', policy)
  // Signing out ends here: what the browser kept of the account's pages goes (ASVS 14.3.1).
  if (pathname === '/sign-in' && request.nextUrl.searchParams.has('signed-out')) {
    response.headers.set('clear-site-data', '"cache"')
  }
  return pathname === '/search' ? response : withCeremony(request, withToken(response, nextToken))
}

const refuse = (status: number, text: string) => new NextResponse(text, { status, headers: closedHeaders })

function withHeaders(response: NextResponse, headers: Record<string, string>): NextResponse {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  return response
}

/**
 * What is wrong with a form before any action is asked: it comes from elsewhere, is of another kind, too
 * long, or torn. Next answers all of these with a 500. `guardAction` checks again, for forms of any way in.
 */
async function formProblem(request: NextRequest): Promise<NextResponse | null> {
  const { headers } = request
  if (headers.get('origin') !== env().SHOP_ORIGIN) return refuse(403, 'This form is not the shop’s.')
  if (!/^multipart\/form-data *;/i.test(headers.get('content-type') ?? ''))
    return refuse(415, 'This is not a form.')
  // Browsers always say how long a form is.
  const length = headers.get('content-length')
  if (length === null) return refuse(411, 'This form does not say how long it is.')
  if (Number(length) > longestForm) return refuse(413, 'This form is too long.')
  const form = await request.formData().catch(() => null)
  // Without `next-action` it was sent without script, and Next itself refuses what it cannot read.
  const readable = form && (!headers.has('next-action') || isActionBody(form))
  return readable ? null : refuse(400, 'This form is not readable.')
}

type Visit = { caller: Caller | null; nextToken: TokenForCookie | null; mustConfirm?: boolean }

/**
 * Who asks for a page, so that somebody can be sent to sign in while that is still a plain redirect: once a
 * page has begun, it takes a script. The page's own guard is what protects it. Where the session's next token
 * is due, this mints it for the answer; where the session has ended because it may have been copied, and the page is
 * about somebody's own things, they are asked who they are.
 * @returns no caller in an outage: the page will meet it too, and has a way to say so
 */
async function whoAsks(request: NextRequest): Promise<Visit> {
  const guest: Visit = { caller: { level: 'guest' }, nextToken: null }
  if (request.nextUrl.pathname === '/search') return guest
  const token = sessionTokenIn(request.headers.get('cookie'))
  try {
    const live = await findSession(token)
    if (!live) {
      return { ...guest, mustConfirm: isConfirmedFirst(request) && (await endedAsCopy(token)) !== null }
    }
    const due = live.rotationDue && mayBringToken(request) && isDocument(request)
    const nextToken = due ? await rotateSession(token) : null
    return nextToken === 'ended'
      ? { ...guest, mustConfirm: isConfirmedFirst(request) }
      : { caller: callerOf(live), nextToken }
  } catch (error) {
    log.error({ error }, 'the proxy cannot read sessions')
    return { caller: null, nextToken: null }
  }
}

/** Only what is shown anew: a form that was sent gets its answer, and keeps what was typed. */
const isConfirmedFirst = ({ method, nextUrl }: NextRequest) =>
  method === 'GET' && confirmedFirst.pages.includes(nextUrl.pathname)

/** Next hides from its proxy whether its router only prefetches, so of what scripts fetch none brings a token. */
function isDocument({ headers }: NextRequest): boolean {
  const destination = headers.get('sec-fetch-dest')
  return destination === null || destination === 'document'
}

function withToken(response: NextResponse, next: TokenForCookie | null): NextResponse {
  if (next) response.cookies.set(cookieNames.session, next.token, cookieAttributes('session', next.maxAge))
  return response
}

/**
 * Gives a browser its ceremony cookie with its first private page, so that the first things it sends, however
 * many at once, all come from one browser.
 */
function withCeremony(request: NextRequest, response: NextResponse): NextResponse {
  if (request.method !== 'GET' || hashToken(request.cookies.get(cookieNames.ceremony)?.value)) return response
  response.cookies.set(cookieNames.ceremony, newToken(), cookieAttributes('ceremony', ceremonyLifetime))
  return response
}

function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname)
    return true
  } catch {
    return false
  }
}

const typesCards = /^\/(checkout|account\/payment-methods)(\/|$)/

/** The payment provider's origins exist only where a card is typed. */
function pagePolicy(pathname: string): string {
  const { NODE_ENV, SANDBOX_ORIGIN } = env()
  if (NODE_ENV === 'development') return developmentPolicy
  const nonce = randomBytes(16).toString('base64')
  if (!typesCards.test(pathname)) return requestPolicy({ nonce })
  return SANDBOX_ORIGIN
    ? requestPolicy({ nonce, frames: [SANDBOX_ORIGIN] })
    : // https://docs.stripe.com/security/guide#content-security-policy
      requestPolicy({
        nonce,
        frames: ['https://js.stripe.com', 'https://*.js.stripe.com', 'https://hooks.stripe.com'],
        scripts: ['https://js.stripe.com', 'https://*.js.stripe.com'],
        connects: ['https://api.stripe.com'],
      })
}
