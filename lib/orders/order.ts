import 'server-only'
import { z } from 'zod'
import type { Caller } from '@/lib/auth/levels'
import { db } from '@/lib/platform/db'
import { storedTaxes, type TaxLine } from '@/lib/tax/tax'
import type { Prisma } from '@/prisma/generated/client'
import { hasGuestAccess } from './guest-access'

/** The form of an order's number, as it stands in an address. */
export const orderId = z.string().regex(/^LK-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)

/** What of an order its owner sees. */
export const shownOrder = {
  id: true,
  status: true,
  payment: true,
  email: true,
  name: true,
  line1: true,
  line2: true,
  city: true,
  region: true,
  postalCode: true,
  country: true,
  shippingMethod: true,
  subtotal: true,
  discount: true,
  discountOf: { select: { code: true } },
  shipping: true,
  taxIncluded: true,
  tax: true,
  taxes: true,
  total: true,
  closedReason: true,
  placedAt: true,
  paidAt: true,
  shippedAt: true,
  cancelledAt: true,
  lines: {
    select: {
      position: true,
      sku: true,
      productSlug: true,
      productName: true,
      variantName: true,
      picture: true,
      unitPrice: true,
      quantity: true,
      discount: true,
      taxRate: true,
    },
    orderBy: { position: 'asc' },
  },
} satisfies Prisma.OrderSelect

/** An order as its pages show it. Amounts in minor units. */
export type OrderView = Omit<Prisma.OrderGetPayload<{ select: typeof shownOrder }>, 'taxes'> & {
  taxes: TaxLine[]
}

/** One order, or null. Ask `mayOpen` first. */
export async function readOrder(id: string): Promise<OrderView | null> {
  const order = await db().order.findUnique({ where: { id }, select: shownOrder })
  return order && { ...order, taxes: storedTaxes.parse(order.taxes) }
}

/**
 * How much of an order somebody may see: all of it; only its things and state, which is what a session by
 * mailed code may see of the customer's orders; or nothing. An order that is not there is nothing too.
 * @param guestToken the browser's `__Host-orders` cookie.
 */
export async function mayOpen(
  caller: Caller,
  guestToken: string | undefined,
  id: string,
): Promise<'everything' | 'things' | null> {
  if (await hasGuestAccess(guestToken, id)) return 'everything'
  if (caller.level === 'guest') return null
  const { customerId } = caller
  const own = await db().order.findFirst({
    where: { id, customerId },
    select: { claims: { where: { customerId, openedAt: null }, select: { orderId: true } } },
  })
  if (!own) return null
  // One that was claimed by its address alone keeps its details until its link, or its postal code, is shown.
  return caller.level === 'limited' || own.claims.length > 0 ? 'things' : 'everything'
}
