import type Stripe from 'stripe'
import type { Answer, Call } from '../api/endpoint'
import { ApiError, cardError, invalidRequest } from '../api/errors'
import { type Asking, approvalToSave, nextAction } from '../confirming/approval'
import { methodFor, type Named } from '../confirming/method'
import { emit } from '../events/emit'
import { declines } from '../objects/declines'
import type { CardMethod } from '../objects/payment-method'
import { attach, noteUse } from '../payment-methods/attach'
import { unexpectedState } from './states'

export type SetupConfirmation = Named & Asking

/** Saves a card, or asks the shopper to approve first. @throws ApiError 400 where nothing is saved or asked. */
export function confirmSetup(call: Call, before: Stripe.SetupIntent, wanted: SetupConfirmation): Answer {
  refuseUnconfirmable(before, wanted)
  const method = methodFor(call, before, { setup_intent: before.id }, wanted)
  const intent: Stripe.SetupIntent = { ...before, next_action: null, payment_method: method.id }
  if (approvalToSave(call, method) === 'none') return save(call, intent, method)
  const waiting: Stripe.SetupIntent = {
    ...intent,
    last_setup_error: null,
    next_action: nextAction(call, intent.client_secret ?? '', wanted),
    status: 'requires_action',
  }
  call.changes.put('setup_intent', waiting.id, waiting)
  emit(call, 'setup_intent.requires_action', waiting)
  return waiting
}

/** Asks the bank, and attaches the card to the customer if there is one. */
export function save(call: Call, intent: Stripe.SetupIntent, method: CardMethod): Answer {
  const { refusal, saves } = call.cards.behind(method.card)
  if (refusal && !saves)
    return failSetup(call, intent, cardError({ ...declines[refusal], payment_method: method }))
  if (typeof intent.customer === 'string') attach(call, method, intent.customer)
  noteUse(call, method, { saved: true })
  const done: Stripe.SetupIntent = {
    ...intent,
    last_setup_error: null,
    next_action: null,
    payment_method: method.id,
    status: 'succeeded',
  }
  call.changes.put('setup_intent', done.id, done)
  emit(call, 'setup_intent.succeeded', done)
  return done
}

/** The intent after an attempt that failed. The error carries it. */
export function failSetup(call: Call, intent: Stripe.SetupIntent, error: ApiError): ApiError {
  const failed: Stripe.SetupIntent = {
    ...intent,
    last_setup_error: { ...error.fields, type: error.fields.type ?? 'card_error' },
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  }
  call.changes.put('setup_intent', failed.id, failed)
  emit(call, 'setup_intent.setup_failed', failed)
  return new ApiError(error.status, { ...error.fields, message: error.message, setup_intent: failed })
}

function refuseUnconfirmable(intent: Stripe.SetupIntent, wanted: SetupConfirmation): void {
  if (intent.status === 'succeeded' || intent.status === 'canceled')
    throw unexpectedState(
      intent,
      `You cannot confirm this SetupIntent because it has a status of ${intent.status}. Only a SetupIntent with one of the following statuses may be confirmed: requires_payment_method, requires_confirmation, requires_action.`,
    )
  if (!wanted.confirmation_token && !wanted.payment_method && intent.payment_method === null)
    throw unexpectedState(
      intent,
      "You cannot confirm this SetupIntent because it's missing a payment method. Update the SetupIntent with a payment method and then confirm it again.",
    )
  if (intent.automatic_payment_methods?.allow_redirects === 'always' && !wanted.return_url)
    throw invalidRequest(
      'This SetupIntent is configured to accept payment methods that might redirect your customer off of your page, so you must provide a `return_url`. Set `automatic_payment_methods[allow_redirects]` to `never` to do without.',
      { param: 'return_url', setup_intent: intent },
    )
}
