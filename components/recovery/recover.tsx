'use client'

import { useState } from 'react'
import { PasskeyStep } from '@/components/account/passkey-step'
import { StepTitle } from '@/components/account/step-title'
import { recover as words } from '@/components/messages'
import { ButtonLink } from '@/components/ui/button'
import type { RecoverView } from '@/lib/accounts/recovery/view'
import { ChooseStep } from './choose-step'
import { DueStep } from './due-step'
import { EmailStep } from './email-step'
import { MakeStep } from './make-step'
import { Answered, type Done, QuestionStep } from './question-step'
import { WaitingStep } from './waiting-step'

/** What the server found, as it goes to the browser: dates as texts. */
export type Shown<View> = View extends Date
  ? string
  : View extends object
    ? { [Key in keyof View]: Shown<View[Key]> }
    : View

type Props = {
  view: Shown<RecoverView>
  /** Of the limited or full session; none for a stranger. */
  email: string | null
  waitHours: number
  next: string
}

/** The page for somebody without their passkey, and for the owner who is asked about them. */
export function Recover({ view, email, waitHours, next }: Props) {
  const [answered, setAnswered] = useState<Done | null>(null)
  if (answered) return <Answered done={answered} next={next} />
  switch (view.step) {
    case 'email':
      return <EmailStep waitHours={waitHours} />
    case 'first-passkey':
      return <PasskeyStep next={next} moved={false} />
    case 'question':
      return <QuestionStep question={view.question} next={next} settle={setAnswered} />
    case 'make':
      return <MakeStep next={next} />
    case 'waiting':
      return <WaitingStep endsAt={view.endsAt} next={next} />
    case 'due':
      return <DueStep lapsesAt={view.lapsesAt} announced={view.announced} email={email ?? ''} />
    case 'held': {
      const { title, text } = words.held[view.hold === 'freeze' ? 'freeze' : 'deletion']
      return (
        <section className="grid justify-items-start gap-6">
          <StepTitle title={title} lead={text} />
          <ButtonLink href="/sign-in">{words.stop.signIn}</ButtonLink>
        </section>
      )
    }
    case 'choose':
      return <ChooseStep view={view} email={email ?? ''} next={next} />
  }
}
