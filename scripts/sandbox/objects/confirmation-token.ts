import type Stripe from 'stripe'
import { invalidRequest, noSuch } from '../api/errors'
import type { Transaction } from '../store/store'
import type { KeptCard } from './cards'
import { newId } from './ids'
import { noBillingDetails } from './payment-method'

/** A confirmation token. Kept in a wrapper, as journals of earlier sandboxes have it. */
export interface HeldToken {
  token: Stripe.ConfirmationToken
}

const lifetime = 12 * 60 * 60

/** Makes and keeps a token for a card. Lasts 12 hours. */
export function newConfirmationToken(
  changes: Transaction,
  card: KeptCard,
  now: number,
): Stripe.ConfirmationToken {
  const token: Stripe.ConfirmationToken = {
    id: newId('ctoken'),
    object: 'confirmation_token',
    created: now,
    expires_at: now + lifetime,
    livemode: false,
    mandate_data: null,
    metadata: null,
    payment_intent: null,
    payment_method_options: null,
    payment_method_preview: {
      type: 'card',
      allow_redisplay: 'unspecified',
      billing_details: noBillingDetails(),
      card,
      customer: null,
      customer_account: null,
    },
    return_url: null,
    setup_future_usage: null,
    setup_intent: null,
    shipping: null,
    use_stripe_sdk: true,
  }
  changes.put('confirmation_token', token.id, { token })
  return token
}

/**
 * Spends a token on a payment or on saving a card. It works once, also when the card is then declined.
 * @throws ApiError 400 when it is unknown, used or too old.
 */
export function spendToken(
  changes: Transaction,
  id: string,
  on: { payment_intent: string } | { setup_intent: string },
  now: number,
): KeptCard {
  const held = changes.get('confirmation_token', id)
  if (!held) throw noSuch(400, 'confirmation_token', id, 'confirmation_token')
  const { token } = held
  const refused = (why: string) =>
    invalidRequest(`The ConfirmationToken ${id} ${why}. Create a new one.`, { param: 'confirmation_token' })
  if (token.payment_intent !== null || token.setup_intent !== null) throw refused('has already been used')
  if (token.expires_at !== null && token.expires_at <= now) throw refused('has expired')
  const card = token.payment_method_preview?.card
  if (!card) throw new Error(`Token ${id} has no card`)
  changes.put('confirmation_token', id, { token: { ...token, expires_at: null, ...on } })
  return card
}
