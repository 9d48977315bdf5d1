'use client'

import { type ReactNode, useState } from 'react'
import { cards as words } from '@/components/messages'
import { AlertIcon, CardIcon } from '@/components/ui/icons'
import { expiryText, isUsable, type SavedCardView } from '@/lib/cards/client'

/**
 * The customer's saved cards, as far as their session may see them: all of them in a fresh one; in one that is merely
 * remembered that there is one, which its confirmation then names. Null for everybody else.
 */
export type SavedCards = { kind: 'listed'; cards: SavedCardView[] } | { kind: 'unnamed' } | null

type Props = {
  saved: SavedCards
  /** The form for a card that is typed. */
  children: ReactNode
}

const typed = 'typed'

/** One of the customer's cards, or another that is typed. The form sends which: `card`. */
export function CardChoice({ saved, children }: Props) {
  const listed = saved?.kind === 'listed' ? saved.cards : []
  const usable = listed.filter(isUsable)
  const first = saved?.kind === 'unnamed' ? 'default' : (usable[0]?.id ?? typed)
  const [wanted, setWanted] = useState(first)
  // One that is no longer there is chosen no more.
  const isThere = wanted === typed || wanted === first || usable.some(({ id }) => id === wanted)
  const chosen = isThere ? wanted : first
  const resting = listed.length - usable.length
  const note = resting > 0 && (
    <p className="flex flex-wrap items-center gap-x-2 text-muted text-sm">
      <AlertIcon className="size-5 shrink-0" />
      {words.inCheckout.resting(resting)}
      <a href="/account/payment-methods" className="text-link inline-flex min-h-11 items-center text-ink">
        {words.inCheckout.see}
      </a>
    </p>
  )
  if (first === typed)
    return (
      <>
        {note}
        {children}
      </>
    )
  const choice = (value: string) => ({ value, checked: chosen === value, choose: () => setWanted(value) })
  return (
    <div className="grid gap-5">
      <fieldset className="grid gap-3">
        <legend className="sr-only">{words.inCheckout.choose}</legend>
        {saved?.kind === 'unnamed' && (
          <Choice {...choice('default')}>
            <span className="block font-medium">{words.inCheckout.mine}</span>
            <span className="block text-muted text-sm">{words.inCheckout.mineHint}</span>
          </Choice>
        )}
        {usable.map((card) => (
          <Choice key={card.id} {...choice(card.id)}>
            <span className="block font-medium">{words.named(card)}</span>
            <span className="block text-muted text-sm">
              {words.validTo} <span className="tabular-nums">{expiryText(card)}</span>
            </span>
          </Choice>
        ))}
        <Choice {...choice(typed)} plain>
          {words.inCheckout.another}
        </Choice>
      </fieldset>
      {note}
      {chosen === typed && children}
    </div>
  )
}

type ChoiceProps = {
  value: string
  checked: boolean
  choose: () => void
  plain?: boolean
  children: ReactNode
}

function Choice({ value, checked, choose, plain = false, children }: ChoiceProps) {
  return (
    <label className="flex min-h-13 cursor-pointer items-center gap-3 rounded-control border border-edge bg-raised px-4 py-3 transition-colors duration-150 hover:border-muted has-checked:border-accent has-checked:ring-1 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2">
      <input
        type="radio"
        name="card"
        value={value}
        checked={checked}
        onChange={choose}
        className="size-4.5 shrink-0 accent-accent"
      />
      <span className="min-w-0 flex-1 break-words">{children}</span>
      {!plain && <CardIcon className="size-6 shrink-0 text-muted" />}
    </label>
  )
}
