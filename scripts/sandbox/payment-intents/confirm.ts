import type Stripe from 'stripe'
import type { Answer, Call } from '../api/endpoint'
import { invalidRequest } from '../api/errors'
import { type Asking, approvalFor, nextAction } from '../confirming/approval'
import { methodFor, type Named } from '../confirming/method'
import { emit } from '../events/emit'
import { declines } from '../objects/declines'
import { charge, decline } from './charge'
import { unexpectedState } from './states'

export interface Confirmation extends Named, Asking {
  off_session?: boolean
  setup_future_usage?: 'off_session' | 'on_session'
}

/**
 * Charges a card, or asks the shopper to approve first. A decline leaves the intent waiting for another payment
 * method, and is an answer (402) whose changes are kept.
 * @throws ApiError 400 where nothing is charged: wrong state, no card or one that may not be used, no return address.
 */
export function confirm(call: Call, before: Stripe.PaymentIntent, wanted: Confirmation): Answer {
  refuseUnconfirmable(before, wanted)
  const method = methodFor(call, before, { payment_intent: before.id }, wanted)
  const intent: Stripe.PaymentIntent = {
    ...before,
    next_action: null,
    payment_method: method.id,
    setup_future_usage: wanted.setup_future_usage ?? before.setup_future_usage,
  }
  const approval = approvalFor(call, method, wanted.off_session ?? false)
  if (approval === 'none') return charge(call, intent, method)
  if (approval === 'nobody_there') return decline(call, intent, method, declines.authentication_required)

  const waiting: Stripe.PaymentIntent = {
    ...intent,
    last_payment_error: null,
    next_action: nextAction(call, intent.client_secret ?? '', wanted),
    status: 'requires_action',
  }
  call.changes.put('payment_intent', waiting.id, waiting)
  emit(call, 'payment_intent.requires_action', waiting)
  return waiting
}

function refuseUnconfirmable(intent: Stripe.PaymentIntent, wanted: Confirmation): void {
  if (intent.status === 'succeeded')
    throw unexpectedState(
      intent,
      'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.',
    )
  if (!['requires_payment_method', 'requires_confirmation', 'requires_action'].includes(intent.status))
    throw unexpectedState(
      intent,
      `You cannot confirm this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be confirmed: requires_confirmation, requires_action.`,
    )
  if (!wanted.confirmation_token && !wanted.payment_method && intent.payment_method === null)
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
