/** Why a bank says no. */
export type Refusal =
  | 'generic_decline'
  | 'insufficient_funds'
  | 'lost_card'
  | 'stolen_card'
  | 'fraudulent'
  | 'expired_card'
  | 'incorrect_cvc'
  | 'processing_error'
  | 'authentication_required'

export interface TestCard {
  number: string
  /** The name that stands for the card in `payment_method`, as with Stripe. */
  alias: string
  /** What it does, in a few words for the ledger's page. */
  does: string
  /** Said to every charge. */
  refusal?: Refusal
  /** Can be saved all the same: only charges are refused. */
  saves?: true
  /** When the bank wants the shopper to approve (3-D Secure). */
  asks?: 'always' | 'unless_saved' | 'on_session'
  /** The code on the back does not fit, and the bank pays nevertheless. */
  cvcFails?: true
  /** Seconds until the bank answers. */
  delay?: number
}

const card = (number: string, alias: string, does: string, more: Partial<TestCard> = {}): TestCard => ({
  number,
  alias,
  does,
  ...more,
})

/** The only cards that the sandbox takes, as https://docs.stripe.com/testing lists them; the last one is its own. */
export const testCards: readonly TestCard[] = [
  card('4242424242424242', 'pm_card_visa', 'pays'),
  card('5555555555554444', 'pm_card_mastercard', 'pays'),
  card('378282246310005', 'pm_card_amex', 'pays'),
  card('4000000000000002', 'pm_card_visa_chargeDeclined', 'is declined', { refusal: 'generic_decline' }),
  card('4000000000009995', 'pm_card_visa_chargeDeclinedInsufficientFunds', 'has insufficient funds', {
    refusal: 'insufficient_funds',
  }),
  card('4000000000009987', 'pm_card_visa_chargeDeclinedLostCard', 'was lost', { refusal: 'lost_card' }),
  card('4000000000009979', 'pm_card_visa_chargeDeclinedStolenCard', 'was stolen', { refusal: 'stolen_card' }),
  card('4100000000000019', 'pm_card_radarBlock', 'is blocked as fraudulent', { refusal: 'fraudulent' }),
  card('4000000000000069', 'pm_card_chargeDeclinedExpiredCard', 'has expired', { refusal: 'expired_card' }),
  card('4000000000000127', 'pm_card_chargeDeclinedIncorrectCvc', 'has another CVC', {
    refusal: 'incorrect_cvc',
  }),
  card('4000000000000119', 'pm_card_chargeDeclinedProcessingError', 'meets an error of the network', {
    refusal: 'processing_error',
  }),
  card('4000000000000341', 'pm_card_chargeCustomerFail', 'can be saved, is declined when charged', {
    refusal: 'generic_decline',
    saves: true,
  }),
  card('4000000000000101', 'pm_card_cvcCheckFail', 'pays, though its CVC does not fit', { cvcFails: true }),
  card('4000000000003220', 'pm_card_threeDSecure2Required', 'asks for approval', { asks: 'always' }),
  card('4000002760003184', 'pm_card_authenticationRequired', 'asks every time, saved or not', {
    asks: 'always',
  }),
  card('4000002500003155', 'pm_card_authenticationRequiredOnSetup', 'asks unless it was saved', {
    asks: 'unless_saved',
  }),
  card(
    '4000003800000446',
    'pm_card_authenticationRequiredSetupForOffSession',
    'asks only while you are there',
    {
      asks: 'on_session',
    },
  ),
  card(
    '4000008260003178',
    'pm_card_authenticationRequiredChargeDeclinedInsufficientFunds',
    'asks, then has insufficient funds',
    { asks: 'always', refusal: 'insufficient_funds', saves: true },
  ),
  card('4000008400001629', 'pm_card_threeDSecureRequiredChargeDeclined', 'asks, then is declined', {
    asks: 'always',
    refusal: 'generic_decline',
    saves: true,
  }),
  card('4000000000009094', 'pm_card_slow', 'pays after three seconds', { delay: 3 }),
]
