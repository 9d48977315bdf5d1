'use client'

import { makePasskey } from '@/components/account/passkey-ceremony'
import { StepTitle } from '@/components/account/step-title'
import { usePasskey } from '@/components/account/use-passkey'
import { account, recover } from '@/components/messages'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

const words = recover.make

/** The one passkey that a recovery gives. */
export function MakeStep({ next }: { next: string }) {
  const { pending, problem, begin } = usePasskey(() => makePasskey('recovery'), next)
  return (
    <section className="grid gap-6">
      <StepTitle title={words.title} lead={words.lead} />
      <Button size="large" onClick={begin} pending={pending} className="w-full">
        {words.create}
      </Button>
      {problem && (
        <Notice tone={problem === 'cancelled' ? 'info' : 'danger'}>{account.problems[problem]}</Notice>
      )}
      <p className="text-muted text-sm">{words.after}</p>
    </section>
  )
}
