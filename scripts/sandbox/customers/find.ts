import type Stripe from 'stripe'
import { noSuch } from '../api/errors'
import type { Transaction } from '../store/store'

/** A customer that a parameter or the address names. @throws ApiError when there is none, or it was deleted. */
export function theCustomer(
  changes: Transaction,
  id: string,
  status: 400 | 404,
  param: string,
): Stripe.Customer {
  const customer = changes.get('customer', id)
  if (!customer || customer.deleted) throw noSuch(status, 'customer', id, param)
  return customer
}
