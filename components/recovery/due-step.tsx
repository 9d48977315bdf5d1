'use client'

import { useActionState, useState } from 'react'
import { StepTitle } from '@/components/account/step-title'
import { recover } from '@/components/messages'
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
  const [mailed, send, sending] = useActionState(askToRecover, null)
  const [goneBackFrom, setGoneBackFrom] = useState<unknown>(null)
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
      <StepTitle title={words.title} lead={words.lead} />
      {announced ? (
        <form action={send} className="grid gap-4">
          <input type="hidden" name="email" value={email} />
          <Button type="submit" size="large" pending={sending} className="w-full">
            {words.send}
          </Button>
          <Refusal state={mailed} />
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
