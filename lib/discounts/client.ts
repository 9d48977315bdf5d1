import { fraction } from '@/lib/money/parts'
import type { DiscountKind } from '@/prisma/generated/client'

// What a code takes off, for server and browser alike. Pure.

/** What a code promises. `value` in hundredths of a percent or in minor units, by its kind; `minimum` in minor units. */
export type DiscountTerms = { code: string; kind: DiscountKind; value: number; minimum: number }

/** What it takes off goods worth `subtotal` before any discount, in minor units: never more than they are worth. */
export function goodsDiscount({ kind, value }: DiscountTerms, subtotal: number): number {
  if (kind === 'percent') return fraction(subtotal, value, 10_000)
  return kind === 'amount' ? Math.min(value, subtotal) : 0
}
