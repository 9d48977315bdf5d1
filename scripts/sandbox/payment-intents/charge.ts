import type Stripe from 'stripe'
import type { Answer, Call } from '../api/endpoint'
import { ApiError, cardError } from '../api/errors'
import { emit } from '../events/emit'
import { newCharge } from '../objects/charge'
import { type Decline, declines } from '../objects/declines'
import type { CardMethod } from '../objects/payment-method'
import { attach, noteUse } from '../payment-methods/attach'

/** Charges the card, or reserves the amount when it is captured later. `approved` says that the shopper was asked. */
export function charge(
  call: Call,
  intent: Stripe.PaymentIntent,
  method: CardMethod,
  approved = false,
): Answer {
  const { refusal } = call.cards.behind(method.card)
  const refused = hasExpired(method, call.now) ? 'expired_card' : refusal
  if (refused) return decline(call, intent, method, declines[refused], approved)

  const paid = newCharge(intent, method, { now: call.now, approved })
  call.changes.put('charge', paid.id, paid)
  emit(call, 'charge.succeeded', paid)
  settleUse(call, intent, method, approved)
  const whole: Stripe.PaymentIntent = {
    ...intent,
    last_payment_error: null,
    latest_charge: paid.id,
    next_action: null,
    payment_method: method.id,
  }
  const done: Stripe.PaymentIntent =
    intent.capture_method === 'manual'
      ? { ...whole, amount_capturable: intent.amount, status: 'requires_capture' }
      : { ...whole, amount_received: intent.amount, status: 'succeeded' }
  call.changes.put('payment_intent', done.id, done)
  if (done.status === 'succeeded') emit(call, 'payment_intent.succeeded', done)
  else emit(call, 'payment_intent.amount_capturable_updated', done)
  return done
}

/** Ends an attempt that the bank refused: a failed charge, and an intent that waits for another card. */
export function decline(
  call: Call,
  intent: Stripe.PaymentIntent,
  method: CardMethod,
  why: Decline,
  approved = false,
): ApiError {
  const failed = newCharge(intent, method, { now: call.now, decline: why, approved })
  call.changes.put('charge', failed.id, failed)
  emit(call, 'charge.failed', failed)
  if (method.customer === null) noteUse(call, method, { spent: true })
  const error = cardError({ ...why, charge: failed.id, payment_method: method })
  return fail(call, { ...intent, latest_charge: failed.id }, error)
}

/** The intent after an attempt that failed. The error carries it. */
export function fail(call: Call, intent: Stripe.PaymentIntent, error: ApiError): ApiError {
  const failed: Stripe.PaymentIntent = {
    ...intent,
    last_payment_error: { ...error.fields, type: error.fields.type ?? 'card_error' },
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  }
  call.changes.put('payment_intent', failed.id, failed)
  emit(call, 'payment_intent.payment_failed', failed)
  return new ApiError(error.status, { ...error.fields, message: error.message, payment_intent: failed })
}

/** A card pays once, unless it belongs to the customer or does so from now on. */
function settleUse(call: Call, intent: Stripe.PaymentIntent, method: CardMethod, approved: boolean): void {
  const { customer, setup_future_usage } = intent
  if (typeof customer === 'string' && setup_future_usage) {
    attach(call, method, customer)
    const { asks } = call.cards.behind(method.card)
    if (approved || !asks) noteUse(call, method, { saved: true })
  } else if (method.customer === null) noteUse(call, method, { spent: true })
}

function hasExpired({ card }: CardMethod, now: number): boolean {
  const today = new Date(now * 1000)
  return card.exp_year * 12 + card.exp_month < today.getUTCFullYear() * 12 + today.getUTCMonth() + 1
}
