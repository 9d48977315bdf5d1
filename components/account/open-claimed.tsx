'use client'

import { useActionState, useState } from 'react'
import { guestOrders } from '@/components/messages'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import type { FormState } from '@/lib/auth/guard/action'
import { ConfirmItsYou } from './confirm-its-you'
import { openClaimedOrder } from './guest-order-actions'

const words = guestOrders.offer

type State = FormState<{ id: string }, string>

/** Opens the details of a claimed order for whoever knows its number and where it went. */
export function OpenClaimed() {
  const [typed, setTyped] = useState({ number: '', postalCode: '' })
  const [risen, setRisen] = useState<State>(null)
  const [state, open, opening] = useActionState<State, FormData>(async (_previous, form) => {
    const answer = await openClaimedOrder(null, form)
    if (answer?.ok) location.assign(`/orders/${answer.data.id}`)
    return answer
  }, null)
  const problem = state?.ok === false && state !== risen ? state.error : null
  const field = (name: keyof typeof typed, label: string) => (
    <Field
      label={label}
      name={name}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      value={typed[name]}
      onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
    />
  )
  return (
    <details className="card p-5 sm:p-6">
      <summary className="min-h-6 font-medium">{words.open}</summary>
      <form action={open} noValidate className="mt-4 grid gap-4">
        <p className="text-muted text-sm">{words.openText}</p>
        <div className="grid gap-4 sm:grid-cols-2">
          {field('number', words.number)}
          {field('postalCode', words.postalCode)}
        </div>
        {problem === 'sign-in' && <ConfirmItsYou inForm onDone={() => setRisen(state)} />}
        {problem && problem !== 'sign-in' && <Notice tone="danger">{problemWords(problem)}</Notice>}
        <Button type="submit" variant="secondary" pending={opening} className="justify-self-start">
          {words.openButton}
        </Button>
      </form>
    </details>
  )
}

function problemWords(problem: string): string {
  if (problem === 'no-tries') return words.noTries
  return problem === 'wrong' || problem === 'invalid' ? words.wrong : words.failed
}
