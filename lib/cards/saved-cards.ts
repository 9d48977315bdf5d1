import 'server-only'
import { db, type Tx } from '@/lib/platform/db'
import { Prisma } from '@/prisma/generated/client'
import { isUsable, type SavedCardView } from './client'

/** The most that a customer can keep; a trigger holds it too. */
export const mostCards = 10

/** A saved card as the shop's rules see it. */
export type SavedCard = SavedCardView & { gatewayMethod: string; fingerprint: string }

/** A card is good to the last day of its month, by the shop's clock in UTC. */
const monthsLeft = Prisma.sql`
  (exp_year * 12 + exp_month - 1) - (extract(year FROM shop_now() AT TIME ZONE 'UTC')::int * 12
    + extract(month FROM shop_now() AT TIME ZONE 'UTC')::int - 1)`

/** The customer's cards, the default first, then the newest. What was removed is not among them. */
export async function cardsOf(tx: Tx, customerId: string): Promise<SavedCard[]> {
  return tx.$queryRaw<SavedCard[]>`
    SELECT id, brand, last4, exp_month AS "expMonth", exp_year AS "expYear", is_default AS "isDefault",
      gateway_method AS "gatewayMethod", fingerprint,
      CASE WHEN ${monthsLeft} < 0 THEN 'expired' WHEN locked_at IS NOT NULL THEN 'locked'
        WHEN ${monthsLeft} < 2 THEN 'soon' ELSE 'good' END AS standing
    FROM saved_card WHERE customer_id = ${customerId}::uuid AND removed_at IS NULL
    ORDER BY is_default DESC, created_at DESC, id DESC`
}

/** The same, as the customer may see them. */
export async function listCards(customerId: string): Promise<SavedCardView[]> {
  const cards = await cardsOf(db(), customerId)
  return cards.map(({ gatewayMethod: _method, fingerprint: _fingerprint, ...shown }) => shown)
}

/** One of the customer's own cards; null for any other. */
export async function ownCard(tx: Tx, customerId: string, cardId: string): Promise<SavedCard | null> {
  return (await cardsOf(tx, customerId)).find(({ id }) => id === cardId) ?? null
}

/**
 * One of the customer's own cards that can be paid with: neither locked since a recovery, nor run out, nor removed.
 * `default` stands for the one that comes first.
 */
export async function usableCard(tx: Tx, customerId: string, card: string): Promise<SavedCard | null> {
  const usable = (await cardsOf(tx, customerId)).filter(isUsable)
  return (card === 'default' ? usable[0] : usable.find(({ id }) => id === card)) ?? null
}

/** Whether an account keeps a card: then a mailed code makes no passkey for it. */
export async function holdsCard(tx: Tx, customerId: string): Promise<boolean> {
  return (await tx.savedCard.count({ where: { customerId, removedAt: null } })) > 0
}
