import type Stripe from 'stripe'
import type { Cards, KeptCard } from './cards'
import { newId } from './ids'

/** A payment method of the sandbox is always a card. */
export type CardMethod = Stripe.PaymentMethod & { card: Stripe.PaymentMethod.Card }

export const noBillingDetails = (): Stripe.PaymentMethod['billing_details'] => ({
  address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
  email: null,
  name: null,
  phone: null,
  tax_id: null,
})

/** The payment method that a card becomes. It belongs to nobody yet. */
export function newPaymentMethod(card: KeptCard, cards: Cards, now: number): CardMethod {
  const { cvcFails, refusal } = cards.behind(card)
  const cvcIsWrong = cvcFails || refusal === 'incorrect_cvc'
  return {
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: noBillingDetails(),
    card: {
      ...card,
      generated_from: null,
      wallet: null,
      checks: {
        address_line1_check: null,
        address_postal_code_check: null,
        cvc_check: cvcIsWrong ? 'fail' : 'pass',
      },
    },
    created: now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  }
}
