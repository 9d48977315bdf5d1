import 'server-only'
import type { Level } from '@/lib/auth/levels'
import { type CartOwner, findCart } from '@/lib/cart/cart'
import { db } from '@/lib/platform/db'
import type { ShippingMethodId } from '@/lib/shipping/methods'
import type { Prisma } from '@/prisma/generated/client'
import type { Address } from './address'
import type { Approval } from './placement'

/** The order that is being paid from a cart. */
export type PendingOrder = {
  id: string
  /** Where the bank asks the shopper; null while the gateway does. */
  approval: Approval | null
  /** What was typed for it; null for a session that sees no addresses. */
  typed: (Address & { email: string }) | null
  method: ShippingMethodId
}

/**
 * The order that is being paid from the owner's cart, if there is one. A guest's cart is in the browser where it was
 * typed; a customer's is open in all of theirs, so a merely remembered session gets nothing that was.
 */
export async function findPendingOrder(owner: CartOwner, level: Level): Promise<PendingOrder | null> {
  const cart = await findCart(owner)
  if (!cart) return null
  const order = await db().order.findFirst({
    where: { cartId: cart.id, status: 'pending' },
    select: {
      id: true,
      payment: true,
      total: true,
      reservedUntil: true,
      shippingMethod: true,
      ...typed,
    },
  })
  if (!order) return null
  const { id, payment, total, reservedUntil, shippingMethod, ...rest } = order
  return {
    id,
    approval:
      payment === 'approval'
        ? { orderId: id, total, until: reservedUntil.toISOString(), clientSecret: null }
        : null,
    typed: level === 'remembered' ? null : (rest as PendingOrder['typed']),
    method: shippingMethod as ShippingMethodId,
  }
}

const typed = {
  email: true,
  name: true,
  line1: true,
  line2: true,
  city: true,
  region: true,
  postalCode: true,
  country: true,
} satisfies Prisma.OrderSelect

/** Whether an order was placed from this owner's cart, so that they may pay it, or stop paying it. */
export async function mayPay(orderId: string, owner: CartOwner): Promise<boolean> {
  const order = await db().order.findUnique({
    where: { id: orderId },
    select: { cartId: true, customerId: true },
  })
  return order !== null && owner !== null && isOrdersOwner(order, owner)
}

/** Also where the guest whose cart it was has signed in since: what was in it is in their customer's cart. */
export async function isOrdersOwner(
  order: { cartId: string | null; customerId: string | null },
  owner: NonNullable<CartOwner>,
): Promise<boolean> {
  if ('customerId' in owner && owner.customerId === order.customerId) return true
  const cart = await findCart(owner)
  if (!cart || !order.cartId) return false
  return (
    (await db().cart.count({
      where: { id: order.cartId, OR: [{ id: cart.id }, { mergedInto: cart.id }] },
    })) > 0
  )
}
