import 'server-only'
import { queueMail } from '@/lib/mail/outbox'
import { type Tx, transaction } from '@/lib/platform/db'
import { brandName, expiryText } from './client'

const atOnce = 20

type Expiring = { brand: string; last4: string; expMonth: number; expYear: number; email: string }

/**
 * Tells owners of cards in their last month, once a card. Those of accounts that are locked or about to be erased, and
 * cards that are locked themselves, are left alone.
 * @returns how many were told
 */
export async function sweepExpiringCards(): Promise<number> {
  let told = 0
  while (told < atOnce && (await transaction(tellNext))) told += 1
  return told
}

async function tellNext(tx: Tx): Promise<boolean> {
  const [card] = await tx.$queryRaw<Expiring[]>`
    UPDATE saved_card s SET expiry_told_at = shop_now() FROM customer c
    WHERE c.id = s.customer_id AND s.id = (
      SELECT one.id FROM saved_card one JOIN customer owner ON owner.id = one.customer_id
      WHERE one.expiry_told_at IS NULL AND one.removed_at IS NULL AND one.locked_at IS NULL
        AND one.exp_year = extract(year FROM shop_now() AT TIME ZONE 'UTC')::int
        AND one.exp_month = extract(month FROM shop_now() AT TIME ZONE 'UTC')::int
        AND owner.frozen_at IS NULL AND owner.deletion_due_at IS NULL AND owner.email_verified_at IS NOT NULL
      LIMIT 1 FOR UPDATE OF one SKIP LOCKED)
    RETURNING s.brand, s.last4, s.exp_month AS "expMonth", s.exp_year AS "expYear", c.email`
  if (!card) return false
  const params = { brand: brandName(card.brand), last4: card.last4, expiry: expiryText(card) }
  await queueMail(tx, { to: card.email, template: 'card-expiring', params })
  return true
}
