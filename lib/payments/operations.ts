import 'server-only'
import Stripe from 'stripe'
import { log } from '@/lib/platform/log'
import { fail, ok, type Result } from '@/lib/platform/result'
import { PaymentOutage } from './outage'
import { type PaymentProblem, type PaymentStanding, problemOf, standingOf } from './standing'

/** What a payment is confirmed with: a card that was typed, as a confirmation token, or one that is kept. */
export type Means = { token: string } | { savedMethod: string }

export interface NewPayment {
  orderId: string
  /** The order's idempotency key. */
  key: string
  /** Minor units. */
  amount: number
  /** ISO 4217. */
  currency: string
  email: string
  /** The gateway's customer whose kept card pays. */
  customer?: string
}

/** How a confirmation went. */
export type Confirmed = Extract<PaymentStanding, { state: 'paid' | 'approval' }>

export interface Payments {
  /**
   * Makes a payment that nobody has paid yet. The same key gives the same payment.
   * @throws PaymentOutage; and an Error when the gateway refuses what was asked, which is a bug or a wrong key.
   */
  createPayment(order: NewPayment): Promise<{ id: string }>
  /**
   * Charges a card, once for a key whatever happens: asked again within the day that the gateway remembers keys, it
   * answers as the first time. The bank may want to ask the shopper first.
   * @throws PaymentOutage when the outcome is not known; and an Error as above.
   */
  confirmPayment(
    confirmation: { paymentId: string; key: string } & Means,
  ): Promise<Result<Confirmed, PaymentProblem>>
  /** The payment as the gateway sees it now, amount in minor units; undefined when it has none of this id. */
  findPayment(id: string): Promise<(PaymentStanding & { amount: number; currency: string }) | undefined>
  /**
   * Cancels a payment that was not made; once cancelled it can never be made. Fails only when it was paid.
   * @param byShopper the gateway keeps it with the payment, for whoever asks later why it ended.
   * @throws PaymentOutage, also while it is processing; and an Error as above.
   */
  cancelPayment(id: string, byShopper?: boolean): Promise<Result<undefined, 'paid' | 'not_found'>>
}

/** With the charge, which knows the card. */
const whole = { expand: ['latest_charge'] }

/** Whether it has the form of a confirmation token: it comes from the browser. */
export const isToken = (text: string) => /^ctoken_\w{1,250}$/.test(text)

/**
 * For a confirmation: the bank's question is asked in the shop's page. Who has to leave it all the same comes back to
 * an address of the shop's (https://docs.stripe.com/api/payment_intents/confirm#confirm_payment_intent-use_stripe_sdk).
 */
export const askedInPage = (address: string) => ({ use_stripe_sdk: true, return_url: address })

/** The shop's four payment operations over Stripe's SDK. */
export function paymentsOver(stripe: Stripe, shopOrigin: string): Payments {
  return {
    async createPayment({ orderId, key, amount, currency, email, customer }) {
      const intent = await reach(
        stripe.paymentIntents.create(
          {
            amount,
            currency: currency.toLowerCase(),
            description: `Order ${orderId}`,
            metadata: { order_id: orderId },
            // Cards only, whatever else the account has switched on.
            allowed_payment_method_types: ['card'],
            // For Stripe's fraud checks. With live keys it mails a receipt of its own there too.
            receipt_email: email,
            ...(customer && { customer }),
          },
          { idempotencyKey: key },
        ),
      )
      return { id: intent.id }
    },

    async confirmPayment({ paymentId, key, ...means }) {
      // It comes from the browser; a later attempt with a real one may still use this key.
      if ('token' in means && !isToken(means.token)) return fail('token_invalid')
      try {
        const named =
          'token' in means ? { confirmation_token: means.token } : { payment_method: means.savedMethod }
        const asking = askedInPage(`${shopOrigin}/checkout`)
        // A key of its own: Stripe ties a key to one endpoint.
        const options = { idempotencyKey: `${key}:confirm` }
        return outcome(
          await reach(stripe.paymentIntents.confirm(paymentId, { ...named, ...asking, ...whole }, options)),
        )
      } catch (error) {
        if (error instanceof Stripe.errors.StripeCardError) return fail(problemOf(error))
        // The key was used with another card: what counts is how the first attempt ended.
        if (error instanceof Stripe.errors.StripeIdempotencyError) return attempted(stripe, paymentId)
        if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error
        if (error.param === 'confirmation_token') return fail('token_invalid')
        if (error.code === 'payment_intent_unexpected_state') return attempted(stripe, paymentId)
        if (!('savedMethod' in means)) throw error
        // It was taken off at the gateway, as a rule: nothing was tried.
        log.warn({ payment: paymentId, error }, 'a saved card was not taken')
        return fail('card_gone')
      }
    },

    async findPayment(id) {
      try {
        const intent = await reach(stripe.paymentIntents.retrieve(id, whole))
        return { ...standingOf(intent), amount: intent.amount, currency: intent.currency.toUpperCase() }
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },

    async cancelPayment(id, byShopper = false) {
      try {
        // No key of ours: a refusal must not be replayed once the payment has moved on.
        const why = byShopper ? 'requested_by_customer' : 'abandoned'
        await reach(stripe.paymentIntents.cancel(id, { cancellation_reason: why }))
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
export async function reach<Answer>(answer: Promise<Answer>): Promise<Answer> {
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

export const isMissing = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing'

async function attempted(stripe: Stripe, paymentId: string): Promise<Result<Confirmed, PaymentProblem>> {
  return outcome(await reach(stripe.paymentIntents.retrieve(paymentId, whole)))
}

/** How an attempt ended, read from the payment. @throws PaymentOutage while it has not ended. */
function outcome(intent: Stripe.PaymentIntent): Result<Confirmed, PaymentProblem> {
  const standing = standingOf(intent)
  if (standing.state === 'paid' || standing.state === 'approval') return ok(standing)
  if (standing.state === 'closed') return fail('cancelled')
  if (standing.state === 'open' && standing.problem) return fail(standing.problem)
  throw new PaymentOutage(`Payment ${intent.id} is ${intent.status}`)
}
