import type Stripe from 'stripe'
import type { HeldToken } from './confirmation-token'
import { newId } from './ids'

type Address = NonNullable<Stripe.PaymentMethod['billing_details']['address']>
const noAddress: Address = {
  city: null,
  country: null,
  line1: null,
  line2: null,
  postal_code: null,
  state: null,
}

/** The payment method that confirming with a token makes. */
export function newPaymentMethod(
  { token, behaviour }: HeldToken,
  now: number,
): Stripe.PaymentMethod & { card: Stripe.PaymentMethod.Card } {
  const card = token.payment_method_preview?.card
  if (!card) throw new Error(`Token ${token.id} has no card`)
  return {
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: { address: noAddress, email: null, name: null, phone: null, tax_id: null },
    card: {
      ...card,
      generated_from: null,
      wallet: null,
      checks: {
        address_line1_check: null,
        address_postal_code_check: null,
        cvc_check: behaviour === 'incorrect_cvc' ? 'fail' : 'pass',
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
