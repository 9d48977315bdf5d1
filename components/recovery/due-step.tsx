'use client'

import { StepTitle } from '@/components/account/step-title'
import { useSent } from '@/components/account/use-sent'
import { recover } from '@/components/messages'
import { useProvenAction } from '@/components/proof/use-proof'
import { Button } from '@/components/ui/button'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { askToRecover } from './actions'
import { ProveStep } from './prove-step'
import { Refusal } from './refusal'

const words = recover.due

type Props = { lapsesAt: string; announced: boolean; email: string }

/** The wait is over: one more code from the mail, and then a passkey. */
export function DueStep({ lapsesAt, announced, email }: Props) {
  const mail = useProvenAction('mail', askToRecover)
  const { sent, goBack } = useSent(mail.state)
  if (sent) return <ProveStep sent={sent} mail={mail} back={goBack} />
  return (
    <section className="grid gap-6">
      <StepTitle title={words.title} lead={words.lead} />
      {announced ? (
        <form action={mail.send} onFocus={mail.prepare} className="grid gap-4">
          <input type="hidden" name="email" value={email} />
          <Button type="submit" size="large" pending={mail.pending} className="w-full">
            {words.send}
          </Button>
          <Refusal state={mail.state} />
        </form>
      ) : (
        <Notice>{words.notYet}</Notice>
      )}
      <p className="text-muted text-sm">
        {words.until} <LocalTime at={lapsesAt} />.
      </p>
    </section>
  )
}
