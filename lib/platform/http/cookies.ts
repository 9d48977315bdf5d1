import 'server-only'

// Every cookie of the shop. `__Host-`: https or localhost only, this host only (RFC 6265bis 4.1.3.2).
// No other name may begin with the session cookie's: next-auth joins cookies by that prefix.

export const cookieNames = {
  session: '__Host-session',
  cart: '__Host-cart',
  ceremony: '__Host-ceremony',
  known: '__Host-known',
  orders: '__Host-orders',
  hint: '__Host-hint',
} as const

export type CookieName = keyof typeof cookieNames

const base = { path: '/', secure: true, sameSite: 'lax' } as const

/** The attributes of a cookie; `maxAge` in seconds, none for one that ends with the browser. */
export function cookieAttributes(cookie: CookieName, maxAge?: number) {
  // The hint is for the page's own script: how many things are in the cart, and whether to say "Account".
  return { ...base, httpOnly: cookie !== 'hint', ...(maxAge === undefined ? {} : { maxAge }) }
}

/** In seconds: how long the ceremony cookie lives after it was last needed. */
export const ceremonyLifetime = 86_400
