import { createHmac } from 'node:crypto'
import type Stripe from 'stripe'
import { checkCvc, checkExpiry, checkNumber, rulesFor } from '../card-frame/card-rules.js'
import { type TestCard, testCards } from './test-cards'

/** A card as it was typed. Lives for one request and is never kept or written down. */
export interface TypedCard {
  number: string
  expiry: string
  cvc: string
}

/** What may be kept of a card: brand, last four, expiry, a keyed fingerprint. */
export type KeptCard = Stripe.ConfirmationToken.PaymentMethodPreview.Card

export type CardProblem = { field: 'number' | 'expiry' | 'cvc'; problem: string }

export interface Cards {
  /** A card that is no test card is refused, so that a real one typed by mistake is not even fingerprinted. */
  take(typed: TypedCard, today: Date): KeptCard | CardProblem
  /** The card that an alias such as `pm_card_visa` stands for. */
  byAlias(alias: string, today: Date): KeptCard | undefined
  /** The test card that a kept card was made from. */
  behind(card: { fingerprint?: string | null }): TestCard
}

/** The test cards as one sandbox knows them: fingerprints differ with its key. */
export function openCards(fingerprintKey: Buffer): Cards {
  const fingerprintOf = ({ number }: TestCard) =>
    createHmac('sha256', fingerprintKey).update(number).digest('hex').slice(0, 16)
  const byFingerprint = new Map(testCards.map((card) => [fingerprintOf(card), card]))

  return {
    take(typed, today) {
      const number = checkNumber(typed.number)
      if (number !== 'ok') return { field: 'number', problem: number }
      const expiry = checkExpiry(typed.expiry, today)
      if (expiry.state !== 'ok') return { field: 'expiry', problem: expiry.state }
      const cvc = checkCvc(typed.cvc, typed.number)
      if (cvc !== 'ok') return { field: 'cvc', problem: cvc }
      const card = testCards.find((test) => test.number === typed.number)
      if (!card) return { field: 'number', problem: 'no_test_card' }
      return keep(card, expiry.expiry, fingerprintOf(card))
    },
    byAlias(alias, today) {
      const card = testCards.find((test) => test.alias === alias)
      return card && keep(card, { month: 12, year: today.getFullYear() + 4 }, fingerprintOf(card))
    },
    behind({ fingerprint }) {
      const card = byFingerprint.get(fingerprint ?? '')
      if (!card) throw new Error('A card of another sandbox: its fingerprint was made with another key')
      return card
    },
  }
}

function keep(card: TestCard, expiry: { month: number; year: number }, fingerprint: string): KeptCard {
  const { brand } = rulesFor(card.number)
  return {
    brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'unchecked' },
    country: 'US',
    display_brand: brand === 'amex' ? 'american_express' : brand,
    exp_month: expiry.month,
    exp_year: expiry.year,
    fingerprint,
    funding: 'credit',
    generated_from: null,
    last4: card.number.slice(-4),
    networks: { available: [brand], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: true },
    wallet: null,
  }
}
