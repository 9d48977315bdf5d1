import { createHmac } from 'node:crypto'
import type Stripe from 'stripe'
import { checkCvc, checkExpiry, checkNumber, rulesFor } from '../card-frame/card-rules.js'
import { type Behaviour, type TestCard, testCards } from './test-cards'

/** A card as it was typed. Lives for one request and is never kept or written down. */
export interface TypedCard {
  number: string
  expiry: string
  cvc: string
}

/** What is kept of a card. */
export interface Card {
  preview: Stripe.ConfirmationToken.PaymentMethodPreview.Card
  behaviour: Behaviour
}

export type CardProblem = { field: 'number' | 'expiry' | 'cvc'; problem: string }

/**
 * Keeps of a typed card what may be kept: brand, last four, expiry, a keyed fingerprint. A card that is no test card
 * is refused, so that a real one typed by mistake is not even fingerprinted.
 */
export function takeCard(typed: TypedCard, fingerprintKey: Buffer, today: Date): Card | CardProblem {
  const number = checkNumber(typed.number)
  if (number !== 'ok') return { field: 'number', problem: number }
  const expiry = checkExpiry(typed.expiry, today)
  if (expiry.state !== 'ok') return { field: 'expiry', problem: expiry.state }
  const cvc = checkCvc(typed.cvc, typed.number)
  if (cvc !== 'ok') return { field: 'cvc', problem: cvc }
  const card = testCards.find((test) => test.number === typed.number)
  return card ? keep(card, expiry.expiry, fingerprintKey) : { field: 'number', problem: 'no_test_card' }
}

/** The card that an alias such as `pm_card_visa` stands for. */
export function cardByAlias(alias: string, fingerprintKey: Buffer, today: Date): Card | undefined {
  const card = testCards.find((test) => test.alias === alias)
  return card && keep(card, { month: 12, year: today.getFullYear() + 4 }, fingerprintKey)
}

function keep(card: TestCard, expiry: { month: number; year: number }, fingerprintKey: Buffer): Card {
  const { brand } = rulesFor(card.number)
  return {
    behaviour: card.behaviour,
    preview: {
      brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'unchecked' },
      country: 'US',
      display_brand: brand,
      exp_month: expiry.month,
      exp_year: expiry.year,
      fingerprint: createHmac('sha256', fingerprintKey).update(card.number).digest('hex').slice(0, 16),
      funding: 'credit',
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
  }
}
