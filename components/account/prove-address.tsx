'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useEffect, useState } from 'react'
import { guestOrders } from '@/components/messages'
import { useProof, useProvenAction } from '@/components/proof/use-proof'
import { useConfirm } from '@/components/step-up/use-confirm'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import type { FormState } from '@/lib/auth/guard/action'
import { changeProblem } from './change-problem'
import { askForAddressCode, proveAddress } from './first-address-actions'
import { fieldProblem, formProblem } from './form-problem'
import { postAction } from './post-action'

const words = guestOrders.prove

/** For an account that was made after a guest's order: its address proves itself here, or another one does. */
export function ProveAddress({ email: known }: { email: string }) {
  const router = useRouter()
  const [sentTo, setSentTo] = useState<string | null>(null)
  const code = useProvenAction('code', proveAddress)
  const proven = code.state
  useEffect(() => {
    if (proven?.ok) router.refresh()
  }, [proven, router])
  // What was refused for one address says nothing about the next.
  const [settled, setSettled] = useState<unknown>(null)
  const taken = proven?.ok === false && proven.error === 'taken' && proven !== settled
  const typing = sentTo === null || taken
  function sent(address: string) {
    setSettled(proven)
    setSentTo(address)
  }
  return (
    <section aria-labelledby="prove" className="card grid gap-4 p-5 sm:p-6">
      <div>
        <h2 id="prove" className="text-xl">
          {words.title}
        </h2>
        <p className="wrap-anywhere mt-2 text-muted">{typing ? words.text : words.sentTo(sentTo)}</p>
      </div>
      {taken && <Notice>{words.taken}</Notice>}
      {typing ? (
        <Ask known={sentTo ?? known} sent={sent} />
      ) : (
        <form action={code.send} onFocus={code.prepare} noValidate className="grid justify-items-start gap-4">
          <input type="hidden" name="email" value={sentTo} />
          <Field
            label={words.code}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            error={proven === settled ? undefined : fieldProblem(proven, 'code')}
            className="w-full max-w-48"
          />
          <div className="flex flex-wrap gap-x-8 gap-y-3">
            <Button type="submit" pending={code.pending}>
              {words.confirm}
            </Button>
            <Button variant="quiet" className="-mx-4" onClick={() => setSentTo(null)}>
              {words.again}
            </Button>
          </div>
          {proven !== settled && <Problem state={proven} />}
        </form>
      )}
    </section>
  )
}

type Asking = { known: string; sent: (address: string) => void }

/** Which address it shall be. Another than the one of the order takes the passkey. */
function Ask({ known, sent }: Asking) {
  const { confirm, dialog } = useConfirm()
  const { prepare, submit } = useProof('mail', askForAddressCode)
  const [email, setEmail] = useState(known)
  const [pending, setPending] = useState(false)
  const [answer, setAnswer] = useState<FormState<unknown, string>>(null)

  async function ask(grant?: string): Promise<void> {
    const mailed = await postAction(submit, { email, grant })
    if (!mailed?.ok) return setAnswer(mailed ?? { ok: false, error: 'unavailable' })
    if (mailed.data.ask === 'code') return sent(mailed.data.email)
    const given = await confirm('first-email', { email: mailed.data.email })
    if (given) await ask(given)
  }

  async function send(event: FormEvent) {
    event.preventDefault()
    if (pending) return
    setPending(true)
    setAnswer(null)
    await ask()
    setPending(false)
  }

  return (
    <>
      <form onSubmit={send} onFocus={prepare} noValidate className="grid justify-items-start gap-4">
        <Field
          label={words.label}
          name="email"
          type="email"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          error={fieldProblem(answer, 'email')}
          className="w-full max-w-sm"
        />
        <Button type="submit" pending={pending}>
          {words.send}
        </Button>
        <Problem state={answer} />
      </form>
      {dialog}
    </>
  )
}

function Problem({ state }: { state: FormState<unknown, string> }) {
  if (!state || state.ok || state.error === 'taken') return null
  const problem = state.error === 'sign-in' ? words.signedOut : (formProblem(state) ?? changeProblem(state))
  return problem ? <Notice tone="danger">{problem}</Notice> : null
}
