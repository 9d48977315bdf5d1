'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { guestOrders } from '@/components/messages'
import { useProvenAction } from '@/components/proof/use-proof'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import type { FormState } from '@/lib/auth/guard/action'
import { askForAddressCode, proveAddress } from './first-address-actions'
import { fieldProblem, formProblem } from './form-problem'

const words = guestOrders.prove

/** For an account that was made after a guest's order: its address proves itself here, or another one does. */
export function ProveAddress({ email: known }: { email: string }) {
  const router = useRouter()
  const [email, setEmail] = useState(known)
  const [backFrom, setBackFrom] = useState<unknown>(null)
  const mail = useProvenAction('mail', askForAddressCode)
  const sent = mail.state
  const code = useProvenAction('code', proveAddress)
  const proven = code.state
  useEffect(() => {
    if (proven?.ok) router.refresh()
  }, [proven, router])
  const taken = proven?.ok === false && proven.error === 'taken'
  const typing = !sent?.ok || backFrom === sent || taken
  return (
    <section aria-labelledby="prove" className="card grid gap-4 p-5 sm:p-6">
      <div>
        <h2 id="prove" className="text-xl">
          {words.title}
        </h2>
        <p className="mt-2 text-muted">{sent?.ok && !typing ? words.sentTo(sent.data.email) : words.text}</p>
      </div>
      {taken && <Notice>{words.taken}</Notice>}
      {typing ? (
        <form action={mail.send} onFocus={mail.prepare} noValidate className="grid justify-items-start gap-4">
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
            error={fieldProblem(sent, 'email')}
            className="w-full max-w-sm"
          />
          <Button type="submit" pending={mail.pending}>
            {words.send}
          </Button>
          <Problem state={sent} />
        </form>
      ) : (
        <form action={code.send} onFocus={code.prepare} noValidate className="grid justify-items-start gap-4">
          <input type="hidden" name="email" value={email} />
          <Field
            label={words.code}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            error={fieldProblem(proven, 'code')}
            className="w-full max-w-48"
          />
          <div className="flex flex-wrap gap-3">
            <Button type="submit" pending={code.pending}>
              {words.confirm}
            </Button>
            <Button variant="quiet" onClick={() => setBackFrom(sent)}>
              {words.again}
            </Button>
          </div>
          <Problem state={proven} />
        </form>
      )}
    </section>
  )
}

function Problem({ state }: { state: FormState<unknown, string> }) {
  if (!state || state.ok || state.error === 'taken') return null
  const problem = state.error === 'sign-in' ? words.signedOut : formProblem(state)
  return problem ? <Notice tone="danger">{problem}</Notice> : null
}
