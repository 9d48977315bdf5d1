'use client'

import { useState } from 'react'
import { account, changes } from '@/components/messages'
import { useProvenAction } from '@/components/proof/use-proof'
import { Button, ButtonLink } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { askToRestore, restoreWithCode } from './change-actions'
import { changeFieldProblem, changeProblem } from './change-problem'
import { CodeField } from './code-field'
import { StepTitle } from './step-title'

const words = changes.restore

/** Puts an old address back for somebody without a passkey: by a recovery code, and a code mailed there. */
export function RestoreEmail() {
  const mail = useProvenAction('mail', askToRestore)
  const codes = useProvenAction('code', restoreWithCode)
  const [asked, restored] = [mail.state, codes.state]
  const [email, setEmail] = useState('')
  const [code, setCode] = useState('')
  if (restored?.ok) return <Restored />
  const problem = (restored && changeProblem(restored)) ?? (asked && changeProblem(asked))
  if (!asked?.ok)
    return (
      <section className="grid gap-6">
        <StepTitle title={words.title} lead={words.lead} />
        <form action={mail.send} onFocus={mail.prepare} noValidate className="grid gap-4">
          <Field
            label={words.email}
            name="email"
            type="email"
            inputMode="email"
            autoComplete="email"
            autoCapitalize="none"
            spellCheck={false}
            placeholder={account.email.placeholder}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            error={changeFieldProblem(asked, 'email')}
          />
          <Button type="submit" size="large" pending={mail.pending} className="w-full">
            {words.go}
          </Button>
          {problem && <Notice tone="danger">{problem}</Notice>}
        </form>
        <ButtonLink variant="quiet" href="/sign-in?next=/account">
          {words.passkey}
        </ButtonLink>
      </section>
    )
  return (
    <section className="grid gap-6">
      <StepTitle title={words.title} lead={words.sentTo(asked.data.email)} moved />
      <form action={codes.send} onFocus={codes.prepare} noValidate className="grid gap-4">
        <input type="hidden" name="email" value={asked.data.email} />
        <CodeField
          label={words.code}
          value={code}
          setValue={setCode}
          error={changeFieldProblem(restored, 'code')}
        />
        <Field
          label={words.recoveryCode}
          name="recoveryCode"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          hint={words.recoveryHint}
          error={changeFieldProblem(restored, 'recoveryCode')}
        />
        <Button type="submit" size="large" pending={codes.pending} className="w-full">
          {words.confirm}
        </Button>
        {problem && <Notice tone="danger">{problem}</Notice>}
      </form>
    </section>
  )
}

function Restored() {
  return (
    <section className="grid gap-6">
      <StepTitle title={words.doneTitle} lead={words.doneText} moved />
      <ButtonLink href="/recover" size="large">
        {words.makePasskey}
      </ButtonLink>
      <ButtonLink href="/account/orders" variant="quiet">
        {words.orders}
      </ButtonLink>
    </section>
  )
}
