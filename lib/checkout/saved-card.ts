import 'server-only'
import { record } from '@/lib/audit/events'
import { holdsOf, refusedBy } from '@/lib/auth/holds'
import { type Customer, reaches } from '@/lib/auth/levels'
import type { Described } from '@/lib/auth/step-up/challenge'
import { spendGrant } from '@/lib/auth/step-up/grants'
import { isConfirmedPair } from '@/lib/cards/pairs'
import { type SavedCard, usableCard } from '@/lib/cards/saved-cards'
import { db, type Tx } from '@/lib/platform/db'
import { shop } from '@/lib/shop/client'
import type { Address } from './address'

// Paying with a saved card. A fresh session pays without a question where its card was confirmed for this very address
// before, and the amount is not above the shop's limit. All else takes a grant for exactly this order.

/** Who pays with which of their cards: an id, or `default` for the one that comes first. */
export type SavedCardPayment = { caller: Customer; card: string; grantId: string | null }

type Order = { key: string; total: number; address: Address }

export type CardPlan =
  | {
      outcome: 'planned'
      card: SavedCard
      /** The gateway's customer whose card it is. */
      customer: string
      /** What has to be confirmed; null where nothing has. */
      confirms: Described | null
    }
  /** Nothing was made: it has to be confirmed first. */
  | { outcome: 'confirm' }
  /** The card is locked, removed, run out or somebody else's. */
  | { outcome: 'card-gone' }
  | { outcome: 'locked' }

/** What the person confirms: this card, this amount, to this address, for this order alone. */
export const paymentPayload = (
  { id, brand, last4 }: Pick<SavedCard, 'id' | 'brand' | 'last4'>,
  { key, total, address }: Order,
) => ({
  cardId: id,
  card: { brand, last4 },
  amount: total,
  currency: shop.currency,
  address: { ...address },
  key,
})

/**
 * Whether this card may pay this order, and what it takes. In the transaction that reserves the order, under the
 * customer's lock. Changes nothing.
 */
export async function planCard(
  tx: Tx,
  { caller, card: wanted, grantId }: SavedCardPayment,
  order: Order,
): Promise<CardPlan> {
  const { customerId } = caller
  // A mailed code alone has a guest's rights; a token that was replaced a moment ago starts nothing.
  if (!reaches(caller, 'remembered')) return { outcome: 'card-gone' }
  if (caller.isReplaced) return { outcome: 'confirm' }
  if (refusedBy(await holdsOf(tx, customerId), 'pay-with-card')) return { outcome: 'locked' }
  const card = await usableCard(tx, customerId, wanted)
  const owner = await tx.customer.findUnique({ where: { id: customerId }, select: { gatewayCustomer: true } })
  if (!card || !owner?.gatewayCustomer) return { outcome: 'card-gone' }
  const known =
    caller.level === 'fresh' &&
    order.total <= shop.confirmCardsAbove &&
    (await isConfirmedPair(tx, card.id, order.address))
  if (!known && !grantId) return { outcome: 'confirm' }
  const confirms = known ? null : { action: 'pay-with-card' as const, payload: paymentPayload(card, order) }
  return { outcome: 'planned', card, customer: owner.gatewayCustomer, confirms }
}

/** Spends the grant that the plan asks for. @returns false where it is none for exactly this: then nothing may stay. */
export async function spendForCard(
  tx: Tx,
  { caller, grantId }: SavedCardPayment,
  confirms: Described,
): Promise<boolean> {
  return grantId !== null && (await spendGrant(tx, caller, grantId, confirms)) !== null
}

/** Writes down that a confirmation did not fit, outside the transaction that is undone because of it. */
export function noteRefusedGrant({ caller: { customerId, sessionId } }: SavedCardPayment): Promise<void> {
  const facts = { action: 'pay-with-card', reason: 'no-grant' } as const
  return record(db(), 'grant-refused', { customerId, sessionId, facts })
}
