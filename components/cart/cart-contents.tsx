'use client'

import { useState } from 'react'
import { cart as words } from '@/components/messages'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { CartLine } from '@/lib/cart/client'
import { formatMoney } from '@/lib/money/client'
import { CartLineRow, RemovedLine } from './cart-line'
import { CartSkeleton } from './cart-skeleton'
import { CartSummary } from './cart-summary'
import { EmptyCart } from './empty-cart'
import { noteWords } from './notes'
import { changeLine, retry, useCart, useHint } from './store'

/** A line that was taken out while the page is open, and where it stood. */
type Removed = { line: CartLine; place: number; undone: boolean }

/** The cart page's own part: static until the store knows the visitor's cart. */
export function CartContents() {
  const { cart, quantityOf, saving, stuck, note } = useCart('cart')
  const hint = useHint()
  const [removed, setRemoved] = useState<Removed[]>([])

  if (!cart) {
    if (stuck) return <Stuck text={words.stuck.loading} />
    return hint.known && hint.count === 0 ? <EmptyCart /> : <CartSkeleton />
  }

  const has = (line: CartLine) => cart.lines.some((other) => other.variantId === line.variantId)
  const entries = withRemoved(
    cart.lines,
    removed.filter(({ line }) => !has(line)),
  )
  const returned = (line: CartLine) =>
    removed.some((gone) => gone.undone && gone.line.variantId === line.variantId)

  function remove(line: CartLine, place: number) {
    setRemoved((others) => [
      ...others.filter((other) => other.line.variantId !== line.variantId),
      { line, place, undone: false },
    ])
    changeLine(line.variantId, { set: 0 })
  }

  function undo(line: CartLine) {
    setRemoved((all) => all.map((gone) => (gone.line === line ? { ...gone, undone: true } : gone)))
    changeLine(line.variantId, { set: line.quantity }, line.unitPrice)
  }

  // What is about a line stands beside it.
  const noteOfNoLine =
    note && !cart.lines.some((line) => line.variantId === note.variantId) ? noteWords(note) : null
  const spoken = words.summary.spoken(cart.count, formatMoney(cart.subtotal))
  return (
    <>
      <p role="status" className="sr-only">
        {note ? noteWords(note) : spoken}
      </p>
      {stuck && <Stuck text={words.stuck.saving} />}
      {noteOfNoLine && <p className="mt-4 text-highlight">{noteOfNoLine}</p>}
      <div className="mt-4 lg:grid lg:grid-cols-[1fr_22rem] lg:items-start lg:gap-12">
        {entries.length > 0 && (
          <ul
            aria-label={words.lines}
            className="divide-y divide-line border-line border-t max-lg:[&_:is(a,button,input)]:scroll-mb-48"
          >
            {entries.map((entry, place) =>
              'gone' in entry ? (
                <RemovedLine
                  key={`gone-${entry.gone.line.variantId}`}
                  line={entry.gone.line}
                  pending={entry.gone.undone && quantityOf(entry.gone.line.variantId) > 0}
                  onUndo={() => undo(entry.gone.line)}
                />
              ) : (
                <CartLineRow
                  key={entry.line.variantId}
                  line={entry.line}
                  returned={returned(entry.line)}
                  onChange={(change) => changeLine(entry.line.variantId, change, entry.line.unitPrice)}
                  onRemove={() => remove(entry.line, place)}
                />
              ),
            )}
          </ul>
        )}
        {cart.lines.length > 0 && <CartSummary cart={cart} saving={saving} />}
      </div>
      {cart.count === 0 && <EmptyCart />}
    </>
  )
}

type Entry = { line: CartLine } | { gone: Removed }

/** The lines, with each removed one where it was. */
function withRemoved(lines: CartLine[], removed: Removed[]): Entry[] {
  const entries: Entry[] = lines.map((line) => ({ line }))
  for (const gone of removed.toSorted((a, b) => a.place - b.place)) entries.splice(gone.place, 0, { gone })
  return entries
}

function Stuck({ text }: { text: string }) {
  return (
    <div className="mt-6">
      <Notice tone="danger">
        <p>{text}</p>
        <Button variant="secondary" className="mt-3" onClick={retry}>
          {words.stuck.action}
        </Button>
      </Notice>
    </div>
  )
}
