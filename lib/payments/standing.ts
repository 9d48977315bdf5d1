import 'server-only'
import type Stripe from 'stripe'

/** Why a payment was not made. Nothing was charged. */
export type PaymentProblem =
  | 'declined'
  | 'insufficient_funds'
  | 'expired_card'
  | 'incorrect_cvc'
  /** The bank wants the shopper to approve, and nobody was there to ask. */
  | 'authentication_required'
  /** The shopper said no to the bank's question, or the bank could not tell who they are. */
  | 'approval_failed'
  /** The token is unknown, used up or too old: the card must be typed again. */
  | 'token_invalid'
  /** The saved card is not its customer's any more. */
  | 'card_gone'
  /** The payment was cancelled before. */
  | 'cancelled'

/** What an order keeps of the card that paid it. */
export type PaidCard = { brand: string; last4: string }

/** Where a payment stands at the gateway. */
export type PaymentStanding =
  | { state: 'paid'; card: PaidCard | null }
  /** The bank asks the shopper. The secret opens its question in the browser; it is never stored. */
  | { state: 'approval'; clientSecret: string }
  /** Nobody knows yet. */
  | { state: 'processing' }
  /** Not paid, and it still could be; with what became of the last try, if there was one. */
  | { state: 'open'; problem: PaymentProblem | null }
  /** Cancelled: it can never be paid. */
  | { state: 'closed'; problem: PaymentProblem | null; byShopper: boolean }

/** Reads a payment as the gateway tells of it (https://docs.stripe.com/payments/paymentintents/lifecycle). */
export function standingOf(intent: Stripe.PaymentIntent): PaymentStanding {
  switch (intent.status) {
    case 'succeeded':
      return { state: 'paid', card: cardOf(intent) }
    case 'canceled':
      return {
        state: 'closed',
        problem: problemIn(intent),
        byShopper: intent.cancellation_reason === 'requested_by_customer',
      }
    case 'requires_action':
      return intent.client_secret
        ? { state: 'approval', clientSecret: intent.client_secret }
        : { state: 'processing' }
    case 'requires_payment_method':
    case 'requires_confirmation':
      return { state: 'open', problem: problemIn(intent) }
    default:
      return { state: 'processing' }
  }
}

const problemIn = ({ last_payment_error: error }: Stripe.PaymentIntent) => (error ? problemOf(error) : null)

/** https://docs.stripe.com/declines/codes; whatever the shopper cannot act on is "declined". */
export function problemOf(error: { code?: string; decline_code?: string }): PaymentProblem {
  if (error.code === 'payment_intent_authentication_failure') return 'approval_failed'
  const known = ['insufficient_funds', 'expired_card', 'incorrect_cvc', 'authentication_required'] as const
  return known.find((code) => error.decline_code === code || error.code === code) ?? 'declined'
}

/** Known where `latest_charge` was asked for whole. */
function cardOf({ latest_charge: charge }: Stripe.PaymentIntent): PaidCard | null {
  const card = typeof charge === 'string' ? null : charge?.payment_method_details?.card
  return card?.brand && card.last4 ? { brand: card.brand, last4: card.last4 } : null
}
