import type Stripe from 'stripe'
import type { Call } from '../api/endpoint'
import type { CardMethod } from '../objects/payment-method'
import { pastOf } from '../payment-methods/attach'

/** Whether the bank wants the shopper to approve, and whether there is one who could. */
export type Approval = 'none' | 'challenge' | 'nobody_there'

export function approvalFor(call: Call, method: CardMethod, offSession: boolean): Approval {
  const { asks } = call.cards.behind(method.card)
  const wanted =
    asks === 'always' ||
    (asks === 'unless_saved' && !pastOf(call, method).saved) ||
    (asks === 'on_session' && !offSession)
  if (!wanted) return 'none'
  return offSession ? 'nobody_there' : 'challenge'
}

/** Saving a card asks as a purchase does, but for the card that is saved with its bank already. */
export function approvalToSave(call: Call, method: CardMethod): 'none' | 'challenge' {
  const { asks } = call.cards.behind(method.card)
  return asks === 'always' || asks === 'unless_saved' ? 'challenge' : 'none'
}

type NextAction = Stripe.PaymentIntent.NextAction & Stripe.SetupIntent.NextAction

/** What a confirmation says of where the shopper approves. */
export interface Asking {
  return_url?: string
  use_stripe_sdk?: boolean
}

/** Where the shopper approves: the challenge page, in a frame of the shop's or on the way to its `return_url`. */
export function nextAction(
  call: Call,
  clientSecret: string,
  { return_url, use_stripe_sdk = false }: Asking,
): NextAction {
  const url = `${call.origin}/elements/challenge#${clientSecret}`
  if (return_url && !use_stripe_sdk) return { type: 'redirect_to_url', redirect_to_url: { return_url, url } }
  return { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: url } }
}
