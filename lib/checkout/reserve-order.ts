import 'server-only'
import { isLocked } from '@/lib/auth/holds'
import type { CartOwner } from '@/lib/cart/cart'
import { findHeld, type HeldDiscount, spendDiscount } from '@/lib/discounts/held'
import { addSeconds, minutes } from '@/lib/platform/clock'
import { type Tx, transaction } from '@/lib/platform/db'
import { newOrderNumber } from '@/lib/platform/random'
import { shop } from '@/lib/shop/client'
import type { Address } from './address'
import { buyersAt } from './buyer'
import { lockCart, readContents } from './contents'
import { type Choice, priceContents } from './price'
import { noteRefusedGrant, planCard, type SavedCardPayment, spendForCard } from './saved-card'
import { reserve } from './stock'

/**
 * In seconds; longer than the gateway takes at most for both of its answers (lib/payments/connection.ts), and no longer:
 * where the shop dies meanwhile, pieces and cart are free again soon. A bank's question gets time of its own.
 */
const reservationSeconds = minutes(2)

export type NewOrder = {
  owner: NonNullable<CartOwner>
  /** In whose account the order stands, if in any. */
  customerId: string | null
  key: string
  /** The cart as the shopper saw it. */
  cartVersion: number
  /** The total that stood on the button, in minor units. */
  expectedTotal: number
  email: string
  address: Address
  method: Choice['method']
  /** Where one of the customer's own cards pays. */
  savedCard?: SavedCardPayment
}

/** The order that was made; with the card that pays it, as the gateway knows it, where it is a saved one. */
export type ReservedOrder = {
  id: string
  total: number
  saved: { method: string; customer: string } | null
}

export type Reserved =
  | { outcome: 'reserved'; order: ReservedOrder }
  /** An order has this key; whose, and how it ended, the caller finds out. */
  | { outcome: 'key-used' }
  /** Another order from this cart is being paid. */
  | { outcome: 'in-progress'; orderId: string }
  /** The customer's account is locked: nothing is bought with it. */
  | { outcome: 'locked' }
  | { outcome: 'sold-out' | 'changed' | 'too-large' | 'empty' }
  /** Paying with this card has to be confirmed first, for exactly this order. */
  | { outcome: 'confirm' }
  /** The card cannot be paid with. */
  | { outcome: 'card-gone' }

/**
 * The first of the three steps: one transaction that reads prices and stock under lock and, if all is as
 * the shopper saw it, makes the pending order, uses its discount code and reserves its pieces for two minutes.
 * Otherwise nothing is made.
 */
export async function reserveOrder(wanted: NewOrder): Promise<Reserved> {
  try {
    return await transaction((tx) => reserveIn(tx, wanted))
  } catch (error) {
    if (!(error instanceof NotConfirmed) || !wanted.savedCard) throw error
    await noteRefusedGrant(wanted.savedCard)
    return { outcome: 'confirm' }
  }
}

/** The grant is none for this order: nothing of it stays. */
class NotConfirmed extends Error {}

async function reserveIn(tx: Tx, wanted: NewOrder): Promise<Reserved> {
  const locked = wanted.customerId !== null && (await isLocked(tx, wanted.customerId))
  const cart = await lockCart(tx, wanted.owner)

  // Under the cart's lock: whoever held it before may have used the key, or begun another order.
  const carts = cart ? [cart.id, ...cart.merged] : []
  const rivals = await tx.order.findMany({
    where: { OR: [{ key: wanted.key }, { cartId: { in: carts }, status: 'pending' }] },
    select: { id: true, key: true },
  })
  if (rivals.some((order) => order.key === wanted.key)) return { outcome: 'key-used' }
  if (locked) return { outcome: 'locked' }
  if (!cart) return { outcome: 'empty' }
  if (rivals[0]) return { outcome: 'in-progress', orderId: rivals[0].id }

  const contents = await readContents(tx, cart.id, { lock: true })
  if (contents.length === 0) return { outcome: 'empty' }
  const { address, method } = wanted
  const buyers = buyersAt(wanted.email)
  const held = await findHeld(tx, cart.discountId, { buyers, lock: true })
  const price = priceContents(contents, { country: address.country, method }, held)
  if (!price.complete) return { outcome: 'sold-out' }
  if (cart.version !== wanted.cartVersion || price.total !== wanted.expectedTotal)
    return { outcome: 'changed' }
  if (price.tooLarge) return { outcome: 'too-large' }
  const { savedCard, key } = wanted
  const plan = savedCard ? await planCard(tx, savedCard, { key, total: price.total, address }) : null
  if (plan && plan.outcome !== 'planned') return plan

  const id = newOrderNumber()
  const { count } = await tx.order.createMany({
    data: {
      ...address,
      id,
      key: wanted.key,
      customerId: wanted.customerId,
      cartId: cart.id,
      email: wanted.email,
      shippingMethod: method,
      currency: shop.currency,
      subtotal: price.subtotal,
      discount: price.discount,
      discountId: price.discount > 0 ? held?.id : null,
      shipping: price.shipping,
      taxIncluded: price.taxIncluded,
      tax: price.tax,
      taxes: price.taxes,
      total: price.total,
      savedCardId: plan?.card.id ?? null,
      confirmsPair: Boolean(plan?.confirms),
      reservedUntil: addSeconds(cart.now, reservationSeconds),
    },
    skipDuplicates: true,
  })
  // Somebody with another cart used the key in this very moment.
  if (count === 0) return { outcome: 'key-used' }
  if (savedCard && plan?.confirms && !(await spendForCard(tx, savedCard, plan.confirms)))
    throw new NotConfirmed()
  await tx.orderLine.createMany({
    data: contents.map((line, position) => ({
      discount: price.lines[position]?.discount ?? 0,
      taxRate: price.lines[position]?.taxRate ?? 0,
      orderId: id,
      position,
      variantId: line.variantId,
      sku: line.sku,
      productSlug: line.productSlug,
      productName: line.productName,
      variantName: line.variantName,
      picture: line.picture,
      unitPrice: line.unitPrice,
      quantity: line.quantity,
    })),
  })
  if (price.discount > 0) await spend(tx, { held, buyers, orderId: id })
  if (!(await reserve(tx, contents))) throw new Error('locked stock changed')
  const saved = plan && { method: plan.card.gatewayMethod, customer: plan.customer }
  return { outcome: 'reserved', order: { id, total: price.total, saved } }
}

/** A discount without its code, or for nobody, would count for nothing. */
function spend(
  tx: Tx,
  given: { held: HeldDiscount | null; buyers: Uint8Array<ArrayBuffer>[]; orderId: string },
): Promise<void> {
  const { held, orderId } = given
  const [buyer] = given.buyers
  if (!held || !buyer) throw new Error('a discount has a code and a buyer')
  return spendDiscount(tx, { discountId: held.id, orderId, buyer })
}
