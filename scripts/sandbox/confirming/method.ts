import type { Call } from '../api/endpoint'
import { spendToken } from '../objects/confirmation-token'
import { type CardMethod, newPaymentMethod } from '../objects/payment-method'
import { checkUsable, methodNamed } from '../payment-methods/find'

/** What a confirmation may name: a token from the frame, or a payment method. */
export interface Named {
  confirmation_token?: string
  payment_method?: string
}

/**
 * The payment method that an intent is confirmed with: the token's, the named one, or the one it already has.
 * @throws ApiError 400 when it may not be used for this customer.
 */
export function methodFor(
  call: Call,
  intent: { customer: unknown; payment_method: unknown },
  owner: { payment_intent: string } | { setup_intent: string },
  { confirmation_token, payment_method }: Named,
): CardMethod {
  if (confirmation_token) {
    const card = spendToken(call.changes, confirmation_token, owner, call.now)
    const method = newPaymentMethod(card, call.cards, call.now)
    call.changes.put('payment_method', method.id, method)
    return method
  }
  const method = methodNamed(call, payment_method ?? String(intent.payment_method))
  checkUsable(call, method, typeof intent.customer === 'string' ? intent.customer : null)
  return method
}
