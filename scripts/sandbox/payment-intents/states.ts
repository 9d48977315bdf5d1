import type Stripe from 'stripe'
import type { Call } from '../api/endpoint'
import { type ApiError, invalidRequest, noSuch } from '../api/errors'

/** 400: the intent's status does not allow it. The intent itself is part of the answer. */
export const unexpectedState = (intent: Stripe.PaymentIntent, message: string): ApiError =>
  invalidRequest(message, { code: 'payment_intent_unexpected_state', payment_intent: intent })

/** The intent in the address. @throws ApiError 404. */
export function theIntent({ changes, id }: Call): Stripe.PaymentIntent {
  const intent = changes.get('payment_intent', id)
  if (!intent) throw noSuch(404, 'payment_intent', id, 'intent')
  return intent
}

/** The intent's latest charge, as it is kept. */
export function theCharge({ changes }: Call, intent: Stripe.PaymentIntent): Stripe.Charge {
  const charge = changes.get('charge', String(intent.latest_charge))
  if (!charge) throw new Error(`Payment ${intent.id} has no charge`)
  return charge
}
