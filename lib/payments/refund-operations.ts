import 'server-only'
import Stripe from 'stripe'
import { fail, ok, type Result } from '@/lib/platform/result'
import { isMissing, reach } from './operations'

/** A refund as the gateway sees it now. Amounts in minor units. */
export type GatewayRefund = {
  id: string
  amount: number
  /** `pending`: taken on, and not yet known how it ends. */
  status: 'pending' | 'done' | 'failed'
  /** Why it failed; the gateway's own word. */
  problem: string | null
  paymentId: string | null
  /** Our refund's id, which it carries; null for one that somebody made at the gateway by hand. */
  refundId: string | null
}

export interface Refunds {
  /**
   * Gives an amount of a payment back. Asked again with the same `refundId` within the gateway's memory of keys (a
   * day at Stripe) it makes no second one; after that the caller looks first (`listRefunds`).
   * @returns 'refused' with the gateway's reason in `fields.reason`: it will never be made
   * @throws PaymentOutage when it is not known whether it was made
   */
  createRefund(refund: {
    refundId: string
    orderId: string
    paymentId: string
    amount: number
  }): Promise<Result<GatewayRefund, 'refused'>>
  /** Undefined when the gateway has none of this id. */
  findRefund(id: string): Promise<GatewayRefund | undefined>
  /** Every refund of a payment or of a charge, newest first. */
  listRefunds(of: { paymentId: string } | { chargeId: string }): Promise<GatewayRefund[]>
}

/** A payment has few; this is where something is wrong. */
const atMost = 1000

/** The shop's refund operations over Stripe's SDK. */
export function refundsOver(stripe: Stripe): Refunds {
  return {
    async createRefund({ refundId, orderId, paymentId, amount }) {
      try {
        const made = await reach(
          stripe.refunds.create(
            {
              payment_intent: paymentId,
              amount,
              reason: 'requested_by_customer',
              metadata: { refund_id: refundId, order_id: orderId },
            },
            { idempotencyKey: refundId },
          ),
        )
        return ok(read(made))
      } catch (error) {
        if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error
        return fail('refused', { reason: error.code ?? error.param ?? 'invalid' })
      }
    },

    async findRefund(id) {
      try {
        return read(await reach(stripe.refunds.retrieve(id)))
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },

    async listRefunds(of) {
      const wanted = 'paymentId' in of ? { payment_intent: of.paymentId } : { charge: of.chargeId }
      const all = stripe.refunds.list({ ...wanted, limit: 100 }).autoPagingToArray({ limit: atMost })
      return (await reach(all)).map(read)
    },
  }
}

/** https://docs.stripe.com/api/refunds/object#refund_object-status; one that was cancelled never arrives either. */
function read({
  id,
  amount,
  status,
  failure_reason,
  payment_intent,
  metadata,
}: Stripe.Refund): GatewayRefund {
  const failed = status === 'failed' || status === 'canceled'
  return {
    id,
    amount,
    status: failed ? 'failed' : status === 'succeeded' ? 'done' : 'pending',
    problem: failed ? (failure_reason ?? status) : null,
    paymentId: typeof payment_intent === 'string' ? payment_intent : (payment_intent?.id ?? null),
    refundId: metadata?.refund_id ?? null,
  }
}
