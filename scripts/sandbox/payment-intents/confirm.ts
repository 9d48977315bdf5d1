import type Stripe from 'stripe'
import type { Answer, Call } from '../api/endpoint'
import { ApiError, invalidRequest } from '../api/errors'
import { newCharge } from '../objects/charge'
import { spendToken } from '../objects/confirmation-token'
import { newPaymentMethod } from '../objects/payment-method'
import { declines } from '../objects/test-cards'
import { unexpectedState } from './states'

export interface Confirmation {
  confirmation_token?: string
  return_url?: string
}

/**
 * Charges the token's card. A decline leaves the intent waiting for another payment method, and is an answer
 * (402) whose changes are kept.
 * @throws ApiError 400 where nothing is charged: wrong state, no token or one that does not work, no return address.
 */
export function confirm({ changes, now }: Call, intent: Stripe.PaymentIntent, wanted: Confirmation): Answer {
  refuseUnconfirmable(intent, wanted)
  const held = spendToken(changes, wanted.confirmation_token ?? '', intent.id, now)
  const method = newPaymentMethod(held, now)
  const decline = held.behaviour === 'pays' ? undefined : declines[held.behaviour]
  const charge = newCharge(intent, method, decline, now)
  changes.put('payment_method', method.id, method)
  changes.put('charge', charge.id, charge)

  if (!decline) {
    const paid: Stripe.PaymentIntent = {
      ...intent,
      amount_received: intent.amount,
      last_payment_error: null,
      latest_charge: charge.id,
      payment_method: method.id,
      status: 'succeeded',
    }
    changes.put('payment_intent', paid.id, paid)
    return paid
  }
  const error = new ApiError(402, {
    ...decline,
    type: 'card_error',
    charge: charge.id,
    payment_method: method,
  })
  const declined: Stripe.PaymentIntent = {
    ...intent,
    last_payment_error: { ...error.fields, type: 'card_error' },
    latest_charge: charge.id,
    payment_method: null,
    status: 'requires_payment_method',
  }
  changes.put('payment_intent', declined.id, declined)
  return new ApiError(402, { ...error.fields, message: decline.message, payment_intent: declined })
}

function refuseUnconfirmable(intent: Stripe.PaymentIntent, wanted: Confirmation): void {
  if (intent.status === 'succeeded')
    throw unexpectedState(
      intent,
      'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.',
    )
  if (intent.status !== 'requires_payment_method')
    throw unexpectedState(
      intent,
      `You cannot confirm this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be confirmed: requires_confirmation, requires_action.`,
    )
  if (!wanted.confirmation_token)
    throw unexpectedState(
      intent,
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
    )
  if (intent.automatic_payment_methods?.allow_redirects === 'always' && !wanted.return_url)
    throw invalidRequest(
      "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
      { param: 'return_url', payment_intent: intent },
    )
}
