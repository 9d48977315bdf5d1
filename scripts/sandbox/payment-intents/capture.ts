import type Stripe from 'stripe'
import type { Call } from '../api/endpoint'
import { invalidRequest } from '../api/errors'
import { emit } from '../events/emit'
import { formatAmount } from '../objects/currencies'
import { theCharge, theIntent, unexpectedState } from './states'

/** Takes a reserved amount, or a part of it; the rest is released. @throws ApiError 400 when it cannot. */
export function capture(call: Call, wanted: { amount_to_capture?: number }): Stripe.PaymentIntent {
  const intent = theIntent(call)
  if (intent.status !== 'requires_capture')
    throw unexpectedState(
      intent,
      `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
    )
  const { currency, amount_capturable: most } = intent
  const amount = wanted.amount_to_capture ?? most
  if (amount < 1)
    throw invalidRequest('This value must be greater than or equal to 1.', {
      code: 'parameter_invalid_integer',
      param: 'amount_to_capture',
    })
  if (amount > most)
    throw invalidRequest(
      `The amount to capture (${formatAmount(amount, currency)}) is greater than what was authorized (${formatAmount(most, currency)}).`,
      { code: 'amount_too_large', param: 'amount_to_capture', payment_intent: intent },
    )
  const charge: Stripe.Charge = { ...theCharge(call, intent), amount_captured: amount, captured: true }
  const captured: Stripe.PaymentIntent = {
    ...intent,
    amount_capturable: 0,
    amount_received: amount,
    status: 'succeeded',
  }
  call.changes.put('charge', charge.id, charge)
  call.changes.put('payment_intent', captured.id, captured)
  emit(call, 'charge.captured', charge)
  emit(call, 'payment_intent.succeeded', captured)
  return captured
}
