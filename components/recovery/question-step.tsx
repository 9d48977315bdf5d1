'use client'

import { useState } from 'react'
import { StepTitle } from '@/components/account/step-title'
import { account, recover, stepUp } from '@/components/messages'
import { useConfirm } from '@/components/step-up/use-confirm'
import { Button, ButtonLink } from '@/components/ui/button'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import type { Question } from '@/lib/accounts/recovery/view'
import type { FormState } from '@/lib/auth/guard/action'
import { answerWait, keepRecovery, stopOwnWait, undoRecovery } from './actions'
import type { Shown } from './recover'

const words = recover.question

/** What an answer came to. */
export type Done = keyof typeof words.done
type Asked = Shown<Question>
type Props = { question: Asked; next: string; settle: (done: Done) => void }

/** "Was this you?": for the owner, who alone can tell. Both answers take a passkey that is older. */
export function QuestionStep({ question, next, settle }: Props) {
  const { confirm, dialog } = useConfirm()
  const [problem, setProblem] = useState<string | null>(null)
  const [pending, setPending] = useState<Done | null>(null)
  const { about, recoveryId } = question

  async function answer(outcome: Done, send: () => Promise<FormState<unknown, string>>) {
    setPending(outcome)
    setProblem(null)
    const result = await send().catch(() => null)
    setPending(null)
    if (result?.ok) settle(outcome)
    else if (result !== undefined) setProblem(sayProblem(result))
  }

  /** Undefined where somebody closed the dialog: then nothing is said. */
  const no = () =>
    answer(about === 'wait' ? 'stopped' : 'undone', async () => {
      const grant =
        about === 'wait'
          ? await confirm('cancel-recovery', { recoveryId, mine: false })
          : await confirm('undo-recovery', { recoveryId })
      if (!grant) return undefined as never
      const form = formOf({ grant, recoveryId, mine: 'no' })
      return about === 'wait' ? answerWait(null, form) : undoRecovery(null, form)
    })
  const yes = () =>
    answer(about === 'wait' ? 'ended' : 'kept', async () => {
      const grant =
        about === 'wait'
          ? await confirm('cancel-recovery', { recoveryId, mine: true })
          : await confirm('keep-recovery', { recoveryId })
      if (!grant) return undefined as never
      const form = formOf({ grant, recoveryId, mine: 'yes' })
      return about === 'wait' ? answerWait(null, form) : keepRecovery(null, form)
    })
  const stop = () => answer('stopped-weakly', () => stopOwnWait(null, new FormData()))

  const said = words[about]
  return (
    <section className="grid gap-6">
      <StepTitle title={words.title} lead={<What question={question} />} />
      {question.hasOlder ? (
        <div className="grid gap-5">
          <Choice hint={said.noText}>
            <Button
              size="large"
              onClick={no}
              pending={pending === 'stopped' || pending === 'undone'}
              className="w-full"
            >
              {said.no}
            </Button>
          </Choice>
          <Choice hint={said.yesText}>
            <Button
              size="large"
              variant="secondary"
              onClick={yes}
              pending={pending === 'ended' || pending === 'kept'}
              className="w-full"
            >
              {said.yes}
            </Button>
          </Choice>
        </div>
      ) : (
        <Notice>{words.noOlder}</Notice>
      )}
      {problem && <Notice tone="danger">{problem}</Notice>}
      {about === 'probation' && question.hasOlder && (
        <p className="text-muted text-sm">{words.probation.older}</p>
      )}
      <div className="-mx-4 flex flex-wrap">
        {question.mayStop && (
          <Button variant="quiet" onClick={stop} pending={pending === 'stopped-weakly'}>
            {words.wait.stop}
          </Button>
        )}
        <ButtonLink variant="quiet" href={next}>
          {words.later}
        </ButtonLink>
      </div>
      {dialog}
    </section>
  )
}

/** The answer was taken. The question is gone from the server's page by now, so this stands apart from it. */
export function Answered({ done, next }: { done: Done; next: string }) {
  return (
    <section className="grid justify-items-start gap-6">
      <StepTitle title={words.title} moved />
      <Notice tone="success">{words.done[done]}</Notice>
      <ButtonLink href={next}>{words.goOn}</ButtonLink>
    </section>
  )
}

function What({ question: { about, at, endsAt, byCode } }: { question: Asked }) {
  if (about === 'probation') {
    return (
      <>
        {words.probation.text} <LocalTime at={at} />. {words.probation.until} <LocalTime at={endsAt} />.
      </>
    )
  }
  const { mailbox, code, due, on } = words.wait
  return (
    <>
      {byCode ? code : mailbox} <LocalTime at={at} />. {due} <LocalTime at={endsAt} /> {on}
    </>
  )
}

function Choice({ hint, children }: { hint: string; children: React.ReactNode }) {
  return (
    <div className="grid gap-1.5">
      {children}
      <p className="text-muted text-sm">{hint}</p>
    </div>
  )
}

function formOf(values: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) form.set(name, value)
  return form
}

function sayProblem(result: FormState<unknown, string>): string {
  if (!result || result.ok) return account.failed.unavailable
  if (result.error === 'gone') return words.failed.over
  const hold = result.fields?.hold as keyof typeof stepUp.held | undefined
  if (hold) return stepUp.held[hold]
  return words.failed[result.error as keyof typeof words.failed] ?? account.failed.unavailable
}
