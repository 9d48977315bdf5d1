import { checkout } from '@/components/messages'
import { Notice } from '@/components/ui/notice'
import type { Quote } from '@/lib/checkout/quote'
import { formatMoney } from '@/lib/money/client'
import { changesBetween } from './find-changes'

const words = checkout.changes

/** What is different from what the shopper saw, said before anything is charged. */
export function Changes({ before, now }: { before: Quote | null; now: Quote }) {
  const sentences = changesBetween(before, now)
  const total = before && before.total !== now.total ? words.total(formatMoney(now.total)) : null
  if (sentences.length === 0 && !before) return null
  return (
    <Notice tone={now.complete ? 'info' : 'danger'}>
      <p className="font-medium">{words.title}</p>
      <ul className="mt-1">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {sentences.length === 0 && <li>{words.elsewhere}</li>}
      </ul>
      {total && <p className="mt-1">{total}</p>}
      {before && now.complete && <p className="mt-1">{words.agree}</p>}
    </Notice>
  )
}
