'use client'

import { useActionState, useState } from 'react'
import { EmailForm } from '@/components/account/email-form'
import { StepTitle } from '@/components/account/step-title'
import { recover } from '@/components/messages'
import { Button } from '@/components/ui/button'
import { askToRecover } from './actions'
import { ByCodeStep } from './by-code-step'
import { ProveStep } from './prove-step'

const words = recover.email

/** For a stranger: their address, and a code for it. */
export function EmailStep({ waitHours }: { waitHours: number }) {
  const [mailed, send, sending] = useActionState(askToRecover, null)
  const [email, setEmail] = useState('')
  const [noMail, setNoMail] = useState(false)
  const [goneBackFrom, setGoneBackFrom] = useState<unknown>(null)

  if (noMail) return <ByCodeStep waitHours={waitHours} back={() => setNoMail(false)} />
  if (mailed?.ok && mailed !== goneBackFrom) {
    return (
      <ProveStep
        email={mailed.data.email}
        sent={mailed}
        resend={send}
        resending={sending}
        back={() => setGoneBackFrom(mailed)}
      />
    )
  }
  return (
    <section className="grid gap-6">
      <StepTitle title={recover.title} lead={words.lead} />
      <EmailForm
        state={mailed}
        action={send}
        pending={sending}
        email={email || (mailed?.ok === false && mailed.values?.email) || ''}
        setEmail={setEmail}
        signingIn={false}
      />
      <div className="grid justify-items-start border-line border-t pt-4">
        <p className="text-sm">
          {words.passkeyFirst}{' '}
          <a href="/sign-in" className="text-link inline-flex min-h-11 items-center font-medium">
            {words.signIn}
          </a>
        </p>
        {waitHours > 0 && (
          <Button variant="quiet" className="-mx-4" onClick={() => setNoMail(true)}>
            {words.noMail}
          </Button>
        )}
      </div>
    </section>
  )
}
