'use client'

import { type FormEvent, useRef, useState, useTransition } from 'react'
import { formProblem } from '@/components/account/form-problem'
import { checkout } from '@/components/messages'
import { useProof } from '@/components/proof/use-proof'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import type { FormState } from '@/lib/auth/guard/action'
import { problemWords } from './words'

const words = checkout.code

type State = FormState<undefined, 'code-unfit'>
export type EnterDiscount = (previous: State, form: FormData) => Promise<State>

type FormProps = {
  enterDiscount: EnterDiscount
  applied: (typed: string) => void
  close: () => void
}

/** The field for a code. What does not fit is said below it, and what was typed stays. */
export function CodeForm({ enterDiscount, applied, close }: FormProps) {
  const { prepare, submit } = useProof('code', enterDiscount)
  const [state, setState] = useState<State>(null)
  const [pending, start] = useTransition()
  const field = useRef<HTMLDivElement>(null)

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const typed = String(form.get('code')).trim()
    start(async () => {
      const answer = typed ? await submit(null, form) : empty
      if (answer?.ok) return applied(typed.toUpperCase())
      setState(answer)
      field.current?.querySelector('input')?.focus()
    })
  }

  return (
    <form onSubmit={send} noValidate>
      <div ref={field}>
        <Field
          label={words.label}
          name="code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          onInput={prepare}
          error={wrongWith(state)}
        />
      </div>
      <div className="mt-2 flex gap-2">
        <Button type="submit" variant="secondary" pending={pending}>
          {words.apply}
        </Button>
        <Button variant="quiet" onClick={close}>
          {words.close}
        </Button>
      </div>
    </form>
  )
}

const empty = { ok: false as const, error: 'invalid' as const, fields: { code: 'required' } }

function wrongWith(state: State): string | undefined {
  if (!state || state.ok) return undefined
  if (state.fields?.code === 'card-number') return problemWords('card-number')
  if (state.fields?.code) return state.error === 'code-unfit' ? words.unfit : words.none
  return state.error === 'sign-in' ? checkout.failures['sign-in'] : formProblem(state)
}
