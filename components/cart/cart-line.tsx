'use client'

import { type RefObject, useEffect, useRef } from 'react'
import { cart as words } from '@/components/messages'
import { Link } from '@/components/ui/link'
import { Picture } from '@/components/ui/picture'
import { Price } from '@/components/ui/price'
import { type CartLine, type Change, limitOf } from '@/lib/cart/client'
import { formatMoney } from '@/lib/money/client'
import { quantityWords } from './notes'
import { Quantity } from './quantity'

type Props = {
  line: CartLine
  /** It came back by "Undo": the focus goes to it, not to the top of the page. */
  returned: boolean
  onChange: (change: Change) => void
  onRemove: () => void
}

/** One thing in the cart: what it is, how many, what it costs, and what about it has changed. */
export function CartLineRow({ line, returned, onChange, onRemove }: Props) {
  const remove = useRef<HTMLButtonElement>(null)
  useFocus(remove, returned)
  const address = `/products/${line.productSlug}?variant=${line.variantSlug}`
  const remark = quantityWords(line)
  const name = line.variantName ? `${line.productName}, ${line.variantName}` : line.productName
  return (
    <li className="grid grid-cols-[4.5rem_1fr] gap-x-3 py-5 min-[22rem]:grid-cols-[5.5rem_1fr] min-[22rem]:gap-x-4 sm:grid-cols-[8rem_1fr] sm:gap-x-6">
      <Link href={address} tabIndex={-1} aria-hidden="true" className="self-start">
        {line.picture ? (
          <Picture
            name={line.picture}
            alt=""
            sizes="(min-width: 640px) 128px, 88px"
            widths={[320, 480]}
            className={`aspect-square w-full rounded-control bg-sunken object-cover ${line.soldOut ? 'opacity-50 grayscale' : ''}`}
          />
        ) : (
          <span className="block aspect-square w-full rounded-control bg-sunken" />
        )}
      </Link>
      <div className="flex min-w-0 flex-col">
        <div className="flex justify-between gap-x-4">
          <div className="min-w-0">
            <h2 className="font-medium font-sans text-base leading-snug tracking-normal">
              <Link
                href={address}
                className="-my-3 inline-block py-3 hover:underline hover:underline-offset-4"
              >
                {line.productName}
              </Link>
            </h2>
            <p className="text-muted text-sm">{line.variantName}</p>
          </div>
          {!line.soldOut && (
            <p className="shrink-0 font-medium">
              <span className="sr-only">{words.lineTotal} </span>
              <Price amount={line.unitPrice * line.quantity} />
            </p>
          )}
        </div>
        <p className="mt-1 text-muted text-sm tabular-nums">{words.each(formatMoney(line.unitPrice))}</p>
        {line.priceChanged && !line.soldOut && (
          <p className="mt-1 text-highlight text-sm">
            {words.notes.was} <Price amount={line.seenPrice} className="line-through" />, {words.notes.now}{' '}
            <Price amount={line.unitPrice} className="font-medium" />.
          </p>
        )}
        {remark && <p className="mt-1 text-highlight text-sm">{remark}</p>}
        <div className="mt-auto flex items-center justify-between gap-x-2 pt-3">
          {line.soldOut ? (
            <span />
          ) : (
            <Quantity name={name} value={line.quantity} max={limitOf(line)} onChange={onChange} />
          )}
          <button
            ref={remove}
            type="button"
            aria-label={words.removeLine(name)}
            onClick={onRemove}
            className="text-link min-h-11 px-1 text-muted text-sm hover:text-ink"
          >
            {words.remove}
          </button>
        </div>
      </div>
    </li>
  )
}

type RemovedProps = { line: CartLine; pending: boolean; onUndo: () => void }

/** Where a line was: the way back, with the focus on it. */
export function RemovedLine({ line, pending, onUndo }: RemovedProps) {
  const undo = useRef<HTMLButtonElement>(null)
  useFocus(undo, true)
  return (
    <li className="flex min-h-16 items-center justify-between gap-4 py-2 text-sm">
      <p className="text-muted">{words.removed(line.productName)}</p>
      {!line.soldOut && (
        <button
          ref={undo}
          type="button"
          aria-label={words.undoLine(line.productName)}
          aria-disabled={pending || undefined}
          onClick={pending ? undefined : onUndo}
          className="text-link min-h-11 px-2 font-medium aria-disabled:opacity-55"
        >
          {words.undo}
        </button>
      )}
    </li>
  )
}

/** Takes the focus once, when it comes; not again when a page that was put aside is shown again. */
function useFocus(element: RefObject<HTMLElement | null>, wanted: boolean) {
  const due = useRef(wanted)
  useEffect(() => {
    if (due.current) element.current?.focus({ preventScroll: true })
    due.current = false
  }, [element])
}
