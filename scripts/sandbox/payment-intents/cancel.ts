import type Stripe from 'stripe'
import type { Call } from '../api/endpoint'
import { theIntent, unexpectedState } from './states'

export type Reason = 'duplicate' | 'fraudulent' | 'requested_by_customer' | 'abandoned'

/** Ends an intent that was not paid. @throws ApiError 400 when it was paid or is canceled already. */
export function cancel(call: Call, reason: Reason | undefined): Stripe.PaymentIntent {
  const intent = theIntent(call)
  if (intent.status === 'succeeded' || intent.status === 'canceled')
    throw unexpectedState(
      intent,
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_reauthorization, requires_confirmation, requires_action, processing.`,
    )
  const canceled: Stripe.PaymentIntent = {
    ...intent,
    canceled_at: call.now,
    cancellation_reason: reason ?? null,
    status: 'canceled',
  }
  call.changes.put('payment_intent', canceled.id, canceled)
  return canceled
}
