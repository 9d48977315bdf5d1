'use client'

import { useState } from 'react'
import { cart as words } from '@/components/messages'
import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { noteWords, quantityWords } from './notes'
import { changeLine, retry, useCart } from './store'

type Props = {
  variantId: string
  productName: string
  variantName: string
  soldOut: boolean
  /** Minor units, as the page shows it: if it is another by now, the cart says so. */
  price?: number
}

/** Puts one more into the cart with each click, at once on the screen and a moment later on the server. */
export function AddToCart({ variantId, productName, variantName, soldOut, price }: Props) {
  const { cart, quantityOf, saving, stuck, note } = useCart('product')
  const [clicked, setClicked] = useState(false)
  const quantity = quantityOf(variantId)
  const line = cart?.lines.find((line) => line.variantId === variantId)
  const remark =
    note?.variantId === variantId
      ? noteWords(note)
      : line && (clicked || line.soldOut)
        ? quantityWords(line)
        : null

  function add() {
    setClicked(true)
    changeLine(variantId, { add: 1 }, price)
  }

  return (
    <div>
      <Button size="large" className="w-full sm:w-auto sm:min-w-56" disabled={soldOut} onClick={add}>
        {soldOut ? words.soldOut : words.add}
      </Button>
      <div className="mt-3 min-h-12 text-sm">
        {quantity > 0 && (
          <p className="tabular-nums">
            {words.inCart(quantity)}
            {' · '}
            <Link
              href="/cart"
              className="font-medium underline decoration-line underline-offset-4 hover:decoration-ink"
            >
              {words.view}
            </Link>
          </p>
        )}
        {remark && <p className="mt-1 text-highlight">{remark}</p>}
        {saving && stuck && (
          <p className="mt-1 text-danger">
            {words.stuck.saving}{' '}
            <button type="button" onClick={retry} className="font-medium underline underline-offset-4">
              {words.stuck.action}
            </button>
          </p>
        )}
      </div>
      <p role="status" className="sr-only">
        {clicked && (remark ?? (saving && stuck ? words.stuck.saving : null))}
        {clicked &&
          !remark &&
          !stuck &&
          quantity > 0 &&
          words.added(`${productName}, ${variantName}`, quantity)}
      </p>
    </div>
  )
}
