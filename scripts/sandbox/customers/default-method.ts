import type Stripe from 'stripe'
import { noSuch } from '../api/errors'
import type { Transaction } from '../store/store'

/** The customer without a default payment method. */
export const customerWithout = (customer: Stripe.Customer): Stripe.Customer => ({
  ...customer,
  invoice_settings: { ...customer.invoice_settings, default_payment_method: null },
})

/** The customer with this payment method as its default, or with none. @throws ApiError 400 when it is not theirs. */
export function defaultMethod(
  changes: Transaction,
  customer: Stripe.Customer,
  method: string | null,
): Stripe.Customer {
  if (method === null) return customerWithout(customer)
  if (changes.get('payment_method', method)?.customer !== customer.id)
    throw noSuch(400, 'PaymentMethod', method, 'invoice_settings[default_payment_method]')
  return {
    ...customer,
    invoice_settings: { ...customer.invoice_settings, default_payment_method: method },
  }
}
