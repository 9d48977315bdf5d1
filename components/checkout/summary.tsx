'use client'

import { useId, useState } from 'react'
import { checkout } from '@/components/messages'
import { Totals } from '@/components/order/totals'
import { ChevronIcon } from '@/components/ui/icons'
import { LiveButton } from '@/components/ui/live-button'
import { Picture } from '@/components/ui/picture'
import { Price } from '@/components/ui/price'
import type { QuoteLine } from '@/lib/checkout/price'
import type { Quote } from '@/lib/checkout/quote'
import { formatMoney } from '@/lib/money/client'
import { type CodeActions, DiscountCode } from './discount-code'

const words = checkout.summary

type Props = { quote: Quote; updating: boolean; code: CodeActions; codeChanged: () => void }

/** What is bought and what it comes to: beside the form on a wide screen, folded above it on a phone. */
export function Summary({ quote, updating, code, codeChanged }: Props) {
  const [open, setOpen] = useState(false)
  const id = useId()
  // To React a key is something else.
  const { key: _, ...sums } = quote
  return (
    <aside
      aria-label={words.title}
      className="card px-4 sm:px-6 lg:sticky lg:top-6 lg:order-2 lg:self-start lg:py-6"
    >
      <LiveButton
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="flex min-h-14 w-full items-center justify-between gap-4 text-left lg:hidden"
      >
        <span className="flex items-center gap-1.5">
          {open ? words.hide : words.show}
          <ChevronIcon className={`size-5 text-muted ${open ? 'rotate-180' : ''}`} />
        </span>
        <Price amount={quote.total} className="font-medium" />
      </LiveButton>
      <div id={id} className={open ? 'pb-6 lg:pb-0' : 'max-lg:hidden'}>
        <div className="mb-2 hidden items-center justify-between lg:flex">
          <h2 className="text-xl">{words.title}</h2>
          <a href="/cart" className="text-link inline-flex min-h-11 items-center text-sm">
            {words.change}
          </a>
        </div>
        <ul className="grid gap-4">
          {quote.lines.map((line) => (
            <Line key={line.variantId} line={line} />
          ))}
        </ul>
        <DiscountCode code={quote.code} actions={code} changed={codeChanged} />
        <Totals
          {...sums}
          code={quote.code?.code}
          method={checkout.shipping.methods[quote.method]}
          className={`mt-4 text-sm transition-opacity duration-150 ${updating ? 'opacity-50' : ''}`}
        />
        {quote.taxes.length === 0 && <p className="mt-1 text-muted text-sm">{words.untaxed}</p>}
      </div>
    </aside>
  )
}

function Line({ line }: { line: QuoteLine }) {
  const soldOut = line.available === 0
  const changed = line.problems.find((problem) => problem.problem === 'price-changed')
  return (
    <li className="flex items-start gap-4">
      {line.picture && (
        <Picture
          name={line.picture}
          alt=""
          sizes="64px"
          widths={[320]}
          className={`size-16 shrink-0 rounded-control bg-sunken object-cover ${soldOut ? 'opacity-50 grayscale' : ''}`}
        />
      )}
      <div className={`min-w-0 flex-1 text-sm ${soldOut ? 'text-muted line-through' : ''}`}>
        <p className="font-medium">{line.productName}</p>
        <p className="text-muted">
          {line.variantName} {words.quantity(line.available || line.quantity)}
        </p>
        {changed && !soldOut && (
          <p className="text-highlight">{words.before(formatMoney(changed.before * line.available))}</p>
        )}
      </div>
      {soldOut ? (
        <p className="shrink-0 text-highlight text-sm">{words.soldOut}</p>
      ) : (
        <Price amount={line.unitPrice * line.available} className="text-sm" />
      )}
    </li>
  )
}
