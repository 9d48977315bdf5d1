import { checkout } from '@/components/messages'
import { Notice } from '@/components/ui/notice'
import type { Quote } from '@/lib/checkout/quote'
import { formatMoney } from '@/lib/money/client'

const words = checkout.changes

/** What is different from what the shopper saw, said before anything is charged. */
export function Changes({ before, now }: { before: Quote | null; now: Quote }) {
  const sentences = changes(before, now)
  const total = before && before.total !== now.total ? words.total(formatMoney(now.total)) : null
  if (sentences.length === 0 && !total) return null
  return (
    <Notice tone={now.complete ? 'info' : 'danger'}>
      <p className="font-medium">{words.title}</p>
      <ul className="mt-1">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {total && <p className="mt-1">{total}</p>}
      {total && now.complete && <p className="mt-1">{words.agree}</p>}
    </Notice>
  )
}

function changes(before: Quote | null, now: Quote): string[] {
  return now.lines.flatMap((line) => {
    const name = line.variantName ? `${line.productName}, ${line.variantName}` : line.productName
    const shown = before?.lines.find((other) => other.variantId === line.variantId)
    const sentences: string[] = []
    if (line.available === 0) sentences.push(words.soldOut(name))
    else if (line.available < line.quantity) sentences.push(words.fewerLeft(name, line.available))
    if (shown && shown.unitPrice !== line.unitPrice)
      sentences.push(words.priceChanged(name, formatMoney(shown.unitPrice), formatMoney(line.unitPrice)))
    return sentences
  })
}
