import 'server-only'
import { z } from 'zod'
import type { Caller } from '@/lib/auth/levels'
import { db } from '@/lib/platform/db'
import { orderNumberForm } from '@/lib/platform/random'
import { storedTaxes, type TaxLine } from '@/lib/tax/tax'
import type { Prisma } from '@/prisma/generated/client'
import { guestSight, type Sight } from './guest-access'

/** The form of an order's number, as it stands in an address. */
export const orderId = z.string().regex(orderNumberForm)

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
  refunded: true,
  cardBrand: true,
  cardLast4: true,
  invoiceNumber: true,
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
  refunds: {
    select: { amount: true, reason: true, state: true, createdAt: true, doneAt: true },
    orderBy: { createdAt: 'asc' },
  },
  returns: {
    select: {
      state: true,
      reason: true,
      askedAt: true,
      decidedAt: true,
      lines: { select: { position: true, quantity: true }, orderBy: { position: 'asc' } },
    },
    orderBy: { askedAt: 'asc' },
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
 * How much of an order somebody may see, and so do with it: all of it; only its things and how it stands; or nothing.
 * An order that is not there is nothing too. A customer's own order shows all to a fresh session: what it holds is as
 * personal as the address book. One that is merely remembered, or came by a mailed code, sees the things.
 * @param guestToken the browser's `__Host-orders` cookie.
 */
export async function mayOpen(
  caller: Caller,
  guestToken: string | undefined,
  id: string,
): Promise<Sight | null> {
  const byBrowser = await guestSight(guestToken, id)
  return byBrowser === 'everything' ? byBrowser : ((await sessionSight(caller, id)) ?? byBrowser)
}

async function sessionSight(caller: Caller, id: string): Promise<Sight | null> {
  if (caller.level === 'guest') return null
  const { customerId } = caller
  const own = await db().order.findFirst({
    where: { id, customerId },
    select: { claims: { where: { customerId, openedAt: null }, select: { orderId: true } } },
  })
  if (!own) return null
  // One that was claimed by its address alone keeps its details until its link, or its postal code, is shown.
  return caller.level === 'fresh' && own.claims.length === 0 ? 'everything' : 'things'
}

/**
 * What opens the rest of an order to somebody who sees its things: a fresh assertion of its customer; a passkey
 * sign-in, where its customer came by a mailed code or somebody else has its link; its link or its postal code, where
 * it was claimed by its address alone; or, for a guest's order, a code mailed to its address. An order in an account
 * never opens by a mail: a mailbox shows no more of it than a session by mailed code.
 */
export async function wayToAll(caller: Caller, id: string): Promise<'confirm' | 'sign-in' | 'link' | 'code'> {
  const order = await db().order.findUniqueOrThrow({
    where: { id },
    select: { customerId: true, claims: { where: { openedAt: null }, select: { customerId: true } } },
  })
  if (order.customerId === null) return 'code'
  if (caller.level === 'guest' || caller.customerId !== order.customerId) return 'sign-in'
  if (order.claims.some(({ customerId }) => customerId === order.customerId)) return 'link'
  return caller.level === 'limited' ? 'sign-in' : 'confirm'
}
