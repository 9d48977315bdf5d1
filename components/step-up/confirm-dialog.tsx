'use client'

import { useEffect, useId, useRef, useState } from 'react'
import type { PasskeyProblem } from '@/components/account/passkey-ceremony'
import { account, stepUp } from '@/components/messages'
import { Button, ButtonLink } from '@/components/ui/button'
import { KeyMark } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import type { Hold } from '@/lib/auth/holds'
import type { InputOf, Named, PayloadOf } from '@/lib/protection/policies'
import { type Asked, askFor, confirmWithPasskey } from './confirmation'

export type Wanted = {
  [Name in Named]: { action: Name; input: InputOf<Name>; done: (grant: string | null) => void }
}[Named]

type Problem = { problem: PasskeyProblem | 'gone'; hold?: Hold }

/** Says what is about to happen, and asks for the passkey. Closing it leaves everything as it was. */
export function ConfirmDialog({ action, input, done }: Wanted) {
  const dialog = useRef<HTMLDialogElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const grant = useRef<string | null>(null)
  const titleId = useId()
  const [asked, setAsked] = useState<Asked<Named> | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [pending, setPending] = useState(false)

  useEffect(() => {
    dialog.current?.showModal()
    let left = false
    void askFor(action, input).then((answer) => {
      if (left) return
      setAsked(answer)
      if (!answer.ok) setProblem(answer)
    })
    return () => {
      left = true
    }
  }, [action, input])

  async function confirm() {
    setPending(true)
    setProblem(null)
    // A question can be answered once: after a failure the next one is fetched first.
    const current = asked?.ok ? asked : await askFor(action, input)
    setAsked(null)
    if (!current.ok) {
      setAsked(current)
      setProblem(current)
    } else {
      const confirmed = await confirmWithPasskey(current.question)
      if (confirmed.ok) {
        grant.current = confirmed.grant
        // Closed, not just gone: the focus goes back to where it was.
        return dialog.current?.close()
      }
      setProblem(confirmed)
    }
    setPending(false)
  }

  const ready = asked !== null && !pending
  useEffect(() => {
    if (ready) button.current?.focus()
  }, [ready])

  const [sentence, setSentence] = useState<string | null>(null)
  if (asked?.ok && sentence === null) setSentence(sentenceOf(action, asked.question.payload))
  // What a hold refuses, or what is not there, no passkey makes possible.
  const hopeless = problem?.problem === 'gone' || problem?.problem === 'signed-out'

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={() => done(grant.current)}
      className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-card border border-line bg-paper p-6 text-ink shadow-raised backdrop:bg-veil"
    >
      <div className="grid min-w-0 gap-5">
        <div className="grid gap-3">
          <h2 id={titleId} className="flex items-center gap-3 text-2xl">
            <KeyMark className="size-6 shrink-0 text-highlight" />
            {hopeless ? stepUp.notNow : stepUp.title}
          </h2>
          {(sentence || !problem) && (
            <p className="wrap-anywhere min-h-[3lh] text-balance" aria-live="polite">
              {sentence ?? stepUp.loading}
            </p>
          )}
        </div>
        {problem && (
          <Notice tone={problem.problem === 'cancelled' ? 'info' : 'danger'}>{say(problem)}</Notice>
        )}
        {!hopeless && (
          <div className="grid gap-3">
            <Button size="large" onClick={confirm} pending={pending || (!asked && !problem)} ref={button}>
              {stepUp.confirm}
            </Button>
            <p className="text-muted text-sm">{stepUp.elsewhere}</p>
          </div>
        )}
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <Button variant="secondary" onClick={() => dialog.current?.close()}>
            {hopeless ? stepUp.close : stepUp.cancel}
          </Button>
          {!hopeless && (
            <ButtonLink variant="quiet" href="/recover" className="-mx-4">
              {stepUp.noPasskey}
            </ButtonLink>
          )}
        </div>
      </div>
    </dialog>
  )
}

function say({ problem, hold }: Problem): string {
  if (hold) return stepUp.held[hold]
  return problem === 'gone' ? stepUp.gone : account.problems[problem]
}

/** The payload is the one that the server described for this very action. */
function sentenceOf<Name extends Named>(action: Name, payload: PayloadOf<Name>): string {
  const sentence: (about: PayloadOf<Name>) => string = stepUp.sentences[action]
  return sentence(payload)
}
