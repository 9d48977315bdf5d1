'use client'

import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { ConfirmItsYou } from '@/components/account/confirm-its-you'
import { addresses as words } from '@/components/messages'
import { Checkbox } from '@/components/ui/checkbox'
import type { SavedAddress } from '@/lib/addresses/saved-addresses'
import { AddressChoice } from './address-choice'
import { AddressFields } from './address-fields'

type Props = ComponentProps<typeof AddressFields> & {
  addresses: SavedAddress[] | null
  mayKeep: boolean
  mayRise: boolean
}

/** A saved address where there is one, the fields where there is none or another is wanted. */
export function DeliveryAddress({ addresses, mayKeep, mayRise, ...fields }: Props) {
  const saved = addresses ?? []
  // What was typed for an order that waits for the bank is what is meant, whatever is saved.
  const [typing, setTyping] = useState(fields.initial !== undefined)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const chosen = typing ? null : (saved.find((one) => one.id === chosenId) ?? saved[0] ?? null)

  function choose(address: SavedAddress | null) {
    setTyping(address === null)
    if (address) setChosenId(address.id)
  }

  // Delivery costs what it costs to the chosen address, however it came to be the chosen one.
  const follow = useRef(fields)
  follow.current = fields
  useEffect(() => {
    const { country, onCountry } = follow.current
    if (chosen && chosen.country !== country) onCountry(chosen.country)
  }, [chosen])

  return (
    <div className="grid gap-5">
      {mayRise && <ConfirmItsYou inForm text={words.inCheckout.rise} />}
      {saved.length > 0 && <AddressChoice addresses={saved} chosen={chosen} choose={choose} />}
      {!chosen && <AddressFields {...fields} />}
      {!chosen && mayKeep && <Checkbox name="keepAddress" label={words.inCheckout.keep} defaultChecked />}
    </div>
  )
}
