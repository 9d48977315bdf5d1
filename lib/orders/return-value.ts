import 'server-only'
import { fraction } from '@/lib/money/parts'

/** A line as it was bought: what all of it cost, and what a code took off it. Minor units; rate in hundredths of a percent. */
export type BoughtLine = { unitPrice: number; quantity: number; discount: number; taxRate: number }

/** What the first `count` pieces of a line cost, with the discount's share and, where it was added, the tax. */
function worthOf(
  { unitPrice, quantity, discount, taxRate }: BoughtLine,
  count: number,
  taxIncluded: boolean,
) {
  const paid = fraction(unitPrice * quantity - discount, count, quantity)
  return taxIncluded ? paid : paid + fraction(paid, taxRate, 10_000)
}

/**
 * What goes back for pieces of a line, in minor units. Each return is worth what all pieces so far are worth less what
 * went back before, so that rounding loses or gains nobody a cent: returned one by one or at once, a line comes to the
 * same.
 * @param before how many of the line's pieces went back before
 */
export function returnValue(
  line: BoughtLine,
  { before, count, taxIncluded }: { before: number; count: number; taxIncluded: boolean },
): number {
  return worthOf(line, before + count, taxIncluded) - worthOf(line, before, taxIncluded)
}
