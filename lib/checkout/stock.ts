import 'server-only'
import { lockVariants } from '@/lib/catalog/stock'
import type { Tx } from '@/lib/platform/db'

export type Wanted = { variantId: string; quantity: number }

/** For `unnest`. */
export const columns = (wanted: Wanted[]) => ({
  ids: wanted.map((line) => line.variantId),
  counts: wanted.map((line) => line.quantity),
})

/** Promises pieces to an order; the caller holds the variants' rows, so what it saw is still so. @returns false, and the caller must roll back, where too few are free. */
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
