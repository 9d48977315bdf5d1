import type Stripe from 'stripe'
import type { Decline } from './declines'
import { newId } from './ids'
import type { CardMethod } from './payment-method'

interface Attempt {
  now: number
  decline?: Decline
  /** The shopper approved it with their bank. */
  approved: boolean
}

/** The charge that an attempt to pay leaves: paid, reserved or declined. */
export function newCharge(
  intent: Stripe.PaymentIntent,
  method: CardMethod,
  { now, decline, approved }: Attempt,
): Stripe.Charge {
  const captured = !decline && intent.capture_method !== 'manual'
  return {
    id: newId('ch'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: captured ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { ...method.billing_details },
    calculated_statement_descriptor: 'LATCHKEY SANDBOX',
    captured,
    created: now,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcome(decline),
    paid: !decline,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: { type: 'card', card: cardDetails(intent, method, approved) },
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: decline ? 'failed' : 'succeeded',
    transfer_data: null,
    transfer_group: null,
  }
}

const noChecks = { address_line1_check: null, address_postal_code_check: null, cvc_check: null }

const authenticated: Stripe.Charge.PaymentMethodDetails.Card.ThreeDSecure = {
  authentication_flow: 'challenge',
  electronic_commerce_indicator: '05',
  exemption_indicator: null,
  result: 'authenticated',
  result_reason: null,
  transaction_id: null,
  version: '2.2.0',
}

const outcome = (decline: Decline | undefined): Stripe.Charge.Outcome => ({
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: decline ? 'declined_by_network' : 'approved_by_network',
  reason: decline ? (decline.decline_code ?? decline.code) : null,
  risk_level: 'normal',
  seller_message: decline ? 'The bank returned a decline.' : 'Payment complete.',
  type: decline ? 'issuer_declined' : 'authorized',
})

const cardDetails = (
  intent: Stripe.PaymentIntent,
  { card, customer }: CardMethod,
  approved: boolean,
): Stripe.Charge.PaymentMethodDetails.Card => ({
  amount_authorized: intent.amount,
  authorization_code: null,
  brand: card.brand,
  // A saved card pays without its code.
  checks: customer === null ? card.checks : { ...noChecks },
  country: card.country,
  electronic_commerce_indicator: null,
  exp_month: card.exp_month,
  exp_year: card.exp_year,
  fingerprint: card.fingerprint,
  funding: card.funding,
  installments: null,
  last4: card.last4,
  mandate: null,
  network: card.brand,
  network_transaction_id: null,
  regulated_status: card.regulated_status,
  three_d_secure: approved ? { ...authenticated } : null,
  transaction_link_id: null,
  wallet: null,
})
