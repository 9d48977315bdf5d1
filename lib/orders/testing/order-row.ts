import { randomUUID } from 'node:crypto'
import { newOrderNumber } from '@/lib/platform/random'
import type { OrderStatus, PaymentState } from '@/prisma/generated/client'

// For tests that write an order down as it stands, without placing it.

/** Where its payment stands. */
export const paymentOf: Record<OrderStatus, PaymentState> = {
  pending: 'made',
  paid: 'paid',
  shipped: 'paid',
  cancelled: 'closed',
}

export const orderLine = {
  position: 0,
  sku: 'S',
  productSlug: 'hook',
  productName: 'Hook',
  variantName: 'Small',
  picture: '',
  unitPrice: 2500,
  quantity: 1,
}

/** An order of one hook, with what differs. */
export function orderRow<Change extends object>(changes: Change) {
  const id = newOrderNumber()
  return {
    id,
    key: randomUUID(),
    email: 'mira@example.com',
    name: 'Mira Byrne',
    line1: '12 Harbour Road',
    city: 'Dublin',
    postalCode: 'D02 AF30',
    country: 'IE',
    shippingMethod: 'standard',
    currency: 'EUR',
    subtotal: 2500,
    shipping: 490,
    total: 2990,
    paymentIntent: `pi_${id}` as string | null,
    reservedUntil: new Date(Date.now() + 3_600_000),
    ...changes,
  }
}
