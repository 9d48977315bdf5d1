import type Stripe from 'stripe'
import { type MethodTypes, methodTypesOf } from '../confirming/method-types'
import { newId, randomLetters } from '../objects/ids'

export interface NewSetup extends MethodTypes {
  customer?: string
  description?: string
  metadata: Record<string, string>
  payment_method?: string
  usage?: 'off_session' | 'on_session'
}

/** A setup intent as it begins: waiting for a card to be saved, or to be confirmed with the one it was given. */
export function newSetupIntent(wanted: NewSetup, now: number): Stripe.SetupIntent {
  const id = newId('seti')
  return {
    id,
    object: 'setup_intent',
    ...methodTypesOf(wanted),
    application: null,
    cancellation_reason: null,
    client_secret: `${id}_secret_${randomLetters(25)}`,
    created: now,
    customer: wanted.customer ?? null,
    customer_account: null,
    description: wanted.description ?? null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    managed_payments: null,
    mandate: null,
    metadata: wanted.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: wanted.payment_method ?? null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: ['card'],
    single_use_mandate: null,
    status: wanted.payment_method ? 'requires_confirmation' : 'requires_payment_method',
    usage: wanted.usage ?? 'off_session',
  }
}
