import 'server-only'
import { record } from '@/lib/audit/events'
import type { Tx } from '@/lib/platform/db'
import { writeRemoval } from './operations'
import type { SavedCard } from './saved-cards'

type Away = {
  customerId: string
  card: Pick<SavedCard, 'id' | 'gatewayMethod' | 'isDefault'>
  reason: 'by-owner' | 'replaced' | 'recovery-undone' | 'email-restored' | 'at-gateway'
  /** Who is the default after it; without, the newest that is neither locked nor run out. */
  heir?: string
  /** The id of the grant that asked for it. */
  operationId?: string
}

/**
 * Takes a card away from its customer, in the caller's transaction and under the customer's lock: it is gone at once
 * here, and taken off at the gateway by an operation.
 */
export async function takeAway(tx: Tx, { customerId, card, reason, heir, operationId }: Away): Promise<void> {
  await tx.$executeRaw`
    UPDATE saved_card SET removed_at = shop_now(), is_default = false WHERE id = ${card.id}::uuid`
  if (heir && card.isDefault) await makeDefault(tx, customerId, heir)
  if (!heir && card.isDefault && reason !== 'replaced') await makeNewestDefault(tx, customerId)
  if (reason !== 'replaced')
    await record(tx, 'card-removed', { customerId, facts: { cardId: card.id, reason } })
  const id = operationId ? { id: operationId } : {}
  await writeRemoval(tx, { ...id, customerId, cardId: card.id, method: card.gatewayMethod })
}

/** Makes one of the customer's cards the one that checkout begins with. */
export async function makeDefault(tx: Tx, customerId: string, cardId: string): Promise<void> {
  await tx.savedCard.updateMany({ where: { customerId, isDefault: true }, data: { isDefault: false } })
  await tx.savedCard.updateMany({
    where: { id: cardId, customerId, removedAt: null },
    data: { isDefault: true },
  })
}

async function makeNewestDefault(tx: Tx, customerId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE saved_card SET is_default = true WHERE id = (
      SELECT id FROM saved_card WHERE customer_id = ${customerId}::uuid AND removed_at IS NULL
      ORDER BY locked_at IS NOT NULL,
        make_date(exp_year, exp_month, 1) + interval '1 month' <= shop_now() AT TIME ZONE 'UTC', created_at DESC
      LIMIT 1)`
}
