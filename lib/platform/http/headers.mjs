import { closedPolicy, developmentPolicy } from './policy.mjs'

// The headers of every answer. Who makes a document also writes its headers, so that each has exactly one
// content security policy and a stored page costs Next no matching of patterns: the page store for stored
// pages, proxy.ts for what is made for one request. Only files get theirs from next.config.js.

const development = process.env.NODE_ENV === 'development'
const https = process.env.SHOP_ORIGIN?.startsWith('https://')

const everywhere = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin-allow-popups',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), geolocation=(), microphone=(), payment=(), publickey-credentials-create=(), publickey-credentials-get=()',
  ...(https ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
}

/**
 * A stored page may be kept, but is asked for each time (by its ETag): the tag clock works in this server
 * and not in browsers or in front of it.
 */
export const storedPageHeaders = { ...everywhere, 'cache-control': 'public, max-age=0, must-revalidate' }

/** A page made for one request that anybody may see: search. */
export const requestHeaders = everywhere

/** A document of the private part: it may use passkeys, and is never stored. */
export const privateHeaders = {
  ...everywhere,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy':
    'camera=(), geolocation=(), microphone=(), payment=(), publickey-credentials-create=(self), publickey-credentials-get=(self)',
  'cache-control': 'private, no-store',
  'referrer-policy': 'same-origin',
}

/** Whatever is no page. */
export const closedHeaders = { ...everywhere, 'content-security-policy': closedPolicy }

const list = (/** @type {Record<string, string>} */ headers) =>
  Object.entries(headers).map(([key, value]) => ({ key, value }))
const immutable = { 'cache-control': 'public, max-age=31536000, immutable' }

export const fileHeaders = [
  { source: '/:folder(_next|icons|og|workers|.well-known)/:path*', headers: list(closedHeaders) },
  { source: '/:folder(pictures|fonts)/:path*', headers: list({ ...closedHeaders, ...immutable }) },
  {
    source: '/:file(sitemap.xml|robots.txt|manifest.webmanifest|favicon.ico)',
    headers: list(closedHeaders),
  },
  // In development no page is stored, and the dev server's inline scripts have no hash.
  ...(development
    ? [{ source: '/:path*', headers: list({ ...everywhere, 'content-security-policy': developmentPolicy }) }]
    : []),
]
