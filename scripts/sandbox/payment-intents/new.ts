import type Stripe from 'stripe'
import { type MethodTypes, methodTypesOf } from '../confirming/method-types'
import { newId, randomLetters } from '../objects/ids'

export interface NewIntent extends MethodTypes {
  amount: number
  currency: string
  description?: string
  metadata: Record<string, string>
  receipt_email?: string
  capture_method?: 'automatic' | 'automatic_async' | 'manual'
  customer?: string
  payment_method?: string
  setup_future_usage?: 'off_session' | 'on_session'
}

/** A payment intent as it begins: waiting for a payment method, or to be confirmed with the one it was given. */
export function newPaymentIntent(wanted: NewIntent, now: number): Stripe.PaymentIntent {
  const id = newId('pi')
  return {
    id,
    object: 'payment_intent',
    ...methodTypesOf(wanted),
    amount: wanted.amount,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: wanted.capture_method ?? 'automatic_async',
    client_secret: `${id}_secret_${randomLetters(25)}`,
    confirmation_method: 'automatic',
    created: now,
    currency: wanted.currency,
    customer: wanted.customer ?? null,
    customer_account: null,
    description: wanted.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: wanted.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: wanted.payment_method ?? null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: wanted.receipt_email ?? null,
    review: null,
    setup_future_usage: wanted.setup_future_usage ?? null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: wanted.payment_method ? 'requires_confirmation' : 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  }
}
