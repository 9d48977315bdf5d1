'use client'

import { useEffect, useRef, useState } from 'react'
import { account } from '@/components/messages'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import type { FormState } from '@/lib/auth/guard/action'
import { suggestEmail } from './email-suggestion'
import { fieldProblem, formProblem } from './form-problem'
import { StepTitle } from './step-title'

type Props = {
  email: string
  /** Others use this device too. */
  shared: boolean
  /** Mails wait longer than usual. */
  isSlow: boolean
  state: FormState<unknown, string>
  action: (form: FormData) => void
  pending: boolean
  /** Makes ready what a try hands in with the code. */
  prepare: () => void
  /** Asks for another code. */
  resend: (form: FormData) => void
  resending: boolean
  /** Why another code was not sent. */
  resendProblem: string | undefined
  /** Changes with every code that was sent. */
  sent: unknown
  /** To the address, or to another that was probably meant. */
  back: (email?: string) => void
}

const words = account.code
const codeDigits = 8
const pauseSeconds = 60

/** Takes the code from the mail, and sends it off with its last digit. */
export function CodeStep(props: Props) {
  const { email, shared, isSlow, action, pending, prepare } = props
  const { resend, resending, resendProblem, sent, back } = props
  const form = useRef<HTMLFormElement>(null)
  const [code, setCode] = useState('')
  const wait = usePause(sent)
  // What was wrong with a code says nothing of the next one.
  const [before, setBefore] = useState({ sent, state: props.state })
  if (before.sent !== sent) setBefore({ sent, state: props.state })
  const state = props.state === before.state ? null : props.state
  const problem = formProblem(state)
  const meant = suggestEmail(email)
  const voided = state?.ok === false && state.fields?.code === 'code-void'

  // biome-ignore lint/correctness/useExhaustiveDependencies: a refused code, or a new one, empties the field
  useEffect(() => {
    setCode('')
    prepare()
    form.current?.querySelector<HTMLInputElement>('input[name=code]')?.focus()
  }, [state, sent])

  function type(text: string) {
    const digits = text.replace(/\D/g, '').slice(0, codeDigits)
    setCode(digits)
    if (digits.length === codeDigits && code.length < codeDigits && !pending) {
      // After React has written the last digit into the field.
      requestAnimationFrame(() => form.current?.requestSubmit())
    }
  }

  return (
    <section className="grid gap-6">
      <StepTitle title={words.title} lead={words.sentTo(email)} />
      {isSlow && <Notice>{words.slow}</Notice>}
      {meant && (
        <p className="flex flex-wrap items-center gap-x-4 text-sm">
          <span className="break-words">{account.suggestion.question(meant)}</span>
          <button
            type="button"
            className="text-link inline-flex min-h-11 items-center font-medium"
            onClick={() => back(meant)}
          >
            {account.suggestion.take}
          </button>
        </p>
      )}
      <form ref={form} action={action} noValidate className="grid gap-4">
        <input type="hidden" name="email" value={email} />
        {shared && <input type="hidden" name="shared" value="1" />}
        <Field
          label={words.label}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
          value={code}
          onChange={(event) => type(event.target.value)}
          error={fieldProblem(state, 'code')}
          hint={words.notThere}
        />
        <Button type="submit" size="large" pending={pending} className="w-full">
          {words.confirm}
        </Button>
        {problem && <Notice tone="danger">{problem}</Notice>}
      </form>
      <form action={resend} className="-mx-4 flex flex-wrap">
        <input type="hidden" name="email" value={email} />
        <Button type="submit" variant="quiet" pending={resending} disabled={wait > 0 && !voided}>
          {wait > 0 && !voided ? words.againIn(wait) : words.again}
        </Button>
        <Button variant="quiet" onClick={() => back()}>
          {words.otherEmail}
        </Button>
      </form>
      {resendProblem && <Notice tone="danger">{resendProblem}</Notice>}
    </section>
  )
}

/** Seconds until another code may be asked for, counted from the last. */
function usePause(sent: unknown): number {
  const [left, setLeft] = useState(pauseSeconds)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each sent code begins a new pause
  useEffect(() => {
    const end = Date.now() + pauseSeconds * 1000
    const tick = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000)))
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [sent])
  return left
}
