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
  /** One line that keeps the cart's place below the button until this is in the cart. */
  promise: string
}

/** Puts one more into the cart with each click, at once on the screen and a moment later on the server. */
export function AddToCart({ variantId, productName, variantName, soldOut, price, promise }: Props) {
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
      <div className="mt-1 text-sm">
        {quantity > 0 ? (
          <p className="flex min-h-11 flex-wrap items-center gap-x-3 tabular-nums">
            {words.inCart(quantity)}
            <Link href="/cart" className="text-link inline-flex min-h-11 items-center font-medium">
              {words.view}
            </Link>
          </p>
        ) : (
          !soldOut && <p className="flex min-h-11 items-center text-muted">{promise}</p>
        )}
        {remark && <p className="mb-2 text-highlight">{remark}</p>}
        {saving && stuck && (
          <p className="text-danger">
            {words.stuck.saving}{' '}
            <button type="button" onClick={retry} className="text-link min-h-11 px-1 font-medium">
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
