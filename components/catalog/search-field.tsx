'use client'

import { catalog } from '@/components/messages'
import { holdsCardNumber } from '@/lib/platform/card-number/client'

/** Where words are typed. A card's number is not sent: it would stand in the address, and so in histories and logs. */
export function SearchField({ words }: { words: string }) {
  return (
    <input
      type="search"
      name="q"
      defaultValue={words}
      onChange={({ currentTarget: field }) =>
        field.setCustomValidity(holdsCardNumber(field.value) ? catalog.search.cardNumber : '')
      }
      maxLength={100}
      aria-label={catalog.search.label}
      placeholder={catalog.search.placeholder}
      className="min-h-12 w-full rounded-control border border-edge bg-raised px-4 text-base placeholder:text-muted focus:border-ink"
    />
  )
}
