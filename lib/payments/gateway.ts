import 'server-only'
import { env } from '@/lib/platform/env'
import { type Cards, cardsOver } from './card-operations'
import { connect } from './connection'
import { type Payments, paymentsOver } from './operations'
import { type Refunds, refundsOver } from './refund-operations'

// The one way to the payment gateway. Configuration decides whether that is Stripe or the sandbox.

type Gateway = Payments & Cards & Refunds

let connected: Gateway | undefined

function gateway(): Gateway {
  if (connected) return connected
  const stripe = connect(env())
  const { SHOP_ORIGIN } = env()
  connected = {
    ...paymentsOver(stripe, SHOP_ORIGIN),
    ...cardsOver(stripe, SHOP_ORIGIN),
    ...refundsOver(stripe),
  }
  return connected
}

/** See {@link Payments.createPayment}. */
export const createPayment: Payments['createPayment'] = (order) => gateway().createPayment(order)

/** See {@link Payments.confirmPayment}. */
export const confirmPayment: Payments['confirmPayment'] = (confirmation) =>
  gateway().confirmPayment(confirmation)

/** See {@link Payments.findPayment}. */
export const findPayment: Payments['findPayment'] = (id) => gateway().findPayment(id)

/** See {@link Payments.cancelPayment}. */
export const cancelPayment: Payments['cancelPayment'] = (id, byShopper) =>
  gateway().cancelPayment(id, byShopper)

/** See {@link Cards.makeCustomer}. */
export const makeGatewayCustomer: Cards['makeCustomer'] = (id) => gateway().makeCustomer(id)

/** See {@link Cards.readToken}. */
export const readToken: Cards['readToken'] = (token) => gateway().readToken(token)

/** See {@link Cards.createSetup}. */
export const createSetup: Cards['createSetup'] = (setup) => gateway().createSetup(setup)

/** See {@link Cards.confirmSetup}. */
export const confirmSetup: Cards['confirmSetup'] = (confirmation) => gateway().confirmSetup(confirmation)

/** See {@link Cards.findSetup}. */
export const findSetup: Cards['findSetup'] = (id) => gateway().findSetup(id)

/** See {@link Cards.cancelSetup}. */
export const cancelSetup: Cards['cancelSetup'] = (id) => gateway().cancelSetup(id)

/** See {@link Cards.findCard}. */
export const findCard: Cards['findCard'] = (method) => gateway().findCard(method)

/** See {@link Cards.detachCard}. */
export const detachCard: Cards['detachCard'] = (method) => gateway().detachCard(method)

/** See {@link Cards.deleteCustomer}. */
export const deleteGatewayCustomer: Cards['deleteCustomer'] = (id) => gateway().deleteCustomer(id)

/** See {@link Refunds.createRefund}. */
export const createRefund: Refunds['createRefund'] = (refund) => gateway().createRefund(refund)

/** See {@link Refunds.findRefund}. */
export const findRefund: Refunds['findRefund'] = (id) => gateway().findRefund(id)

/** See {@link Refunds.listRefunds}. */
export const listRefunds: Refunds['listRefunds'] = (of) => gateway().listRefunds(of)
