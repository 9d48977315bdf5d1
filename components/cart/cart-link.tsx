'use client'

import { cart as words } from '@/components/messages'
import { Link } from '@/components/ui/link'
import { useHint } from './store'

/** To the cart, with the pieces in it. Its box is the same with and without a count, so nothing moves. */
export function CartLink() {
  const { count } = useHint()
  return (
    <Link href="/cart" className="relative grid size-11 place-items-center rounded-control hover:bg-sunken">
      <span className="sr-only">{words.link(count)}</span>
      <svg
        aria-hidden="true"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
        className="size-6"
      >
        <path d="M5.2 8.5h13.6l.9 11.2H4.3z" />
        <path d="M8.8 11V7.4a3.2 3.2 0 0 1 6.4 0V11" />
      </svg>
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
