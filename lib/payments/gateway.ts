import 'server-only'
import { env } from '@/lib/platform/env'
import { connect } from './connection'
import { type Payments, paymentsOver } from './operations'

// The one way to the payment gateway. Configuration decides whether that is Stripe or the sandbox.

let connected: Payments | undefined

function payments(): Payments {
  connected ??= paymentsOver(connect(env()))
  return connected
}

/** See {@link Payments.createPayment}. */
export const createPayment: Payments['createPayment'] = (order) => payments().createPayment(order)

/** See {@link Payments.confirmPayment}. */
export const confirmPayment: Payments['confirmPayment'] = (confirmation) =>
  payments().confirmPayment(confirmation)

/** See {@link Payments.findPayment}. */
export const findPayment: Payments['findPayment'] = (id) => payments().findPayment(id)

/** See {@link Payments.cancelPayment}. */
export const cancelPayment: Payments['cancelPayment'] = (id, byShopper) =>
  payments().cancelPayment(id, byShopper)
