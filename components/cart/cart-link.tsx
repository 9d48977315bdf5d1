'use client'

import { cart as words } from '@/components/messages'
import { BagIcon } from '@/components/ui/icons'
import { Link } from '@/components/ui/link'
import { useHint } from './store'

/** To the cart, with the pieces in it. Its box is the same with and without a count, so nothing moves. */
export function CartLink() {
  const { count } = useHint()
  return (
    <Link href="/cart" className="relative grid size-11 place-items-center rounded-control hover:bg-sunken">
      <span className="sr-only">{words.link(count)}</span>
      <BagIcon />
      {count > 0 && (
        <span
          aria-hidden="true"
          className="absolute top-0.5 right-0 grid h-5 min-w-5 place-items-center rounded-full bg-highlight px-1 font-semibold text-[0.6875rem] text-paper tabular-nums leading-none"
        >
          {count > 99 ? '99+' : count}
        </span>
      )}
    </Link>
  )
}
