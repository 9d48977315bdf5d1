import { randomBytes, randomUUID } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { type PageName, pages } from '@/lib/auth/access'
import { reaches } from '@/lib/auth/levels'
import { callerOf, findSession } from '@/lib/auth/sessions'
import { env } from '@/lib/platform/env'
import { cookieNames } from '@/lib/platform/http/cookies'
import { privateHeaders } from '@/lib/platform/http/headers.mjs'
import { developmentPolicy, requestPolicy } from '@/lib/platform/http/policy.mjs'

// Only what is made for one request comes through here: a proxy costs a stored page a third of its speed.
// e2e/attacks/headers.spec.ts holds that every such page is named, and no stored one.
export const config = {
  matcher: [
    '/api/:path*',
    '/search',
    '/sign-in',
    '/sign-up',
    '/checkout/:path*',
    '/orders/:path*',
    '/account/:path*',
    // Stored pages have no escapes in their addresses; Next answers one that cannot be decoded with a 500.
    '/(.*%.*)',
  ],
}

export default async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname } = request.nextUrl
  if (!isDecodable(pathname)) return new NextResponse('This address is not readable.', { status: 400 })
  if (pathname === '/api/health') return NextResponse.next()
  if (request.headers.get('host') !== new URL(env().SHOP_ORIGIN).host) {
    return new NextResponse('This is not the address of the shop.', { status: 421 })
  }
  const headers = new Headers(request.headers)
  headers.set('x-request-id', randomUUID())
  if (pathname.startsWith('/api/')) return NextResponse.next({ request: { headers } })

  if (await mustSignIn(request)) {
    const next = encodeURIComponent(pathname + request.nextUrl.search)
    return NextResponse.redirect(new URL(`/sign-in?next=${next}`, env().SHOP_ORIGIN))
  }
  const policy = pagePolicy(pathname)
  // Next reads the nonce for its own scripts from here.
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  if (pathname !== '/search') {
    for (const [name, value] of Object.entries(privateHeaders)) response.headers.set(name, value)
  }
  // Signing out ends here: what the browser kept of the account's pages goes (ASVS 14.3.1).
  if (pathname === '/sign-in' && request.nextUrl.searchParams.has('signed-out')) {
    response.headers.set('clear-site-data', '"cache"')
  }
  return response
}

/**
 * Sends somebody to sign in while that is still a plain redirect: once a page has begun, it takes a script.
 * The page's own guard is what protects it.
 */
async function mustSignIn(request: NextRequest): Promise<boolean> {
  const needed = pages[request.nextUrl.pathname as PageName] ?? 'guest'
  if (needed === 'guest') return false
  const live = await findSession(request.cookies.get(cookieNames.session)?.value)
  return !reaches(live ? callerOf(live) : { level: 'guest' }, needed)
}

function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname)
    return true
  } catch {
    return false
  }
}

/** The payment provider's origins exist only where a card is typed. */
function pagePolicy(pathname: string): string {
  const { NODE_ENV, SANDBOX_ORIGIN } = env()
  if (NODE_ENV === 'development') return developmentPolicy
  const nonce = randomBytes(16).toString('base64')
  if (!pathname.startsWith('/checkout')) return requestPolicy({ nonce })
  return SANDBOX_ORIGIN
    ? requestPolicy({ nonce, frames: [SANDBOX_ORIGIN] })
    : requestPolicy({
        nonce,
        frames: ['https://js.stripe.com', 'https://hooks.stripe.com'],
        scripts: ['https://js.stripe.com'],
      })
}
