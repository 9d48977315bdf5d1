import { checkout } from '@/components/messages'
import type { QuoteLine } from '@/lib/checkout/price'
import type { Quote } from '@/lib/checkout/quote'
import { formatMoney } from '@/lib/money/client'

const words = checkout.changes

/** Everything that makes an order another than the one that was seen, in sentences. */
export function changesBetween(before: Quote | null, now: Quote): string[] {
  const lines = now.lines.flatMap((line) => ofLine(before, line))
  if (!before) return lines
  const gone = before.lines.filter((line) => !now.lines.some((other) => other.variantId === line.variantId))
  return [
    ...lines,
    ...gone.map((line) => words.gone(nameOf(line))),
    ...ofCode(before, now),
    ...ofDelivery(before, now),
  ]
}

/** Not where the shopper chose another country or way since. */
function ofDelivery(before: Quote, now: Quote): string[] {
  if (before.country !== now.country || before.method !== now.method) return []
  const sentences: string[] = []
  if (before.shipping !== now.shipping) sentences.push(differs(words.delivery, before.shipping, now.shipping))
  if (!before.taxIncluded && before.tax !== now.tax) sentences.push(differs(words.tax, before.tax, now.tax))
  return sentences
}

const differs = (say: (before: string, now: string) => string, before: number, now: number) =>
  say(formatMoney(before), formatMoney(now))

const nameOf = ({ productName, variantName }: QuoteLine) =>
  variantName ? `${productName}, ${variantName}` : productName

function ofLine(before: Quote | null, line: QuoteLine): string[] {
  const name = nameOf(line)
  const shown = before?.lines.find((other) => other.variantId === line.variantId)
  const sentences: string[] = []
  if (before && !shown) sentences.push(words.added(name))
  if (line.available === 0) sentences.push(words.soldOut(name))
  else if (line.available < line.quantity) sentences.push(words.fewerLeft(name, line.available))
  else if (shown && shown.quantity !== line.quantity)
    sentences.push(words.quantity(name, shown.quantity, line.quantity))
  if (shown && shown.unitPrice !== line.unitPrice)
    sentences.push(words.priceChanged(name, formatMoney(shown.unitPrice), formatMoney(line.unitPrice)))
  return sentences
}

/** What became of a code. That it takes off more or less follows from the goods, and is said where it still does. */
function ofCode(before: Quote, now: Quote): string[] {
  const had = before.discount > 0 ? before.code : null
  if (!had) return []
  if (now.code?.code !== had.code) return [words.codeGone(had.code)]
  if (now.code.problem === 'minimum') return [words.codeMinimum(had.code, formatMoney(now.code.minimum))]
  if (now.code.problem) return [words.codeUnfit(had.code)]
  if (before.discount === now.discount) return []
  return [words.discount(had.code, formatMoney(before.discount), formatMoney(now.discount))]
}
