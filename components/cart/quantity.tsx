'use client'

import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { cart as words } from '@/components/messages'
import type { Change } from '@/lib/cart/client'

type Props = {
  /** The thing whose pieces are counted; every label names it. */
  name: string
  value: number
  min?: number
  max: number
  onChange: (change: Change) => void
}

/** How many: one fewer, a number to type, one more. Arrow keys count too; what is typed holds when it is left. */
export function Quantity({ name, value, min = 1, max, onChange }: Props) {
  const [draft, setDraft] = useState<string | null>(null)

  function step(by: 1 | -1) {
    setDraft(null)
    if (value + by >= min && value + by <= max) onChange({ add: by })
  }

  function keep() {
    setDraft(null)
    const typed = Number(draft)
    if (draft === null || !/^\d{1,4}$/.test(draft) || typed === value) return
    onChange({ set: Math.max(min, typed) })
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') keep()
    else if (event.key === 'Escape') setDraft(null)
    else if (event.key === 'ArrowUp') step(1)
    else if (event.key === 'ArrowDown') step(-1)
    else return
    event.preventDefault()
  }

  return (
    <div className="inline-flex items-stretch rounded-control border border-edge bg-raised focus-within:border-ink">
      <Step label={words.quantity.fewer(name)} off={value <= min} onClick={() => step(-1)}>
        <path d="M6 12h12" />
      </Step>
      <input
        type="text"
        inputMode="numeric"
        autoComplete="off"
        maxLength={4}
        role="spinbutton"
        aria-label={words.quantity.label(name)}
        aria-valuenow={value}
        aria-valuemin={min}
        aria-valuemax={max}
        value={draft ?? value}
        onChange={(event) => setDraft(event.target.value.replace(/\D/g, ''))}
        onFocus={(event) => event.target.select()}
        onBlur={keep}
        onKeyDown={onKeyDown}
        className="w-10 bg-transparent text-center text-base tabular-nums"
      />
      <Step label={words.quantity.more(name)} off={value >= max} onClick={() => step(1)}>
        <path d="M6 12h12M12 6v12" />
      </Step>
    </div>
  )
}

type StepProps = { label: string; off: boolean; onClick: () => void; children: ReactNode }

/** At its end it takes no click, but keeps the focus: `disabled` would drop it. */
function Step({ label, off, onClick, children }: StepProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={off || undefined}
      onClick={onClick}
      className="grid size-11 touch-manipulation place-items-center rounded-control text-ink hover:bg-sunken aria-disabled:cursor-not-allowed aria-disabled:text-muted/50 aria-disabled:hover:bg-transparent"
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        className="size-5"
      >
        {children}
      </svg>
    </button>
  )
}
