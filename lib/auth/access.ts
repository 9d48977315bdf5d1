import type { ProofPurpose } from '@/lib/abuse/proof'
import type { Level } from './levels'

// The one table of who may do what. Every page, route and action has its line here and goes through a
// guard that reads it; a test walks the code and fails on whatever is missing on either side.

export const pages = {
  '/': 'guest',
  '/products/[slug]': 'guest',
  '/categories/[slug]/[[...page]]': 'guest',
  '/cart': 'guest',
  '/search': 'guest',
  '/sign-in': 'guest',
  '/sign-up': 'guest',
  '/recover': 'guest',
  '/recover/stop': 'guest',
  '/checkout': 'guest',
  '/orders/[id]': 'guest',
  // These ask what the browser, or the session, may see of that order (lib/orders/order.ts).
  '/orders/[id]/invoice': 'guest',
  '/account': 'limited',
  '/account/orders': 'limited',
  '/account/addresses': 'fresh',
  '/account/payment-methods': 'fresh',
  '/account/security': 'fresh',
  '/account/activity': 'fresh',
  '/account/devices': 'remembered',
  // An account that never had a passkey takes its leave by a code.
  '/account/privacy': 'limited',
  '/freeze': 'guest',
  '/restore': 'guest',
} as const satisfies Record<string, Level>

export const routes = {
  'GET /.well-known/passkey-endpoints': 'guest',
  'GET /.well-known/change-password': 'guest',
  'GET /.well-known/security.txt': 'guest',
  'GET /.well-known/webauthn': 'guest',
  'GET /api/health': 'guest',
  'GET /api/cart': 'guest',
  'PUT /api/cart/lines/[variant]': 'guest',
  'GET /api/auth/[...nextauth]': 'guest',
  'POST /api/auth/[...nextauth]': 'guest',
  'POST /api/proofs': 'guest',
  'POST /api/passkeys/sign-in/options': 'guest',
  'POST /api/passkeys/sign-in': 'guest',
  // Whoever may open a guest's order that was paid.
  'POST /api/passkeys/save-details/options': 'guest',
  'POST /api/passkeys/save-details': 'guest',
  'POST /api/passkeys/register/options': 'limited',
  'POST /api/passkeys/register': 'limited',
  // What these two keep, they keep by a grant.
  'POST /api/passkeys/add/options': 'remembered',
  'POST /api/passkeys/add': 'remembered',
  'POST /api/recover/passkey/options': 'limited',
  'POST /api/recover/passkey': 'limited',
  'POST /api/account/export': 'remembered',
  'POST /api/passkeys/come-back': 'guest',
  'POST /api/step-up/options': 'remembered',
  'POST /api/step-up': 'remembered',
  // By the gateway's signature.
  'POST /api/payments/webhook': 'guest',
} as const satisfies Record<string, Level>

export const actions = {
  continueWithEmail: 'guest',
  enterCode: 'guest',
  signOut: 'guest',
  endDevice: 'remembered',
  endOtherDevices: 'remembered',
  askToRecover: 'guest',
  proveMailbox: 'guest',
  beginWait: 'limited',
  beginWaitByCode: 'guest',
  enterRecoveryCode: 'limited',
  // By the secret of a mailed link, which may only stop things.
  stopRecovery: 'guest',
  stopOwnWait: 'remembered',
  answerWait: 'remembered',
  keepRecovery: 'remembered',
  undoRecovery: 'remembered',
  makeRecoveryCodes: 'remembered',
  quoteOrder: 'guest',
  placeOrder: 'guest',
  enterDiscount: 'guest',
  removeDiscount: 'guest',
  // Whoever has the order's cart, or may open the order.
  checkApproval: 'guest',
  stopApproval: 'guest',
  openOrder: 'guest',
  // What all of an order may be seen by, may do these: its customer, fresh, or a guest's browser.
  cancelOrder: 'guest',
  askReturn: 'guest',
  buyAgain: 'guest',
  // By the order's link, held in this browser.
  askOrderCode: 'guest',
  enterOrderCode: 'guest',
  askForAddressCode: 'remembered',
  proveAddress: 'remembered',
  claimOrder: 'fresh',
  letOrderGo: 'fresh',
  openClaimedOrder: 'fresh',
  saveAddress: 'fresh',
  removeAddress: 'fresh',
  makeDefaultAddress: 'fresh',
  renamePasskey: 'fresh',
  // By a grant.
  removePasskey: 'remembered',
  addCard: 'remembered',
  replaceCard: 'remembered',
  removeCard: 'remembered',
  makeDefaultCard: 'remembered',
  // Of a change that this customer began by a grant.
  askCardChange: 'remembered',
  // By a grant, or where there never was a passkey by a code.
  changeEmail: 'limited',
  proveEmail: 'limited',
  deleteAccount: 'limited',
  // By the secret in a mail.
  freezeAccount: 'guest',
  // By a mailed code and a recovery code.
  askToRestore: 'guest',
  restoreWithCode: 'guest',
  // By a mailed code and a wait.
  waitToRestore: 'guest',
  // By a grant.
  openLocked: 'remembered',
  restoreEmail: 'remembered',
} as const satisfies Record<string, Level>

/**
 * What is about a customer's own things, although guests have it too: a browser whose sign-in was ended because it
 * may have been copied is asked who it is, rather than shown a guest's.
 */
export const confirmedFirst: { pages: string[]; actions: string[] } = {
  pages: ['/checkout'],
  actions: ['quoteOrder', 'placeOrder', 'checkApproval', 'stopApproval', 'enterDiscount', 'removeDiscount'],
}

/**
 * Called by machines, never by a page: no Origin, no cookie, no session. Who calls is known by the signature over the
 * body alone, which the route checks before it believes a word. Everything else comes from the shop's own pages.
 */
export const signedRoutes: readonly (keyof typeof routes)[] = ['POST /api/payments/webhook']

/** What takes a proof of work before anything else is done: it sends mail, makes accounts or tries codes of any kind. */
export const proofs: { [Name in ActionName]?: ProofPurpose } = {
  continueWithEmail: 'mail',
  enterCode: 'code',
  askToRecover: 'mail',
  proveMailbox: 'code',
  beginWaitByCode: 'code',
  enterRecoveryCode: 'code',
  askForAddressCode: 'mail',
  proveAddress: 'code',
  changeEmail: 'mail',
  proveEmail: 'code',
  deleteAccount: 'code',
  askToRestore: 'mail',
  restoreWithCode: 'code',
  askOrderCode: 'mail',
  enterOrderCode: 'code',
  waitToRestore: 'code',
  enterDiscount: 'code',
  addCard: 'card',
  replaceCard: 'card',
}

export type PageName = keyof typeof pages
export type RouteName = keyof typeof routes
export type ActionName = keyof typeof actions
