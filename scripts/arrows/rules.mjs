// Which way the project's imports may point: app -> components -> lib/<domain> -> lib/platform.

/** What each domain of `lib/` may call besides itself and the platform. */
export const domains = {
  platform: [],
  shop: [],
  money: ['shop'],
  catalog: ['money', 'shop'],
  shipping: ['shop'],
  tax: ['money', 'shop'],
  discounts: ['audit', 'money'],
  audit: [],
  abuse: [],
  addresses: ['audit', 'auth'],
  mail: ['money', 'shop'],
  cart: ['abuse', 'auth', 'catalog', 'discounts', 'shop'],
  auth: ['abuse', 'audit', 'mail', 'shop'],
  protection: ['accounts', 'auth', 'cards', 'checkout'],
  accounts: ['abuse', 'addresses', 'audit', 'auth', 'cards', 'cart', 'mail', 'orders', 'shop'],
  payments: [],
  'gateway-events': ['cards', 'checkout', 'orders', 'payments'],
  cards: ['audit', 'auth', 'mail', 'payments', 'shop'],
  orders: ['audit', 'auth', 'cart', 'catalog', 'mail', 'money', 'payments', 'shop', 'tax'],
  checkout: [
    'abuse',
    'accounts',
    'audit',
    'auth',
    'cards',
    'cart',
    'catalog',
    'discounts',
    'mail',
    'money',
    'orders',
    'payments',
    'shipping',
    'shop',
    'tax',
  ],
}

/** The few files of `lib/` that touch Next's request or its stores. */
const touchesNext = [
  'lib/abuse/request.ts',
  'lib/auth/guard/action.ts',
  'lib/auth/guard/page.ts',
  'lib/auth/next-auth.ts',
  'lib/auth/request.ts',
  'lib/platform/http/page-store.mjs',
]

const layerOf = (/** @type {string} */ path) => path.split('/')[0]
const domainOf = (/** @type {string} */ path) => path.split('/')[1]

/**
 * Says what is wrong with one import, or null.
 * @param {{file: string, target: string, typeOnly: boolean, inClient: boolean}} edge paths from the root,
 * or a package's name as the target
 */
export function complaint({ file, target, typeOnly, inClient }) {
  const [from, to] = [layerOf(file), layerOf(target)]
  if (from === 'lib' && /^next(\/|$)/.test(target) && !touchesNext.includes(file)) {
    return "lib/ runs without Next's server; only the named files touch it"
  }
  if (from === 'lib' && (to === 'app' || to === 'components')) return 'lib/ knows no pages'
  if (from === 'components' && to === 'app') return 'components know no pages'
  if ((from === 'app' || from === 'components' || from === 'lib') && ['scripts', 'e2e'].includes(to)) {
    return 'the shop does not import its tools'
  }
  if (inClient && to === 'lib' && !typeOnly && !/\/client$/.test(target)) {
    return 'a client component imports from lib/ only types and files named client.ts'
  }
  if (from === 'lib' && to === 'lib') {
    const [own, other] = [domainOf(file), domainOf(target)]
    const allowed = other === own || other === 'platform' || domains[own]?.includes(other)
    if (!allowed && !typeOnly) return `lib/${own} may not call lib/${other}`
  }
  return null
}
