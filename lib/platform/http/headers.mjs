import { closedPolicy, developmentPolicy } from './policy.mjs'

// The headers that every answer carries. A document's content security policy is written by who makes the
// document, so that it has exactly one: the page store for stored pages, proxy.ts for the others.
// Whatever is no page gets the closed one here.

const development = process.env.NODE_ENV === 'development'
const https = process.env.SHOP_ORIGIN?.startsWith('https://')

const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), geolocation=(), microphone=(), payment=(), publickey-credentials-create=(), publickey-credentials-get=()',
  ...(https ? { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' } : {}),
  // In development no page is stored, and the dev server's inline scripts have no hash.
  ...(development ? { 'Content-Security-Policy': developmentPolicy } : {}),
}

const list = (/** @type {Record<string, string>} */ headers) =>
  Object.entries(headers).map(([key, value]) => ({ key, value }))

/** What makes a document of the private part differ: it may use passkeys, and is never stored. */
export const privateHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), geolocation=(), microphone=(), payment=(), publickey-credentials-create=(self), publickey-credentials-get=(self)',
  'Cache-Control': 'private, no-store',
  'Referrer-Policy': 'same-origin',
}

const closed = { 'Content-Security-Policy': closedPolicy }
// A stored page may be kept, but is asked for each time (by its ETag): the tag clock works in this server
// and not in browsers or in front of it.
const asked = { 'Cache-Control': 'public, max-age=0, must-revalidate' }
const immutable = { 'Cache-Control': 'public, max-age=31536000, immutable' }

export const baseHeaders = [
  { source: '/:path*', headers: list(everywhere) },
  {
    source: '/:folder(api|_next|pictures|fonts|icons|og|.well-known)/:path*',
    headers: list(closed),
  },
  { source: '/:file(sitemap.xml|robots.txt|manifest.webmanifest|favicon.ico)', headers: list(closed) },
  { source: '/:folder(pictures|fonts)/:path*', headers: list(immutable) },
  { source: '/', headers: list(asked) },
  { source: '/:folder(products|categories|cart)/:path*', headers: list(asked) },
]
