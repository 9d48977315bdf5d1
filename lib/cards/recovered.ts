import 'server-only'
import { record } from '@/lib/audit/events'
import type { Tx } from '@/lib/platform/db'
import { writeForgetting } from './operations'
import { takeAway } from './take-away'

// What becomes of cards when it is doubtful whose account it is. Each in the caller's transaction and under the
// customer's lock.

/**
 * A recovery ended: older cards are locked, for good, and open one by one when they are typed again. One that is being
 * saved just now is locked when it comes (keep-card.ts).
 */
export async function lockCards(tx: Tx, customerId: string): Promise<void> {
  const locked = await tx.$executeRaw`
    UPDATE saved_card SET locked_at = shop_now()
    WHERE customer_id = ${customerId}::uuid AND removed_at IS NULL AND locked_at IS NULL`
  if (locked > 0) await record(tx, 'cards-locked', { customerId, facts: { count: locked } })
}

/** Takes away the cards that were made since a time, those that are being made, and what was confirmed by paying. */
export async function removeCardsMadeSince(
  tx: Tx,
  customerId: string,
  since: Date,
  reason: 'recovery-undone' | 'email-restored',
): Promise<void> {
  const made = await tx.savedCard.findMany({
    where: { customerId, removedAt: null, createdAt: { gte: since } },
    select: { id: true, gatewayMethod: true, isDefault: true },
    orderBy: { id: 'asc' },
  })
  for (const card of made) await takeAway(tx, { customerId, card, reason })
  await tx.$executeRaw`
    DELETE FROM confirmed_pair p USING saved_card c
    WHERE c.id = p.card_id AND c.customer_id = ${customerId}::uuid AND p.confirmed_at >= ${since}`
  await dropUnderway(tx, customerId, since)
}

/** A card that is being saved comes to nothing: the sweep ends it at the gateway too. */
async function dropUnderway(tx: Tx, customerId: string, since: Date | null): Promise<void> {
  await tx.$executeRaw`
    UPDATE card_operation SET input = input || '{"dropped": true}', due_at = shop_now()
    WHERE customer_id = ${customerId}::uuid AND kind IN ('add', 'replace') AND state IN ('open', 'approval')
      AND (${since}::timestamptz IS NULL OR created_at >= ${since})`
}

/** The account is being erased: so is its customer at the gateway, with all cards, and what is under way. */
export async function forgetCards(tx: Tx, customerId: string): Promise<void> {
  await dropUnderway(tx, customerId, null)
  const customer = await tx.customer.findUnique({
    where: { id: customerId },
    select: { gatewayCustomer: true },
  })
  if (customer?.gatewayCustomer) await writeForgetting(tx, customerId, customer.gatewayCustomer)
}
