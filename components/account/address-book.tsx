'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { addresses as words } from '@/components/messages'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { SavedAddress } from '@/lib/addresses/saved-addresses'
import type { FormState } from '@/lib/auth/guard/action'
import { makeDefaultAddress, removeAddress, saveAddress } from './address-actions'
import { AddressCard } from './address-card'
import { AddressForm, stoppedWords } from './address-form'
import { ConfirmItsYou } from './confirm-its-you'

type Told = { tone: 'success' | 'danger'; text: string; putBack?: SavedAddress } | { rise: true } | null
type Action = (previous: null, form: FormData) => Promise<FormState<unknown>>

/** The customer's addresses, the first one first. */
export function AddressBook({ addresses, most }: { addresses: SavedAddress[]; most: number }) {
  const router = useRouter()
  const [open, setOpen] = useState<'new' | string | null>(null)
  const [running, setRunning] = useState(false)
  const [fetching, startFetching] = useTransition()
  const busy = running || fetching
  const [told, setTold] = useState<Told>(null)

  async function run(action: Action, values: object, done: Told) {
    setRunning(true)
    setTold(null)
    const form = new FormData()
    for (const [name, value] of Object.entries(values)) form.set(name, String(value))
    const answer = await action(null, form).catch(() => null)
    if (answer?.ok) setTold(done)
    else if (answer?.error === 'sign-in') setTold({ rise: true })
    else setTold({ tone: 'danger', text: stoppedWords(answer?.error ?? 'unavailable') })
    setRunning(false)
    startFetching(() => router.refresh())
  }

  /** The form goes when the list behind it is the new one: nobody acts on what is no longer there. */
  function close(saved: boolean) {
    startFetching(() => {
      if (saved) router.refresh()
      setOpen(null)
      setTold(saved ? { tone: 'success', text: words.saved } : null)
    })
  }

  const editing = addresses.find((address) => address.id === open)
  if (open === 'new' || editing)
    return <AddressForm key={open} {...(editing && { before: editing })} done={close} />
  return (
    <div className="grid gap-5">
      {addresses.length === 0 ? (
        <p className="card p-5 text-muted sm:p-6">{words.none}</p>
      ) : (
        <ul className="grid gap-4 sm:grid-cols-2">
          {addresses.map((address) => (
            <AddressCard
              key={address.id}
              address={address}
              busy={busy}
              edit={() => setOpen(address.id)}
              remove={() =>
                run(
                  removeAddress,
                  { id: address.id },
                  { tone: 'success', text: words.removed, putBack: address },
                )
              }
              makeFirst={() => run(makeDefaultAddress, { id: address.id }, null)}
            />
          ))}
        </ul>
      )}
      {told && 'rise' in told && <ConfirmItsYou inForm onDone={() => setTold(null)} />}
      {told && 'tone' in told && (
        <Notice tone={told.tone}>
          <span className="flex flex-wrap items-center justify-between gap-x-4">
            {told.text}
            {told.putBack && (
              <Button
                variant="quiet"
                size="small"
                disabled={busy}
                className="-my-3"
                onClick={() => run(saveAddress, { ...told.putBack }, { tone: 'success', text: words.saved })}
              >
                {words.putBack}
              </Button>
            )}
          </span>
        </Notice>
      )}
      {addresses.length < most ? (
        <Button
          variant={addresses.length === 0 ? 'primary' : 'secondary'}
          className="justify-self-start"
          onClick={() => setOpen('new')}
        >
          {words.add}
        </Button>
      ) : (
        <p className="text-muted text-sm">{words.full}</p>
      )}
    </div>
  )
}
