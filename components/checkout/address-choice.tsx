'use client'

import type { ReactNode } from 'react'
import { addresses as words } from '@/components/messages'
import type { SavedAddress } from '@/lib/addresses/saved-addresses'
import { addressLines } from '@/lib/checkout/countries/client'

const another = 'another'
const parts = ['name', 'line1', 'line2', 'city', 'region', 'postalCode', 'country'] as const

type Props = {
  addresses: SavedAddress[]
  /** Null where another one is typed. */
  chosen: SavedAddress | null
  choose: (address: SavedAddress | null) => void
}

/** One of the customer's saved addresses, or another. The chosen one is sent as if it had been typed. */
export function AddressChoice({ addresses, chosen, choose }: Props) {
  return (
    <fieldset className="grid gap-3">
      <legend className="sr-only">{words.inCheckout.choose}</legend>
      {addresses.map((address) => {
        const [who, ...where] = addressLines(address)
        return (
          <Choice
            key={address.id}
            value={address.id}
            checked={chosen?.id === address.id}
            choose={() => choose(address)}
          >
            <span className="block font-medium">{who}</span>
            <span className="block text-muted text-sm">{where.join(', ')}</span>
          </Choice>
        )
      })}
      <Choice value={another} checked={chosen === null} choose={() => choose(null)}>
        {words.inCheckout.another}
      </Choice>
      {chosen && parts.map((part) => <input key={part} type="hidden" name={part} value={chosen[part]} />)}
    </fieldset>
  )
}

function Choice({
  value,
  checked,
  choose,
  children,
}: {
  value: string
  checked: boolean
  choose: () => void
  children: ReactNode
}) {
  return (
    <label className="flex min-h-13 cursor-pointer items-center gap-3 rounded-control border border-edge bg-raised px-4 py-3 transition-colors duration-150 hover:border-muted has-checked:border-accent has-checked:ring-1 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2">
      <input
        type="radio"
        name="saved"
        value={value}
        checked={checked}
        onChange={choose}
        className="size-4.5 shrink-0 accent-accent"
      />
      <span className="min-w-0 flex-1 break-words">{children}</span>
    </label>
  )
}
