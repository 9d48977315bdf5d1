import 'server-only'
import { db, type Tx } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'

export const mostStock = 1_000_000

/**
 * Sets how many pieces of a variant are in the house, those promised to orders included; never fewer than
 * are promised.
 */
export async function setStock(
  sku: string,
  stock: number,
): Promise<
  | Result<{ before: number; reserved: number }, 'unknown' | 'invalid'>
  | { ok: false; error: 'promised'; reserved: number }
> {
  if (!Number.isInteger(stock) || stock < 0 || stock > mostStock) return fail('invalid')
  return db().$transaction(async (tx) => {
    const [variant] = await tx.$queryRaw<{ stock: number; reserved: number }[]>`
      SELECT stock, reserved FROM variant WHERE sku = ${sku} FOR NO KEY UPDATE`
    if (!variant) return fail('unknown')
    if (stock < variant.reserved) return { ok: false, error: 'promised', reserved: variant.reserved }
    await tx.variant.update({ where: { sku }, data: { stock } })
    return ok({ before: variant.stock, reserved: variant.reserved })
  })
}

/** Locks variants in the order of their ids, the one order everybody uses. One alone is locked by what changes it. */
export async function lockVariants(tx: Tx, variantIds: string[]): Promise<void> {
  if (variantIds.length < 2) return
  await tx.$queryRaw`/* kept */ SELECT 1 FROM variant WHERE id = ANY(${variantIds}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
}

/**
 * Puts pieces that had been sold back into the house, where their variants still are. Lines may name one variant twice.
 */
export async function putBack(
  tx: Tx,
  lines: { variantId: string | null; quantity: number }[],
): Promise<void> {
  const pieces = new Map<string, number>()
  for (const { variantId, quantity } of lines)
    if (variantId) pieces.set(variantId, (pieces.get(variantId) ?? 0) + quantity)
  const ids = [...pieces.keys()]
  await lockVariants(tx, ids)
  await tx.$executeRaw`
    UPDATE variant v SET stock = v.stock + p.count
    FROM unnest(${ids}::uuid[], ${[...pieces.values()]}::int[]) AS p (id, count) WHERE v.id = p.id`
}
