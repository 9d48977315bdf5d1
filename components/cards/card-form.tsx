'use client'

import { useEffect, useRef, useState } from 'react'
import { postAction } from '@/components/account/post-action'
import { cards as words } from '@/components/messages'
import { CardField, type CardFieldHandle } from '@/components/payment/card-field'
import { Challenge, type ChallengeEnd } from '@/components/payment/challenge'
import { focusMessage } from '@/components/payment/focus-message'
import { useProof } from '@/components/proof/use-proof'
import type { useConfirm } from '@/components/step-up/use-confirm'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { FormState } from '@/lib/auth/guard/action'
import type { CardOutcome } from '@/lib/cards/client'
import type { CardProvider } from '@/lib/payments/client'
import { addCard, askCardChange, replaceCard } from './actions'
import { changeWords, problemWords, toldOf } from './outcome-words'
import type { Typing } from './payment-methods'

type Props = {
  typing: Typing
  provider: CardProvider
  confirm: ReturnType<typeof useConfirm>['confirm']
  /** Back to the list, with what it says; null where nothing happened. */
  done: (told: ReturnType<typeof toldOf>) => void
}

type Answer = FormState<CardOutcome, string>
type Approval = Extract<CardOutcome, { state: 'approval' }>

const titleOf = (typing: Typing) => {
  if (typing.kind === 'add') return words.addTitle
  return typing.kind === 'replace' ? words.replaceTitle(typing.card) : words.openTitle(typing.card)
}

/** A card is typed into the provider's frame, confirmed with the passkey, and saved; its bank may ask in between. */
export function CardForm({ typing, provider, confirm, done }: Props) {
  const title = useRef<HTMLHeadingElement>(null)
  const message = useRef<HTMLDivElement>(null)
  const card = useRef<CardFieldHandle>(null)
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [approval, setApproval] = useState<Approval | null>(null)
  const { prepare, submit } = useProof<CardOutcome, string>('card', (_previous, form) =>
    form.has('cardId') ? replaceCard(null, form) : addCard(null, form),
  )
  const begin = useRef(prepare)
  useEffect(() => {
    // The work that the server asks for is done while somebody types.
    begin.current()
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: where the form and the bank's question take turns, so does what had the focus
  useEffect(() => title.current?.focus(), [approval])
  useEffect(() => {
    if (problem) focusMessage(message.current)
  }, [problem])

  async function save() {
    setPending(true)
    setProblem(null)
    const problem = await saveTyped().catch(() => changeWords(null))
    setPending(false)
    if (problem) setProblem(problem)
  }

  /** @returns what is wrong, in words */
  async function saveTyped(): Promise<string | null> {
    const token = await card.current?.createToken()
    if (!token?.ok) return token?.message ?? words.problems.other
    const replaces = typing.kind === 'replace' ? typing.card.id : null
    const grant = replaces
      ? await confirm('replace-card', { token: token.token, cardId: replaces })
      : await confirm('add-card', { token: token.token })
    if (!grant) return null
    const answer = await postAction(submit, { token: token.token, grant, cardId: replaces ?? undefined })
    // Its answer was lost: the change may stand all the same.
    return take(answer?.ok === false && answer.error === 'unavailable' ? await ask(grant, answer) : answer)
  }

  async function ask(grant: string, otherwise: Answer): Promise<Answer> {
    const known = await postAction(askCardChange, { grant })
    return known?.ok ? known : otherwise
  }

  function take(answer: Answer): string | null {
    if (!answer?.ok) return changeWords(answer)
    const outcome = answer.data
    setApproval(outcome.state === 'approval' ? outcome : null)
    const told = toldOf(outcome)
    if (told) done(told)
    return outcome.state === 'failed' ? problemWords(outcome.problem) : null
  }

  async function answered(end: ChallengeEnd, { operationId }: Approval) {
    if (end !== 'answered') {
      setApproval(null)
      return setProblem(words.approval[end === 'abandoned' ? 'stopped' : 'failed'])
    }
    setPending(true)
    const answer = await ask(operationId, null)
    setPending(false)
    const problem = take(answer)
    // Without an answer the question would be shown again: the list says more, as soon as there is more.
    if (!answer?.ok) done({ tone: 'info', text: words.later })
    else if (problem) setProblem(problem)
    else if (answer.data.state === 'approval') {
      setApproval(null)
      setProblem(words.approval.stopped)
    }
  }

  return (
    <section aria-labelledby="card-form" className="grid gap-5">
      <h2 id="card-form" ref={title} tabIndex={-1} className="text-xl outline-none">
        {approval ? words.approval.title : titleOf(typing)}
      </h2>
      {problem && (
        <div ref={message} tabIndex={-1} className="outline-none">
          <Notice tone="danger">{problem}</Notice>
        </div>
      )}
      {approval ? (
        <div className="grid gap-4">
          <p className="text-muted text-sm">{words.approval.text}</p>
          {pending ? (
            <p role="status">{words.approval.checking}</p>
          ) : (
            <Challenge
              provider={provider}
              clientSecret={approval.clientSecret}
              onEnd={(end) => void answered(end, approval)}
            />
          )}
        </div>
      ) : (
        <div>
          <CardField ref={card} provider={provider} total={null} />
          <p className="mt-2 text-muted text-sm">{words.hint}</p>
        </div>
      )}
      <div className="flex flex-wrap gap-3">
        {!approval && (
          <Button onClick={save} pending={pending}>
            {words.save}
          </Button>
        )}
        <Button variant={approval ? 'secondary' : 'quiet'} disabled={pending} onClick={() => done(null)}>
          {words.cancel}
        </Button>
      </div>
    </section>
  )
}
