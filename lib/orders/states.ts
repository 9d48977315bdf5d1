import 'server-only'
import { shopNow } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import type { OrderStatus, PaymentState, Prisma } from '@/prisma/generated/client'

type Step = {
  from: OrderStatus
  to: OrderStatus
  /** Where the payment may stand before, and where it stands after. */
  paymentFrom: readonly PaymentState[]
  payment: PaymentState
  time?: 'paidAt' | 'cancelledAt' | 'shippedAt'
}

/** Every step that an order and its payment can take. The database's triggers refuse all others. */
export const transitions = {
  /** The gateway made a payment. Its id is kept before anything is charged. */
  make: { from: 'pending', to: 'pending', paymentFrom: ['none'], payment: 'made' },
  /** The bank asks the shopper to approve the payment. */
  ask: { from: 'pending', to: 'pending', paymentFrom: ['made'], payment: 'approval' },
  /** The payment succeeded: stock is taken, the mail is queued. */
  pay: { from: 'pending', to: 'paid', paymentFrom: ['made', 'approval'], payment: 'paid', time: 'paidAt' },
  /** The payment was declined, cancelled or never made: stock is given back. */
  cancel: {
    from: 'pending',
    to: 'cancelled',
    paymentFrom: ['none', 'made', 'approval'],
    payment: 'closed',
    time: 'cancelledAt',
  },
  /** A charge that came to light after the order was given up: the money goes back. */
  payLate: { from: 'cancelled', to: 'cancelled', paymentFrom: ['closed'], payment: 'paid', time: 'paidAt' },
  /** The parcel left the house. */
  ship: { from: 'paid', to: 'shipped', paymentFrom: ['paid'], payment: 'paid', time: 'shippedAt' },
  /** Called off after it was paid and before it shipped: stock comes back, the money goes back. */
  callOff: { from: 'paid', to: 'cancelled', paymentFrom: ['paid'], payment: 'paid', time: 'cancelledAt' },
} as const satisfies Record<string, Step>

export type Transition = keyof typeof transitions

type Also = Pick<
  Prisma.OrderUncheckedUpdateManyInput,
  'closedReason' | 'invoiceNumber' | 'paymentIntent' | 'reservedUntil' | 'paidAt' | 'cardBrand' | 'cardLast4'
>

/**
 * Takes an order one step, if it stands where the step begins, and locks its row until the transaction
 * ends. `only` narrows it further. The step's time is the shop's of now; who knows it already says it in `also`.
 * @returns whether this call took the step; false where somebody else did, or the order stands elsewhere.
 */
export async function takeStep(
  tx: Tx,
  orderId: string,
  name: Transition,
  also: Also = {},
  only: Pick<Prisma.OrderWhereInput, 'paymentIntent' | 'reservedUntil'> = {},
): Promise<boolean> {
  const { from, to, paymentFrom, payment, time }: Step = transitions[name]
  const { count } = await tx.order.updateMany({
    where: { id: orderId, status: from, payment: { in: [...paymentFrom] }, ...only },
    data: {
      ...also,
      status: to,
      payment,
      ...(time && !also.paidAt && { [time]: await shopNow(tx) }),
    },
  })
  return count === 1
}
