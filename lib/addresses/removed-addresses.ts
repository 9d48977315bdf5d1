import 'server-only'
import { db, type Tx } from '@/lib/platform/db'

// An address that is removed, or edited, is out of the book at once. A copy stays for a while: where a recovery or a
// change of email turns out to be a thief's, what they took away comes back (lib/accounts/recovery/made-since.ts).

/** Takes one address out of the book. Call it under the customer's lock. @returns null where it is not there */
export async function takeOut(
  tx: Tx,
  customerId: string,
  id: string,
): Promise<{ city: string; wasDefault: boolean } | null> {
  const [out] = await tx.$queryRaw<{ city: string; wasDefault: boolean }[]>`
    WITH out AS (
      DELETE FROM saved_address WHERE id = ${id}::uuid AND customer_id = ${customerId}::uuid RETURNING *
    )
    INSERT INTO removed_address (id, customer_id, was_default, name, line1, line2, city, region, postal_code, country,
      created_at)
    SELECT id, customer_id, is_default, name, line1, line2, city, region, postal_code, country, created_at FROM out
    RETURNING city, was_default AS "wasDefault"`
  return out ?? null
}

/**
 * Makes the book what it was at a time, as far as rows go: what was added since is gone, what was taken out since is
 * back, and a default that was taken out is it again. Call it under the customer's lock.
 */
export async function turnBackAddresses(tx: Tx, customerId: string, to: Date): Promise<void> {
  await tx.savedAddress.deleteMany({ where: { customerId, createdAt: { gte: to } } })
  const taken = { customerId, removedAt: { gte: to }, createdAt: { lt: to } }
  // Of several that were the default one after the other, the first was it then.
  const first = await tx.removedAddress.findFirst({
    where: { ...taken, wasDefault: true },
    orderBy: [{ removedAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })
  // There were twenty at most, so each finds a slot.
  await tx.$executeRaw`
    WITH back AS (
      DELETE FROM removed_address
      WHERE customer_id = ${customerId}::uuid AND removed_at >= ${to} AND created_at < ${to} RETURNING *
    ), numbered AS (
      SELECT back.*, row_number() OVER (ORDER BY created_at, id) AS place FROM back
    ), free AS (
      SELECT slot, row_number() OVER (ORDER BY slot) AS place FROM generate_series(0, 19) AS slots (slot)
      WHERE NOT EXISTS (SELECT FROM saved_address s WHERE s.customer_id = ${customerId}::uuid AND s.slot = slots.slot)
    )
    INSERT INTO saved_address (id, customer_id, slot, name, line1, line2, city, region, postal_code, country, created_at)
    SELECT id, customer_id, slot, name, line1, line2, city, region, postal_code, country, created_at
    FROM numbered JOIN free USING (place)`
  await haveDefault(tx, customerId, first?.id)
}

/** Makes one address the default: the one that is named, else the one that is it, else the newest. */
export async function haveDefault(tx: Tx, customerId: string, id?: string): Promise<void> {
  const own = { customerId }
  if (id) await tx.savedAddress.updateMany({ where: { ...own, isDefault: true }, data: { isDefault: false } })
  else if ((await tx.savedAddress.count({ where: { ...own, isDefault: true } })) > 0) return
  const next = await tx.savedAddress.findFirst({
    where: id ? { ...own, id } : own,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  })
  if (next) await tx.savedAddress.updateMany({ where: { id: next.id }, data: { isDefault: true } })
}

/**
 * Forgets what was taken out 30 days ago: nothing brings it back any more, unless its account is locked, where a change
 * can be undone for as long as that lasts.
 */
export async function sweepRemovedAddresses(): Promise<void> {
  await db().$executeRaw`
    DELETE FROM removed_address r WHERE removed_at < shop_now() - interval '30 days'
      AND NOT EXISTS (SELECT FROM customer c WHERE c.id = r.customer_id AND c.frozen_at IS NOT NULL)`
}
