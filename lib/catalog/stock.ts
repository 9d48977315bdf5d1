import 'server-only'
import { db } from '@/lib/platform/db'
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
