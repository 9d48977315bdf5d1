'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { account, security } from '@/components/messages'
import { useConfirm } from '@/components/step-up/use-confirm'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Notice } from '@/components/ui/notice'
import type { OwnPasskey } from '@/lib/auth/passkeys/own-passkeys'
import { addPasskey } from './add-passkey'
import { removePasskey } from './passkey-actions'
import { PasskeyRow } from './passkey-row'

const words = security.passkeys
const problems: Record<string, string> = { ...account.problems, ...security.problems }

type Told = { tone: 'success' | 'info' | 'danger'; text: string; more?: string }

/** The customer's passkeys, and everything that can be done with them. */
export function Passkeys({ passkeys, lastMayGo }: { passkeys: OwnPasskey[]; lastMayGo: boolean }) {
  const router = useRouter()
  const { confirm, dialog } = useConfirm()
  const [endOthers, setEndOthers] = useState(true)
  const [changing, setChanging] = useState(false)
  const [fetching, startFetching] = useTransition()
  const busy = changing || fetching
  const [told, setTold] = useState<Told | null>(null)

  const complain = (problem: string) =>
    setTold({
      tone: problem === 'cancelled' ? 'info' : 'danger',
      text: problems[problem] ?? account.failed.unavailable,
    })

  /** One change at a time; afterwards the list is fetched again. */
  async function change(work: () => Promise<void>) {
    setChanging(true)
    setTold(null)
    try {
      await work()
    } catch {
      complain('unavailable')
    }
    setChanging(false)
    startFetching(() => router.refresh())
  }

  const add = () =>
    change(async () => {
      const grant = await confirm('add-passkey', {})
      if (!grant) return
      const added = await addPasskey(grant, endOthers)
      if (!added.ok) return complain(added.problem)
      const more = added.place === 'one-device' ? { more: words.onlyHere } : {}
      setTold({ tone: 'success', text: words.added(added.name, endOthers), ...more })
    })

  const remove = ({ id, name }: OwnPasskey) =>
    change(async () => {
      const grant = await confirm('remove-passkey', { passkeyId: id })
      if (!grant) return
      const form = new FormData()
      form.set('passkeyId', id)
      form.set('grant', grant)
      form.set('endOthers', endOthers ? 'yes' : 'no')
      const removed = await removePasskey(null, form)
      if (!removed?.ok) return complain(removed?.error ?? 'unavailable')
      setTold({ tone: 'success', text: words.removed(name, endOthers) })
    })

  return (
    <div className="grid gap-4">
      <ul className="card divide-y divide-line">
        {passkeys.map((passkey) => (
          <PasskeyRow
            key={passkey.id}
            passkey={passkey}
            busy={busy}
            remove={passkeys.length > 1 || lastMayGo ? () => remove(passkey) : null}
            renamed={(name) => {
              setTold({ tone: 'success', text: words.renamed(name) })
              router.refresh()
            }}
          />
        ))}
      </ul>
      {told && (
        <Notice tone={told.tone}>
          {told.text}
          {told.more && <p className="mt-1.5">{told.more}</p>}
        </Notice>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3">
        <Button variant="secondary" onClick={add} pending={busy}>
          {words.create}
        </Button>
        <Checkbox
          label={words.endOthers}
          checked={endOthers}
          onChange={(event) => setEndOthers(event.target.checked)}
        />
      </div>
      {dialog}
    </div>
  )
}
