import type { OrderStatus, PaymentState } from '@/prisma/generated/client'

/** Where the payment of an order stands that a test writes down as it is. */
export const paymentOf: Record<OrderStatus, PaymentState> = {
  pending: 'made',
  paid: 'paid',
  shipped: 'paid',
  cancelled: 'closed',
}
