import { randomBytes, randomUUID } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { env } from '@/lib/platform/env'
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
  ],
}

export default function proxy(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl
  if (pathname === '/api/health') return NextResponse.next()
  if (request.headers.get('host') !== new URL(env().SHOP_ORIGIN).host) {
    return new NextResponse('This is not the address of the shop.', { status: 421 })
  }
  const headers = new Headers(request.headers)
  headers.set('x-request-id', randomUUID())
  if (pathname.startsWith('/api/')) return NextResponse.next({ request: { headers } })

  const policy = pagePolicy(pathname)
  // Next reads the nonce for its own scripts from here.
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  if (pathname !== '/search') {
    for (const [name, value] of Object.entries(privateHeaders)) response.headers.set(name, value)
  }
  return response
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
