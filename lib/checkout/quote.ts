import 'server-only'
import { createHash } from 'node:crypto'
import { type CartOwner, findCart } from '@/lib/cart/cart'
import { db } from '@/lib/platform/db'
import {
  missingForFree,
  type ShippingMethod,
  type ShippingMethodId,
  shippingMethods,
} from '@/lib/shipping/methods'
import type { CountryCode } from '@/lib/shop/client'
import { type Content, readContents } from './contents'

/** What is wrong with a line, or new about it since the shopper last saw the cart. */
export type LineProblem =
  | { problem: 'sold-out' }
  | { problem: 'fewer-left'; left: number }
  | { problem: 'price-changed'; before: number }

export type QuoteLine = Omit<Content, 'seenPrice' | 'free' | 'sku'> & {
  /** How many of them can be had: the quantity, or what is left. */
  available: number
  problems: LineProblem[]
}

/** What an order would cost now, in minor units. Lines that cannot be had in full count with what is left. */
export type Quote = {
  /** The idempotency key to place this order under. */
  key: string
  cartVersion: number
  country: CountryCode
  lines: QuoteLine[]
  subtotal: number
  methods: ShippingMethod[]
  method: ShippingMethodId
  shipping: number
  total: number
  /** What is missing until standard delivery is free. */
  missingForFree: number
  /** Whether every line can be had in full. */
  complete: boolean
  /** Whether it is more than one payment can carry. */
  tooLarge: boolean
}

/** Stripe takes eight digits at most (https://docs.stripe.com/currencies). */
const mostAtOnce = 99_999_999

export type Choice = { country: CountryCode; method: ShippingMethodId }

/** The sums of a cart's contents. */
export function priceContents(contents: Content[], { country, method }: Choice) {
  const lines = contents.map(toLine)
  const subtotal = lines.reduce((sum, line) => sum + line.available * line.unitPrice, 0)
  const methods = shippingMethods(country, subtotal)
  const shipping = methods.find((candidate) => candidate.id === method)?.price
  if (shipping === undefined) throw new Error(`no shipping method ${method} to ${country}`)
  return {
    country,
    lines,
    subtotal,
    methods,
    method,
    shipping,
    total: subtotal + shipping,
    missingForFree: missingForFree(country, subtotal),
    complete: lines.every((line) => line.available === line.quantity),
    tooLarge: subtotal + shipping > mostAtOnce,
  }
}

function toLine({ seenPrice, free, sku: _, ...line }: Content): QuoteLine {
  const available = Math.max(0, Math.min(line.quantity, free))
  const problems: LineProblem[] = []
  if (available === 0) problems.push({ problem: 'sold-out' })
  else if (available < line.quantity) problems.push({ problem: 'fewer-left', left: available })
  if (seenPrice !== line.unitPrice) problems.push({ problem: 'price-changed', before: seenPrice })
  return { ...line, available, problems }
}

/** What the owner's cart costs, sent to a country by a method, at the prices and stock of now; null if empty. */
export async function quoteOrder({ owner, ...choice }: { owner: CartOwner } & Choice): Promise<Quote | null> {
  const cart = await findCart(owner)
  if (!cart) return null
  const [contents, closedOrders] = await Promise.all([
    readContents(db(), cart.id, { lock: false }),
    db().order.count({ where: { cartId: cart.id, status: 'cancelled' } }),
  ])
  if (contents.length === 0) return null
  return {
    ...priceContents(contents, choice),
    key: orderKey(cart.id, cart.version, closedOrders),
    cartVersion: cart.version,
  }
}

/**
 * The key of the next order from a cart: the same in every tab and after a reload, until the cart changes
 * or an order from it was closed. A UUID of version 8 (RFC 9562, section 5.8).
 */
function orderKey(cartId: string, version: number, closedOrders: number): string {
  const bytes = createHash('sha256').update(`${cartId} ${version} ${closedOrders}`).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
