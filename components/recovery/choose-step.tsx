'use client'

import { type ReactNode, useActionState } from 'react'
import { PasskeySignIn } from '@/components/account/passkey-sign-in'
import { StepTitle } from '@/components/account/step-title'
import { useSent } from '@/components/account/use-sent'
import { recover } from '@/components/messages'
import { useProvenAction } from '@/components/proof/use-proof'
import { Button } from '@/components/ui/button'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import type { RecoverView } from '@/lib/accounts/recovery/view'
import { askToRecover, beginWait, enterRecoveryCode } from './actions'
import { CodeField } from './code-field'
import { ProveStep } from './prove-step'
import type { Shown } from './recover'
import { Refusal } from './refusal'
import { thenReload } from './then-reload'

const enterAndReload = thenReload(enterRecoveryCode)
const beginAndReload = thenReload(beginWait)

const words = recover.choose

type Choices = Extract<Shown<RecoverView>, { step: 'choose' }>

/** The ways back for somebody who showed the mailbox: from the quickest to the slowest. */
export function ChooseStep({ view, email, next }: { view: Choices; email: string; next: string }) {
  const mail = useProvenAction('mail', askToRecover)
  const { sent, goBack } = useSent(mail.state)
  if (sent) return <ProveStep sent={sent} mail={mail} back={goBack} />
  return (
    <section className="grid gap-6">
      <StepTitle title={recover.title} lead={words.lead} />
      <Way title={words.passkey.title} text={words.passkey.text}>
        <PasskeySignIn next={next} />
      </Way>
      {view.mayWait ? (
        <>
          {view.proven ? (
            <WithCode />
          ) : (
            <Way title={words.code.title} text={`${words.code.text} ${words.code.prove}`}>
              <SendCode mail={mail} email={email} />
            </Way>
          )}
          <Wait view={view} />
        </>
      ) : (
        <Way title={words.mail.title} text={words.mail.text(view.waitHours)}>
          <SendCode mail={mail} email={email} />
        </Way>
      )}
    </section>
  )
}

function Way({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section className="card grid gap-4 p-5 sm:p-6">
      <div>
        <h2 className="text-xl">{title}</h2>
        <p className="mt-1.5 text-muted text-sm">{text}</p>
      </div>
      {children}
    </section>
  )
}

type Sending = {
  mail: Pick<ReturnType<typeof useProvenAction>, 'state' | 'send' | 'pending' | 'prepare'>
  email: string
}

function SendCode({ mail, email }: Sending) {
  return (
    <form action={mail.send} onFocus={mail.prepare} className="grid gap-4">
      <input type="hidden" name="email" value={email} />
      <Button type="submit" variant="secondary" pending={mail.pending} className="w-full">
        {words.code.send}
      </Button>
      <Refusal state={mail.state} />
    </form>
  )
}

function WithCode() {
  const { state, send: use, pending: using, prepare } = useProvenAction('code', enterAndReload)
  const done = state?.ok === true
  return (
    <Way title={words.code.title} text={words.code.text}>
      <form action={use} onFocus={prepare} noValidate className="grid gap-4">
        <CodeField state={state} />
        <Button type="submit" variant="secondary" pending={using || done} className="w-full">
          {words.code.use}
        </Button>
        <Refusal state={state} />
      </form>
    </Way>
  )
}

function Wait({ view: { refusal, waitHours } }: { view: Choices }) {
  const [state, start, starting] = useActionState(beginAndReload, null)
  const done = state?.ok === true
  if (refusal?.why === 'off') return null
  return (
    <Way title={words.wait.title} text={words.wait.text(waitHours)}>
      {refusal ? (
        <Notice>
          {refusal.why === 'blocked' ? (
            <>
              {recover.refused.blocked} <LocalTime at={refusal.until} /> {recover.refused.blockedEnd}
            </>
          ) : refusal.why === 'held' ? (
            recover.refused[refusal.hold === 'probation' ? 'probation' : 'held']
          ) : (
            recover.refused[refusal.why]
          )}
        </Notice>
      ) : (
        <form action={start} className="grid gap-4">
          <Button type="submit" variant="secondary" pending={starting || done} className="w-full">
            {words.wait.start}
          </Button>
          <Refusal state={state} />
        </form>
      )}
    </Way>
  )
}
