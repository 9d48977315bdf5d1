/** What a card does when it is charged. */
export type Behaviour = 'pays' | 'generic_decline' | 'insufficient_funds' | 'expired_card' | 'incorrect_cvc'

export interface TestCard {
  number: string
  /** The name that stands for the card in `payment_method`, as with Stripe. */
  alias: string
  behaviour: Behaviour
}

/** The only cards that the sandbox takes, as https://docs.stripe.com/testing lists them. */
export const testCards: readonly TestCard[] = [
  { number: '4242424242424242', alias: 'pm_card_visa', behaviour: 'pays' },
  { number: '5555555555554444', alias: 'pm_card_mastercard', behaviour: 'pays' },
  { number: '4000000000000002', alias: 'pm_card_visa_chargeDeclined', behaviour: 'generic_decline' },
  {
    number: '4000000000009995',
    alias: 'pm_card_visa_chargeDeclinedInsufficientFunds',
    behaviour: 'insufficient_funds',
  },
  { number: '4000000000000069', alias: 'pm_card_chargeDeclinedExpiredCard', behaviour: 'expired_card' },
  { number: '4000000000000127', alias: 'pm_card_chargeDeclinedIncorrectCvc', behaviour: 'incorrect_cvc' },
]

export interface Decline {
  code: string
  decline_code?: string
  message: string
  param?: string
}

/** Stripe's words for each decline. */
export const declines: Record<Exclude<Behaviour, 'pays'>, Decline> = {
  generic_decline: {
    code: 'card_declined',
    decline_code: 'generic_decline',
    message: 'Your card was declined.',
  },
  insufficient_funds: {
    code: 'card_declined',
    decline_code: 'insufficient_funds',
    message: 'Your card has insufficient funds.',
  },
  expired_card: { code: 'expired_card', message: 'Your card has expired.', param: 'exp_month' },
  incorrect_cvc: {
    code: 'incorrect_cvc',
    message: "Your card's security code is incorrect.",
    param: 'cvc',
  },
}
