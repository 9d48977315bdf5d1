'use client'

import { useState } from 'react'
import { account, area, changes } from '@/components/messages'
import { useProvenAction } from '@/components/proof/use-proof'
import { Button, ButtonLink } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { askToRestore, restoreWithCode, waitToRestore } from './change-actions'
import { changeFieldProblem, changeProblem } from './change-problem'
import { CodeField } from './code-field'
import { StepTitle } from './step-title'

const words = changes.restore

/** Puts an old address back for somebody without a passkey: by a code mailed there, and a recovery code or a wait. */
export function RestoreEmail({ waitHours }: { waitHours: number }) {
  const mail = useProvenAction('mail', askToRestore)
  const codes = useProvenAction('code', restoreWithCode)
  const wait = useProvenAction('code', waitToRestore)
  const [noCodes, setNoCodes] = useState(false)
  const [asked, restored] = [mail.state, codes.state]
  const [email, setEmail] = useState('')
  const [code, setCode] = useState('')
  if (restored?.ok || (wait.state?.ok && wait.state.data.endsAt === null)) return <Restored />
  if (wait.state?.ok && wait.state.data.endsAt) return <Waiting until={wait.state.data.endsAt} />
  const tried = noCodes ? wait : codes
  const problem = (tried.state && changeProblem(tried.state)) ?? (asked && changeProblem(asked))
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
      <form action={tried.send} onFocus={tried.prepare} noValidate className="grid gap-4">
        <input type="hidden" name="email" value={asked.data.email} />
        <CodeField
          label={words.code}
          value={code}
          setValue={setCode}
          error={changeFieldProblem(tried.state, 'code')}
        />
        {noCodes ? (
          <p className="text-muted text-sm">{words.noCodesText(waitHours)}</p>
        ) : (
          <Field
            label={words.recoveryCode}
            name="recoveryCode"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            hint={words.recoveryHint}
            error={changeFieldProblem(restored, 'recoveryCode')}
          />
        )}
        <Button type="submit" size="large" pending={tried.pending} className="w-full">
          {noCodes ? words.wait : words.confirm}
        </Button>
        {problem && <Notice tone="danger">{problem}</Notice>}
      </form>
      {waitHours > 0 && !noCodes && (
        <Button variant="quiet" className="-mx-4 justify-self-start" onClick={() => setNoCodes(true)}>
          {words.noCodes}
        </Button>
      )}
    </section>
  )
}

function Waiting({ until }: { until: string }) {
  const lead = (
    <>
      {words.waitingFrom} <LocalTime at={until} /> {words.waitingOn}
    </>
  )
  return (
    <section className="grid gap-6">
      <StepTitle title={words.waitingTitle} lead={lead} moved />
      <ButtonLink href="/" variant="secondary">
        {area.shop}
      </ButtonLink>
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
