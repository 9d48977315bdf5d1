'use client'

import { account } from '@/components/messages'
import { Button, ButtonLink } from '@/components/ui/button'
import { KeyMark } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import { makePasskey } from './passkey-ceremony'
import { PasskeySignIn } from './passkey-sign-in'
import { StepTitle } from './step-title'
import { usePasskey } from './use-passkey'

const words = account.passkey

/** Makes an account's first passkey. */
export function PasskeyStep({ next, moved }: { next: string; moved: boolean }) {
  const { pending, problem, begin } = usePasskey(makePasskey, next)
  return (
    <section className="grid gap-6">
      <StepTitle title={words.title} lead={words.lead} moved={moved} />
      <ul className="grid gap-2 text-sm">
        {words.points.map((point) => (
          <li key={point} className="flex gap-2">
            <KeyMark className="mt-0.5 size-4 shrink-0 text-highlight" />
            {point}
          </li>
        ))}
      </ul>
      {problem === 'exists' ? (
        <>
          <Notice>{account.problems.exists}</Notice>
          <PasskeySignIn next={next} />
        </>
      ) : (
        <>
          <Button size="large" onClick={begin} pending={pending} className="w-full">
            {words.create}
          </Button>
          {problem && (
            <Notice tone={problem === 'cancelled' ? 'info' : 'danger'}>{account.problems[problem]}</Notice>
          )}
          <ButtonLink variant="quiet" href={next}>
            {words.later}
          </ButtonLink>
        </>
      )}
    </section>
  )
}
