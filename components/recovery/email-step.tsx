'use client'

import { useState } from 'react'
import { EmailForm } from '@/components/account/email-form'
import { StepTitle } from '@/components/account/step-title'
import { useSent } from '@/components/account/use-sent'
import { recover } from '@/components/messages'
import { useProvenAction } from '@/components/proof/use-proof'
import { Button } from '@/components/ui/button'
import { askToRecover } from './actions'
import { ByCodeStep } from './by-code-step'
import { ProveStep } from './prove-step'

const words = recover.email

/** For a stranger: their address, and a code for it. */
export function EmailStep({ waitHours }: { waitHours: number }) {
  const mail = useProvenAction('mail', askToRecover)
  const { sent, goBack } = useSent(mail.state)
  const [email, setEmail] = useState('')
  const [noMail, setNoMail] = useState(false)

  if (noMail) return <ByCodeStep waitHours={waitHours} back={() => setNoMail(false)} />
  if (sent) return <ProveStep sent={sent} mail={mail} back={goBack} />
  return (
    <section className="grid gap-6">
      <StepTitle title={recover.title} lead={words.lead} />
      <EmailForm
        state={mail.state}
        action={mail.send}
        prepare={mail.prepare}
        pending={mail.pending}
        email={email || (mail.state?.ok === false && mail.state.values?.email) || ''}
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
