import 'server-only'
import Stripe from 'stripe'
import { fail, ok, type Result } from '@/lib/platform/result'
import { PaymentOutage } from './outage'

/** Why a payment was not made. Nothing was charged. */
export type PaymentProblem =
  | 'declined'
  | 'insufficient_funds'
  | 'expired_card'
  | 'incorrect_cvc'
  /** The bank wants the shopper to approve. The payment is still open: cancel it. */
  | 'authentication_required'
  /** The token is unknown, used up or too old: the card must be typed again. */
  | 'token_invalid'
  /** The payment was cancelled before. */
  | 'cancelled'

export type PaymentStatus =
  | 'requires_payment_method'
  | 'requires_confirmation'
  | 'requires_action'
  | 'requires_capture'
  | 'processing'
  | 'canceled'
  | 'succeeded'

export interface NewPayment {
  orderId: string
  /** The order's idempotency key. */
  key: string
  /** Minor units. */
  amount: number
  /** ISO 4217. */
  currency: string
  email: string
}

export interface Payments {
  /**
   * Makes a payment that nobody has paid yet. The same key gives the same payment.
   * @throws PaymentOutage; and an Error when the gateway refuses what was asked, which is a bug or a wrong key.
   */
  createPayment(order: NewPayment): Promise<{ id: string }>
  /**
   * Charges the card behind a confirmation token, once for a key whatever happens: asked again, it answers as the
   * first time.
   * @throws PaymentOutage when the outcome is not known; and an Error as above.
   */
  confirmPayment(confirmation: {
    paymentId: string
    key: string
    token: string
  }): Promise<Result<undefined, PaymentProblem>>
  /** The payment as the gateway sees it now, amount in minor units; undefined when it has none of this id. */
  findPayment(id: string): Promise<{ status: PaymentStatus; amount: number; currency: string } | undefined>
  /** Cancels a payment that was not made; once cancelled it can never be made. Fails only when it was paid. */
  cancelPayment(id: string): Promise<Result<undefined, 'paid' | 'not_found'>>
}

/** The shop's four payment operations over Stripe's SDK. */
export function paymentsOver(stripe: Stripe): Payments {
  return {
    async createPayment({ orderId, key, amount, currency, email }) {
      const intent = await reach(
        stripe.paymentIntents.create(
          {
            amount,
            currency: currency.toLowerCase(),
            description: `Order ${orderId}`,
            metadata: { order_id: orderId },
            // Cards only, and nothing that would send the shopper away.
            allowed_payment_method_types: ['card'],
            automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
            receipt_email: email,
          },
          { idempotencyKey: key },
        ),
      )
      return { id: intent.id }
    },

    async confirmPayment({ paymentId, key, token }) {
      // It comes from the browser; a later attempt with a real one may still use this key.
      if (!/^ctoken_\w{1,250}$/.test(token)) return fail('token_invalid')
      try {
        // A key of its own: Stripe ties a key to one endpoint.
        const options = { idempotencyKey: `${key}:confirm` }
        return outcome(
          await reach(stripe.paymentIntents.confirm(paymentId, { confirmation_token: token }, options)),
        )
      } catch (error) {
        if (error instanceof Stripe.errors.StripeCardError) return fail(declineOf(error))
        // The key was used with another token: what counts is how the first attempt ended.
        if (error instanceof Stripe.errors.StripeIdempotencyError) return attempted(stripe, paymentId)
        if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error
        if (error.param === 'confirmation_token') return fail('token_invalid')
        if (error.code === 'payment_intent_unexpected_state' && error.payment_intent)
          return outcome(error.payment_intent)
        throw error
      }
    },

    async findPayment(id) {
      try {
        const { status, amount, currency } = await reach(stripe.paymentIntents.retrieve(id))
        return { status: status as PaymentStatus, amount, currency: currency.toUpperCase() }
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },

    async cancelPayment(id) {
      try {
        // No key of ours: a refusal must not be replayed once the payment has moved on.
        await reach(stripe.paymentIntents.cancel(id))
        return ok()
      } catch (error) {
        if (isMissing(error)) return fail('not_found')
        const status = error instanceof Stripe.errors.StripeError ? error.payment_intent?.status : undefined
        if (status === 'canceled') return ok()
        if (status === 'succeeded') return fail('paid')
        if (status !== undefined) throw new PaymentOutage(`Payment is ${status}`, { cause: error })
        throw error
      }
    },
  }
}

/** Turns what only time mends into a PaymentOutage: no connection, 409, 429 and 5xx. */
async function reach<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer
  } catch (error) {
    const passing =
      error instanceof Stripe.errors.StripeConnectionError ||
      error instanceof Stripe.errors.StripeAPIError ||
      error instanceof Stripe.errors.StripeRateLimitError
    throw passing ? new PaymentOutage('The payment gateway did not answer', { cause: error }) : error
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing'

async function attempted(stripe: Stripe, paymentId: string): Promise<Result<undefined, PaymentProblem>> {
  const intent = await reach(stripe.paymentIntents.retrieve(paymentId))
  const error = intent.last_payment_error
  return intent.status === 'requires_payment_method' && error ? fail(declineOf(error)) : outcome(intent)
}

/** How an attempt ended, read from the payment's status. @throws PaymentOutage while it has not ended. */
function outcome(intent: Stripe.PaymentIntent): Result<undefined, PaymentProblem> {
  if (intent.status === 'succeeded') return ok()
  if (intent.status === 'canceled') return fail('cancelled')
  if (intent.status === 'requires_action') return fail('authentication_required')
  throw new PaymentOutage(`Payment ${intent.id} is ${intent.status}`)
}

/** https://docs.stripe.com/declines/codes; whatever the shopper cannot act on is "declined". */
function declineOf(error: { code?: string; decline_code?: string }): PaymentProblem {
  const known = ['insufficient_funds', 'expired_card', 'incorrect_cvc', 'authentication_required'] as const
  return known.find((code) => error.decline_code === code || error.code === code) ?? 'declined'
}
