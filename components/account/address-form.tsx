'use client'

import { useEffect, useRef, useState, useTransition } from 'react'
import { AddressFields } from '@/components/checkout/address-fields'
import { checkFields, type FieldProblems } from '@/components/checkout/check-fields'
import { account, stepUp, addresses as words } from '@/components/messages'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { SavedAddress } from '@/lib/addresses/saved-addresses'
import { isCountry } from '@/lib/checkout/countries/client'
import { type CountryCode, shop } from '@/lib/shop/client'
import { saveAddress } from './address-actions'
import { ConfirmItsYou } from './confirm-its-you'

type Props = {
  /** The address to change; none for a new one. */
  before?: SavedAddress
  done: (saved: boolean) => void
}

/** The same fields and rules as at checkout. What was typed stays, whatever comes in the way. */
export function AddressForm({ before, done }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const [country, setCountry] = useState<CountryCode>(
    before && isCountry(before.country) ? before.country : shop.countries[0],
  )
  const [problems, setProblems] = useState<FieldProblems>({})
  const [refused, setRefused] = useState(0)
  const [stopped, setStopped] = useState<string | null>(null)
  const [saving, startSaving] = useTransition()

  useEffect(() => heading.current?.focus(), [])
  useEffect(() => {
    if (refused > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [refused])

  function mark(found: FieldProblems) {
    setProblems(found)
    if (Object.keys(found).length > 0) setRefused((times) => times + 1)
  }

  function submit(typed: FormData) {
    const found = checkFields(typed, country)
    mark(found)
    setStopped(null)
    if (Object.keys(found).length > 0) return
    startSaving(async () => {
      const answer = await saveAddress(null, typed).catch(() => null)
      if (answer?.ok) return done(true)
      if (answer?.fields) return mark(answer.fields)
      setStopped(answer?.error ?? 'unavailable')
    })
  }

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit(new FormData(event.currentTarget))
      }}
      onInput={(event) => {
        const { name } = event.target as HTMLInputElement
        if (problems[name]) setProblems(({ [name]: _, ...others }) => others)
      }}
      className="card grid gap-5 p-5 sm:p-6"
    >
      <h2 ref={heading} tabIndex={-1} className="text-xl outline-none">
        {before ? words.editTitle : words.addTitle}
      </h2>
      {before && <input type="hidden" name="replaces" value={before.id} />}
      <AddressFields country={country} onCountry={setCountry} problems={problems} initial={before} />
      {stopped === 'sign-in' && <ConfirmItsYou inForm onDone={() => setStopped(null)} />}
      {stopped && stopped !== 'sign-in' && <Notice tone="danger">{stoppedWords(stopped)}</Notice>}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" pending={saving}>
          {words.save}
        </Button>
        <Button variant="quiet" onClick={() => done(false)}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}

/** What came in the way of a change of the address book, in words. */
export function stoppedWords(error: string): string {
  if (error === 'full') return words.full
  if (error === 'gone') return words.gone
  if (error === 'locked') return stepUp.held.freeze
  return error === 'foreign' ? account.failed.foreign : account.failed.unavailable
}
