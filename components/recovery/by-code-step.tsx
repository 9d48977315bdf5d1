'use client'

import { fieldProblem } from '@/components/account/form-problem'
import { StepTitle } from '@/components/account/step-title'
import { account, recover } from '@/components/messages'
import { useProvenAction } from '@/components/proof/use-proof'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { beginWaitByCode } from './actions'
import { CodeField } from './code-field'
import { Refusal } from './refusal'

const words = recover.byCode

/** Starts the wait for somebody who holds a recovery code and cannot read their mail now. */
export function ByCodeStep({ waitHours, back }: { waitHours: number; back: () => void }) {
  const { state, send: start, pending: starting, prepare } = useProvenAction('code', beginWaitByCode)
  if (state?.ok) {
    return (
      <section className="grid gap-6">
        <StepTitle title={words.started} lead={words.startedText} moved />
        <Notice tone="success">
          {words.until} <LocalTime at={state.data.endsAt} />.
        </Notice>
      </section>
    )
  }
  const values = state?.values
  return (
    <section className="grid gap-6">
      <StepTitle title={words.title} lead={words.lead(waitHours)} moved />
      <form action={start} onFocus={prepare} noValidate className="grid gap-4">
        <Field
          label={account.email.label}
          name="email"
          type="email"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={values?.email ?? ''}
          error={fieldProblem(state, 'email')}
        />
        <CodeField state={state} />
        <Button type="submit" size="large" pending={starting} className="w-full">
          {words.start}
        </Button>
        <Refusal state={state} />
      </form>
      <Button variant="quiet" className="-mx-4 justify-self-start" onClick={back}>
        {words.back}
      </Button>
    </section>
  )
}
