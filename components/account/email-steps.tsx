'use client'

import { type FormEvent, useEffect, useRef, useState } from 'react'
import { account, changes } from '@/components/messages'
import { useProof } from '@/components/proof/use-proof'
import type { useConfirm } from '@/components/step-up/use-confirm'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import type { FormState } from '@/lib/auth/guard/action'
import { changeEmail, proveEmail } from './change-actions'
import { changeFieldProblem, changeProblem } from './change-problem'
import { CodeField } from './code-field'
import { postAction } from './post-action'

const words = changes.email

type Props = {
  current: string
  confirm: ReturnType<typeof useConfirm>['confirm']
  /** With the new email, or null where nothing was changed. */
  done: (email: string | null) => void
}

type Step = 'address' | 'old-code' | 'new-code'

/** A new email: typed, confirmed by a passkey (or by a code to the old one), and proven by a code to itself. */
export function EmailSteps({ current, confirm, done }: Props) {
  const [step, setStep] = useState<Step>('address')
  const [email, setEmail] = useState('')
  const [code, setCode] = useState('')
  const [others, setOthers] = useState(true)
  const [pending, setPending] = useState(false)
  const [answer, setAnswer] = useState<FormState<unknown, string>>(null)
  const form = useRef<HTMLFormElement>(null)
  const mail = useProof('mail', changeEmail)
  const proof = useProof('code', proveEmail)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each step, and each refusal, begins at its field
  useEffect(() => {
    form.current?.querySelector<HTMLInputElement>('input:not([type=checkbox])')?.focus()
  }, [step, answer])

  function go(next: Step) {
    setStep(next)
    setCode('')
    setAnswer(null)
  }

  /** Begins, and where it takes a passkey asks for it and begins once more. */
  async function begin(given: { grant?: string; code?: string }): Promise<void> {
    const begun = await postAction(mail.submit, { email, ...given })
    if (!begun?.ok) return setAnswer(begun ?? { ok: false, error: 'unavailable' })
    if (begun.data.ask !== 'passkey') return go(begun.data.ask)
    const grant = await confirm('change-email', { email })
    if (grant) await begin({ grant })
  }

  async function prove(): Promise<void> {
    const proven = await postAction(proof.submit, { email, code, others: others ? 'on' : undefined })
    if (proven?.ok) return done(proven.data.email)
    setCode('')
    setAnswer(proven ?? { ok: false, error: 'unavailable' })
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (pending) return
    setPending(true)
    setAnswer(null)
    if (step === 'new-code') await prove()
    else await begin(step === 'old-code' ? { code } : {})
    setPending(false)
  }

  const problem = answer && changeProblem(answer)
  const about = step === 'old-code' ? words.oldCode : words.newCode
  return (
    <form
      ref={form}
      onSubmit={submit}
      onFocus={step === 'new-code' ? proof.prepare : mail.prepare}
      noValidate
      className="grid gap-4 border-line border-t pt-4"
    >
      {step === 'address' ? (
        <Field
          label={words.new}
          name="email"
          type="email"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          placeholder={account.email.placeholder}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          error={changeFieldProblem(answer, 'email')}
        />
      ) : (
        <>
          <div aria-live="polite">
            <h3 className="font-medium">{about.title}</h3>
            <p className="wrap-anywhere mt-1 text-muted text-sm">
              {about.text(step === 'old-code' ? current : email)}
            </p>
          </div>
          <CodeField
            label={words.code}
            value={code}
            setValue={setCode}
            whole={() => form.current?.requestSubmit()}
            error={changeFieldProblem(answer, 'code')}
          />
        </>
      )}
      {step === 'new-code' && (
        <Checkbox
          label={words.others}
          hint={words.othersHint}
          checked={others}
          onChange={(event) => setOthers(event.target.checked)}
        />
      )}
      {problem && <Notice tone="danger">{problem}</Notice>}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" pending={pending}>
          {step === 'address' ? words.go : words.confirm}
        </Button>
        <Button variant="quiet" onClick={() => done(null)}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}
