import 'server-only'
import { createHash } from 'node:crypto'
import { type CartOwner, findCart } from '@/lib/cart/cart'
import { findHeld } from '@/lib/discounts/held'
import { db } from '@/lib/platform/db'
import { buyersAt } from './buyer'
import { readContents } from './contents'
import { type Choice, priceContents } from './price'

/** What an order would cost now, in minor units. Lines that cannot be had in full count with what is left. */
export type Quote = ReturnType<typeof priceContents> & {
  /** The idempotency key to place this order under. */
  key: string
  cartVersion: number
}

/** `email` is the buyer's, where it is known: by it are counted the uses of a code that each buyer has so many of. */
export type QuoteAsked = { owner: CartOwner; email?: string | null } & Choice

/** What the owner's cart costs, sent to a country by a method, at the prices and stock of now; null if empty. */
export async function quoteOrder({ owner, email, ...choice }: QuoteAsked): Promise<Quote | null> {
  const cart = await findCart(owner)
  if (!cart) return null
  const [contents, held, closedOrders] = await Promise.all([
    readContents(db(), cart.id, { lock: false }),
    findHeld(db(), cart.discountId, { buyers: buyersAt(email), lock: false }),
    db().order.count({ where: { cartId: cart.id, status: 'cancelled' } }),
  ])
  if (contents.length === 0) return null
  return {
    ...priceContents(contents, choice, held),
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
