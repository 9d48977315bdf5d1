import type Stripe from 'stripe'
import type { Call } from '../api/endpoint'
import { emit } from '../events/emit'
import { theCharge, theIntent, unexpectedState } from './states'

export type Reason = 'duplicate' | 'fraudulent' | 'requested_by_customer' | 'abandoned'

/**
 * Ends an intent that was not paid. An amount that was only reserved is released.
 * @throws ApiError 400 when it was paid or is canceled already.
 */
export function cancel(call: Call, reason: Reason | undefined): Stripe.PaymentIntent {
  const intent = theIntent(call)
  if (intent.status === 'succeeded' || intent.status === 'canceled')
    throw unexpectedState(
      intent,
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_reauthorization, requires_confirmation, requires_action, processing.`,
    )
  if (intent.status === 'requires_capture') {
    const reserved = theCharge(call, intent)
    const released: Stripe.Charge = { ...reserved, amount_refunded: reserved.amount, refunded: true }
    call.changes.put('charge', released.id, released)
    emit(call, 'charge.refunded', released)
  }
  const canceled: Stripe.PaymentIntent = {
    ...intent,
    amount_capturable: 0,
    canceled_at: call.now,
    cancellation_reason: reason ?? null,
    next_action: null,
    status: 'canceled',
  }
  call.changes.put('payment_intent', canceled.id, canceled)
  emit(call, 'payment_intent.canceled', canceled)
  return canceled
}
