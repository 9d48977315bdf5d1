/** What the gateway calls a brand, and what its owners call it. */
const brands: Record<string, string> = {
  amex: 'American Express',
  cartes_bancaires: 'Cartes Bancaires',
  diners: 'Diners Club',
  discover: 'Discover',
  eftpos_au: 'eftpos',
  jcb: 'JCB',
  mastercard: 'Mastercard',
  unionpay: 'UnionPay',
  visa: 'Visa',
}

/** A card's brand in the words of its owner, from a fixed list. */
export const brandName = (brand: string): string => brands[brand] ?? 'Card'

/** As it stands on the card: "08/29". */
export const expiryText = ({ expMonth, expYear }: { expMonth: number; expYear: number }): string =>
  `${String(expMonth).padStart(2, '0')}/${String(expYear % 100).padStart(2, '0')}`

/** What a card can be used for: `soon` runs out this month or next, `locked` waits since a recovery. */
export type CardStanding = 'good' | 'soon' | 'expired' | 'locked'

/** A saved card as its owner sees it. */
export type SavedCardView = {
  id: string
  brand: string
  last4: string
  expMonth: number
  expYear: number
  isDefault: boolean
  standing: CardStanding
}

/** Whether it can be paid with. */
export const isUsable = ({ standing }: Pick<SavedCardView, 'standing'>): boolean =>
  standing === 'good' || standing === 'soon'

/** How a change of a card stands, for the page that asked for it. */
export type CardOutcome =
  /** `known`: it was there already. `opened`: it was locked, and is not any more. */
  | { state: 'done'; what: 'saved' | 'known' | 'opened' | 'replaced' | 'removed' }
  /** The bank asks; `clientSecret` opens its question. */
  | { state: 'approval'; operationId: string; clientSecret: string }
  /** Nothing was saved. `problem` is a key of the catalogue. */
  | { state: 'failed'; problem: string }
  /** The gateway does not answer now. It is done as soon as it does, or dropped. */
  | { state: 'open'; operationId: string }

/** Whether its bank said no: what a thief who tries out numbers hears often, and an owner rarely. */
export const wasDeclined = (outcome: CardOutcome): boolean =>
  outcome.state === 'failed' &&
  ['declined', 'insufficient_funds', 'expired_card', 'incorrect_cvc'].includes(outcome.problem)
