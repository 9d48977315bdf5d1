'use client'

import { useActionState, useEffect, useRef, useState } from 'react'
import { account, security } from '@/components/messages'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { KeyMark } from '@/components/ui/icons'
import { When } from '@/components/ui/when'
import type { FormState } from '@/lib/auth/guard/action'
import type { OwnPasskey } from '@/lib/auth/passkeys/own-passkeys'
import { ConfirmItsYou } from './confirm-its-you'
import { renamePasskey } from './passkey-actions'

const words = security.passkeys

type Props = {
  passkey: OwnPasskey
  busy: boolean
  /** Null where it has to stay. */
  remove: (() => void) | null
  renamed: (name: string) => void
}

/** One passkey: what it is called, where it lives, when it was made and used. */
export function PasskeyRow({ passkey, busy, remove, renamed }: Props) {
  const [renaming, setRenaming] = useState(false)
  const { name, place, createdAt, lastUsedAt } = passkey
  return (
    <li className="grid gap-4 p-5 sm:px-6">
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        <KeyMark className="mt-0.5 size-6 shrink-0 text-highlight" />
        <div className="min-w-0 flex-1 basis-60 max-sm:basis-[calc(100%-2.5rem)]">
          <p className="break-words font-medium">{name}</p>
          <p className="text-muted text-sm">{words.places[place]}</p>
          <p className="mt-1 text-muted text-sm">
            {words.made} <When at={createdAt} />
            {', '}
            {lastUsedAt ? (
              <>
                {words.used.toLowerCase()} <When at={lastUsedAt} />
              </>
            ) : (
              words.neverUsed.toLowerCase()
            )}
          </p>
        </div>
        {!renaming && (
          <div className="-my-2 sm:-mr-2.5 flex gap-x-2 max-sm:pl-7.5">
            <Button
              variant="quiet"
              aria-label={words.renameOne(name)}
              onClick={() => setRenaming(true)}
              disabled={busy}
              size="small"
            >
              {words.rename}
            </Button>
            {remove && (
              <Button
                variant="quiet"
                aria-label={words.removeOne(name)}
                onClick={remove}
                disabled={busy}
                size="small"
              >
                {words.remove}
              </Button>
            )}
          </div>
        )}
      </div>
      {renaming && (
        <RenameForm
          passkey={passkey}
          done={(now) => {
            setRenaming(false)
            if (now !== null) renamed(now)
          }}
        />
      )}
    </li>
  )
}

function RenameForm({ passkey, done }: { passkey: OwnPasskey; done: (name: string | null) => void }) {
  const field = useRef<HTMLFormElement>(null)
  const [name, setName] = useState(passkey.name)
  const [risen, setRisen] = useState<unknown>(null)
  const [state, save, saving] = useActionState<FormState, FormData>(async (_previous, form) => {
    const answer = await renamePasskey(null, form)
    if (answer?.ok) done(String(form.get('name') ?? '').trim())
    return answer
  }, null)
  useEffect(() => field.current?.querySelector<HTMLInputElement>('input[name=name]')?.select(), [])
  const mustRise = state?.ok === false && state.error === 'sign-in' && risen !== state
  return (
    <form ref={field} action={save} noValidate className="grid gap-3 sm:pl-10">
      <input type="hidden" name="passkeyId" value={passkey.id} />
      <Field
        label={words.name}
        name="name"
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={problemOf(state)}
      />
      {mustRise && <ConfirmItsYou inForm onDone={() => setRisen(state)} />}
      <div className="flex gap-3">
        <Button type="submit" pending={saving}>
          {words.save}
        </Button>
        <Button variant="quiet" onClick={() => done(null)}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}

function problemOf(state: FormState): string | undefined {
  if (!state || state.ok || state.error === 'sign-in') return undefined
  const known: Record<string, string> = security.problems
  if (state.fields?.name === 'card-number') return account.fields['card-number']
  return known[state.fields?.name ?? state.error] ?? account.failed.unavailable
}
