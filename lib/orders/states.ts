import 'server-only'
import { shopNow } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import type { OrderStatus, PaymentState, Prisma } from '@/prisma/generated/client'

/** Every step an order can take, and what it makes of its payment. The database's triggers refuse all others. */
export const transitions = {
  /** The payment succeeded: stock is taken, the mail is queued. */
  pay: { from: 'pending', to: 'paid', time: 'paidAt', payment: 'paid' },
  /** The payment was declined, cancelled or never made: stock is given back. */
  cancel: { from: 'pending', to: 'cancelled', time: 'cancelledAt', payment: 'closed' },
  /** The parcel left the house. */
  ship: { from: 'paid', to: 'shipped', time: 'shippedAt', payment: 'paid' },
  /** Called off after it was paid and before it shipped: stock comes back, the money goes back. */
  callOff: { from: 'paid', to: 'cancelled', time: 'cancelledAt', payment: 'paid' },
} as const satisfies Record<
  string,
  { from: OrderStatus; to: OrderStatus; time: keyof Prisma.OrderUpdateInput; payment: PaymentState }
>

export type Transition = keyof typeof transitions

type Also = Pick<Prisma.OrderUncheckedUpdateManyInput, 'closedReason' | 'secretHash' | 'invoiceNumber'>

/**
 * Takes an order one step, if it stands where the step begins, and locks its row until the transaction
 * ends. `only` narrows it further.
 * @returns whether this call took the step; false where somebody else did, or the order stands elsewhere.
 */
export async function takeStep(
  tx: Tx,
  orderId: string,
  name: Transition,
  also: Also = {},
  only: Pick<Prisma.OrderWhereInput, 'paymentIntent'> = {},
): Promise<boolean> {
  const { from, to, time, payment } = transitions[name]
  const { count } = await tx.order.updateMany({
    where: { id: orderId, status: from, ...only },
    data: { ...also, status: to, payment, [time]: await shopNow(tx) },
  })
  return count === 1
}
