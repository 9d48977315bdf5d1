import type { Call } from '../api/endpoint'
import { type ApiError, cardError, invalidRequest } from '../api/errors'
import { customerWithout } from '../customers/default-method'
import { theCustomer } from '../customers/find'
import { emit } from '../events/emit'
import { declines } from '../objects/declines'
import type { CardMethod } from '../objects/payment-method'
import { alreadySpent } from './find'

/** What a payment method went through. */
export const pastOf = ({ changes }: Call, method: CardMethod) =>
  changes.get('card_use', method.id) ?? { spent: false, saved: false }

/** Notes that a payment method was used for a customer-less payment, or was approved for later use. */
export function noteUse(call: Call, method: CardMethod, use: { spent?: true; saved?: true }): void {
  call.changes.put('card_use', method.id, { ...pastOf(call, method), ...use })
}

/** Attaches a payment method, whatever its card does. */
export function attach(call: Call, method: CardMethod, customer: string): CardMethod {
  if (method.customer === customer) return method
  const attached: CardMethod = { ...method, customer }
  call.changes.put('payment_method', method.id, attached)
  emit(call, 'payment_method.attached', attached)
  return attached
}

/** Attaches a payment method as a request of its own. @throws ApiError 400, or answers 402 when the bank refuses. */
export function attachOnRequest(call: Call, method: CardMethod, customer: string): CardMethod | ApiError {
  theCustomer(call.changes, customer, 400, 'customer')
  if (method.customer !== null && method.customer !== customer)
    throw invalidRequest('The payment method you provided has already been attached to a customer.')
  if (method.customer === null && pastOf(call, method).spent) throw alreadySpent()
  const { refusal, saves } = call.cards.behind(method.card)
  if (refusal && !saves) return cardError(declines[refusal])
  return attach(call, method, customer)
}

/** Detaches a payment method for good. @throws ApiError 400 when it belongs to nobody. */
export function detach(call: Call, method: CardMethod): CardMethod {
  const { customer } = method
  if (typeof customer !== 'string')
    throw invalidRequest(
      'The payment method you provided is not attached to a customer so detachment is impossible.',
    )
  const detached: CardMethod = { ...method, customer: null }
  call.changes.put('payment_method', method.id, detached)
  noteUse(call, method, { spent: true })
  const owner = call.changes.get('customer', customer)
  if (owner && !owner.deleted && owner.invoice_settings.default_payment_method === method.id)
    call.changes.put('customer', customer, customerWithout(owner))
  emit(call, 'payment_method.detached', detached, { customer })
  return detached
}
