import type { DiscountTerms } from '@/lib/discounts/client'

// What the cart is, for server and browser alike, and the arithmetic by which a page shows every click at
// once and still ends at what the server says. Pure: no request, no clock, no store.

/** The most pieces of one variant in a cart, and the most different variants. */
export const maxQuantity = 99
export const maxLines = 50

export type CartLine = {
  variantId: string
  productSlug: string
  productName: string
  variantSlug: string
  variantName: string
  /** Name of the product's first picture, '' where it has none. */
  picture: string
  pictureAlt: string
  /** Minor units, now. */
  unitPrice: number
  /** Minor units, as the shopper last saw it. */
  seenPrice: number
  priceChanged: boolean
  /** Never more than `available`, except where it is sold out. */
  quantity: number
  /** Free pieces, at most 99. */
  available: number
  soldOut: boolean
  /** There are fewer than the shopper asked for. */
  capped: boolean
}

export type CartView = {
  /** Tells one cart from another; opens nothing. Null where there is no cart yet. */
  id: string | null
  /** Goes up with every change. 0 where there is no cart yet. */
  version: number
  /** In the order in which they were added. */
  lines: CartLine[]
  /** Minor units; what is sold out costs nothing. */
  subtotal: number
  /** Pieces in the cart. */
  count: number
  currency: string
  /** The code on it, if it could be used now. What it takes off at last, the checkout says. */
  discount: DiscountTerms | null
}

/** Why a write was refused for good, beside a conflict. */
export type Refusal = 'sold-out' | 'full' | 'unknown-variant'

/** Pieces, and minor units without what is sold out. */
export function totals(lines: CartLine[]): { subtotal: number; count: number } {
  return {
    subtotal: lines.reduce((sum, line) => sum + (line.soldOut ? 0 : line.unitPrice * line.quantity), 0),
    count: lines.reduce((sum, line) => sum + line.quantity, 0),
  }
}

// ---------------------------------------------------------------- clicks not yet written

/** What the shopper wants of a line: so many more (or fewer), or exactly so many. */
export type Change = { add: number } | { set: number }

/** A change, and the price beside which it was made (minor units). */
export type Pending = { change: Change; seenPrice?: number }

/**
 * The body of `PUT /api/cart/lines/[variant]`: the quantity wanted if the cart is still at `version`. The
 * same `key` again is the same write again: it is done once, and answered as often as it is asked.
 */
export type Write = { quantity: number; version: number; key: string; seenPrice?: number }

export type Sent = { variantId: string; pending: Pending; write: Write }

export type CartState = {
  /** What the server said last. Null: never asked. */
  cart: CartView | null
  pending: Readonly<Record<string, Pending>>
  /** The one write that is under way. */
  sent: Sent | null
}

/** What is not known to be written yet: all that one page has to hand on to the next. */
export type Unwritten = Pick<CartState, 'pending' | 'sent'>

export const nothingKnown: CartState = { cart: null, pending: {}, sent: null }

const clamp = (quantity: number, limit: number) => Math.max(0, Math.min(quantity, limit))

const lineOf = (cart: CartView | null, variantId: string) =>
  cart?.lines.find((line) => line.variantId === variantId)

/** The most that a line can be set to. A sold-out line can only go. */
export function limitOf(line: CartLine | undefined): number {
  if (!line) return maxQuantity
  return line.soldOut ? line.quantity : Math.min(maxQuantity, line.available)
}

function apply(quantity: number, change: Change | undefined, limit: number): number {
  if (!change) return quantity
  return clamp('set' in change ? change.set : quantity + change.add, limit)
}

function compose(first: Pending | undefined, then: Pending | undefined): Pending | undefined {
  if (!first || !then) return first ?? then
  const seenPrice = then.seenPrice ?? first.seenPrice
  if ('set' in then.change) return { change: then.change, seenPrice }
  if ('set' in first.change) return { change: { set: first.change.set + then.change.add }, seenPrice }
  return { change: { add: first.change.add + then.change.add }, seenPrice }
}

function without(pending: CartState['pending'], variantId: string) {
  const { [variantId]: _, ...rest } = pending
  return rest
}

/** How many of a variant the page shows: the server's, with the clicks that it does not know of yet. */
export function shownQuantity(state: CartState, variantId: string): number {
  const line = lineOf(state.cart, variantId)
  const limit = limitOf(line)
  const sent = state.sent?.variantId === variantId ? state.sent.pending.change : undefined
  return apply(apply(line?.quantity ?? 0, sent, limit), state.pending[variantId]?.change, limit)
}

