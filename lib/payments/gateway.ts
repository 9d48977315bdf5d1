import 'server-only'
import { env } from '@/lib/platform/env'
import { type Cards, cardsOver } from './card-operations'
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

let cardsConnected: Cards | undefined

function cards(): Cards {
  cardsConnected ??= cardsOver(connect(env()))
  return cardsConnected
}

/** See {@link Cards.makeCustomer}. */
export const makeGatewayCustomer: Cards['makeCustomer'] = (id) => cards().makeCustomer(id)

/** See {@link Cards.readToken}. */
export const readToken: Cards['readToken'] = (token) => cards().readToken(token)

/** See {@link Cards.createSetup}. */
export const createSetup: Cards['createSetup'] = (setup) => cards().createSetup(setup)

/** See {@link Cards.confirmSetup}. */
export const confirmSetup: Cards['confirmSetup'] = (confirmation) => cards().confirmSetup(confirmation)

/** See {@link Cards.findSetup}. */
export const findSetup: Cards['findSetup'] = (id) => cards().findSetup(id)

/** See {@link Cards.cancelSetup}. */
export const cancelSetup: Cards['cancelSetup'] = (id) => cards().cancelSetup(id)

/** See {@link Cards.findCard}. */
export const findCard: Cards['findCard'] = (method) => cards().findCard(method)

/** See {@link Cards.detachCard}. */
export const detachCard: Cards['detachCard'] = (method) => cards().detachCard(method)

/** See {@link Cards.deleteCustomer}. */
export const deleteGatewayCustomer: Cards['deleteCustomer'] = (id) => cards().deleteCustomer(id)
