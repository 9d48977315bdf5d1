import 'server-only'
import type { Tx } from '@/lib/platform/db'

export type Wanted = { variantId: string; quantity: number }

// Callers hold the variants' rows (`lockVariants`), so what they saw is still so.

/** For `unnest`. */
export const columns = (wanted: Wanted[]) => ({
  ids: wanted.map((line) => line.variantId),
  counts: wanted.map((line) => line.quantity),
})

/** Locks variants in the order of their ids, the one order everybody uses. One alone is locked by what changes it. */
export async function lockVariants(tx: Tx, variantIds: string[]): Promise<void> {
  if (variantIds.length < 2) return
  await tx.$queryRaw`/* kept */ SELECT 1 FROM variant WHERE id = ANY(${variantIds}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
}

/** Promises pieces to an order. @returns false, and the caller must roll back, where too few are free. */
export async function reserve(tx: Tx, wanted: Wanted[]): Promise<boolean> {
  const { ids, counts } = columns(wanted)
  const reserved = await tx.$executeRaw`
    /* kept */ UPDATE variant v SET reserved = v.reserved + w.count
    FROM unnest(${ids}::uuid[], ${counts}::int[]) AS w (id, count)
    WHERE v.id = w.id AND v.stock - v.reserved >= w.count`
  return reserved === wanted.length
}

/** Gives promised pieces back. */
export async function release(tx: Tx, wanted: Wanted[]): Promise<void> {
  const { ids, counts } = columns(wanted)
  await lockVariants(tx, ids)
  await tx.$executeRaw`
    /* kept */ UPDATE variant v SET reserved = v.reserved - w.count
    FROM unnest(${ids}::uuid[], ${counts}::int[]) AS w (id, count) WHERE v.id = w.id`
}

/** Takes promised pieces out of the house: stock and promise both fall. */
export async function take(tx: Tx, wanted: Wanted[]): Promise<void> {
  const { ids, counts } = columns(wanted)
  await lockVariants(tx, ids)
  await tx.$executeRaw`
    /* kept */ UPDATE variant v SET reserved = v.reserved - w.count, stock = v.stock - w.count
    FROM unnest(${ids}::uuid[], ${counts}::int[]) AS w (id, count) WHERE v.id = w.id`
}