/** The cart as the page shows it. Null until the server was asked. */
export function shownCart(state: CartState): CartView | null {
  if (!state.cart) return null
  const lines = state.cart.lines
    .map((line) => ({ ...line, quantity: shownQuantity(state, line.variantId) }))
    .filter((line) => line.quantity > 0)
  const { subtotal, count } = totals(lines)
  return { ...state.cart, lines, subtotal, count: count + comingPieces(state) }
}

/** Pieces of variants that are wanted, but not in the cart that the server knows. */
export function comingPieces(state: CartState): number {
  const wanted = new Set([...Object.keys(state.pending), ...(state.sent ? [state.sent.variantId] : [])])
  const coming = [...wanted].filter((variantId) => !lineOf(state.cart, variantId))
  return coming.reduce((sum, variantId) => sum + shownQuantity(state, variantId), 0)
}

/** The shopper clicked. Clicks beyond the limit that is known are not kept. */
export function want(state: CartState, variantId: string, change: Change, seenPrice?: number): CartState {
  const limit = limitOf(lineOf(state.cart, variantId))
  const shown = shownQuantity(state, variantId)
  const fitting: Change =
    'set' in change ? { set: clamp(change.set, limit) } : { add: clamp(shown + change.add, limit) - shown }
  const next = compose(state.pending[variantId], { change: fitting, seenPrice })
  return next ? { ...state, pending: { ...state.pending, [variantId]: next } } : state
}

/** Makes a line's clicks the write under way, under a new `key`; where they came to nothing, they are forgotten. */
export function take(state: CartState, variantId: string, key: string): CartState {
  const pending = state.pending[variantId]
  if (!pending || state.sent) return state
  const line = lineOf(state.cart, variantId)
  const before = line?.quantity ?? 0
  const quantity = apply(before, pending.change, limitOf(line))
  const rest = { ...state, pending: without(state.pending, variantId) }
  const priceSeen = pending.seenPrice === undefined || !line || pending.seenPrice === line.seenPrice
  if (quantity === before && priceSeen) return rest
  const { seenPrice } = pending
  const write = {
    quantity,
    version: state.cart?.version ?? 0,
    key,
    ...(seenPrice === undefined ? {} : { seenPrice }),
  }
  return { ...rest, sent: { variantId, pending, write } }
}

const newer = (known: CartView | null, said: CartView) =>
  known?.id && known.id === said.id && said.version < known.version ? known : said

/** A cart came from the server or from another tab. An older state of the same cart changes nothing. */
export function received(state: CartState, cart: CartView): CartState {
  return { ...state, cart: newer(state.cart, cart) }
}

/** The write under way was done. */
export function accepted(state: CartState, cart: CartView): CartState {
  return { ...received(state, cart), sent: null }
}

/** The write under way can never be done: its line's clicks are forgotten. */
export function refused(state: CartState, cart: CartView | null): CartState {
  const next = cart ? received(state, cart) : state
  if (!state.sent) return next
  return { ...next, pending: without(state.pending, state.sent.variantId), sent: null }
}

/**
 * The cart had changed before the write came, and the write was not done: its clicks wait again, now upon the
 * server's cart, before those made since.
 */
export function conflicted(state: CartState, cart: CartView): CartState {
  const { sent } = state
  const next = { ...received(state, cart), sent: null }
  if (!sent) return next
  const pending = compose(sent.pending, state.pending[sent.variantId])
  return pending ? { ...next, pending: { ...state.pending, [sent.variantId]: pending } } : next
}

// ---------------------------------------------------------------- the hint

const hintCookie = '__Host-hint'

/** What a static page may know of its visitor: no name, no secret, and no server code believes it. */
export type Hint = { count: number; signedIn: boolean }

export function formatHint({ count, signedIn }: Hint): string {
  return `1.${count}.${signedIn ? 'in' : 'out'}`
}

/** Finds the hint in the text of `document.cookie`; null where there is none, or one that we did not write. */
export function parseHint(cookies: string): Hint | null {
  const value = cookies
    .split('; ')
    .find((cookie) => cookie.startsWith(`${hintCookie}=`))
    ?.slice(hintCookie.length + 1)
  const parts = /^1\.(\d{1,4})\.(in|out)$/.exec(value ?? '')
  return parts && { count: Number(parts[1]), signedIn: parts[2] === 'in' }
}
