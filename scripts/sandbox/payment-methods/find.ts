import type { Call } from '../api/endpoint'
import { type ApiError, invalidRequest, noSuch } from '../api/errors'
import { type CardMethod, newPaymentMethod } from '../objects/payment-method'

/** The payment method in the address. @throws ApiError 404. */
export function theMethod({ changes, id }: Call): CardMethod {
  const method = changes.get('payment_method', id)
  if (!method) throw noSuch(404, 'PaymentMethod', id, 'payment_method')
  return method
}

/** The payment method that a parameter names. An alias such as `pm_card_visa` makes a new one. @throws ApiError 400. */
export function methodNamed({ changes, cards, now }: Call, id: string): CardMethod {
  const known = changes.get('payment_method', id)
  if (known) return known
  const card = cards.byAlias(id, new Date(now * 1000))
  if (!card) throw noSuch(400, 'PaymentMethod', id, 'payment_method')
  const method = newPaymentMethod(card, cards, now)
  changes.put('payment_method', method.id, method)
  return method
}

/** 400: a payment method without a customer pays once, and one that was detached never again. */
export const alreadySpent = (): ApiError =>
  invalidRequest(
    'The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.',
  )

/** Checks that a payment method may be used for this customer, or for nobody. @throws ApiError 400. */
export function checkUsable({ changes }: Call, method: CardMethod, customer: string | null): void {
  if (method.customer !== null && method.customer !== customer)
    throw invalidRequest(
      customer === null
        ? `The PaymentMethod ${method.id} belongs to the Customer ${method.customer}. Please include the Customer in the \`customer\` parameter on the PaymentIntent.`
        : `The customer does not have a payment method with the ID ${method.id}. The payment method must be attached to the customer.`,
      { param: 'payment_method' },
    )
  if (method.customer === null && changes.get('card_use', method.id)?.spent) throw alreadySpent()
}
