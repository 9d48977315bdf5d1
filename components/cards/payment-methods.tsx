'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { postAction } from '@/components/account/post-action'
import { cards as words } from '@/components/messages'
import { useConfirm } from '@/components/step-up/use-confirm'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { SavedCardView } from '@/lib/cards/client'
import type { CardProvider } from '@/lib/payments/client'
import { makeDefaultCard, removeCard } from './actions'
import { CardForm } from './card-form'
import { CardRow } from './card-row'
import { changeWords } from './outcome-words'

type Props = { cards: SavedCardView[]; provider: CardProvider; most: number; mayAdd: boolean }

/** What is being typed: a new card, one in the place of another, or a locked one once more. */
export type Typing = { kind: 'add' } | { kind: 'replace' | 'open'; card: SavedCardView }

type Told = { tone: 'success' | 'info' | 'danger'; text: string } | null
type Change = typeof removeCard | typeof makeDefaultCard

/** The customer's cards, and everything that can be done with them. */
export function PaymentMethods({ cards, provider, most, mayAdd }: Props) {
  const router = useRouter()
  const { confirm, dialog } = useConfirm()
  const [typing, setTyping] = useState<Typing | null>(null)
  const [changing, setChanging] = useState(false)
  const [fetching, startFetching] = useTransition()
  const busy = changing || fetching
  const [told, setTold] = useState<Told>(null)

  async function change(
    name: 'remove-card' | 'default-card',
    action: Change,
    card: SavedCardView,
    done: string,
  ) {
    setTold(null)
    const grant = await confirm(name, { cardId: card.id })
    if (!grant) return
    setChanging(true)
    const answer = await postAction(action, { cardId: card.id, grant })
    setTold(answer?.ok ? { tone: 'success', text: done } : { tone: 'danger', text: changeWords(answer) })
    setChanging(false)
    startFetching(() => router.refresh())
  }

  /** The form goes when the list behind it is the new one. */
  function close(now: Told) {
    startFetching(() => {
      if (now) router.refresh()
      setTyping(null)
      setTold(now)
    })
  }

  if (typing)
    return (
      <>
        <CardForm typing={typing} provider={provider} confirm={confirm} done={close} />
        {dialog}
      </>
    )
  return (
    <div className="grid gap-5">
      {cards.length === 0 ? (
        <p className="card p-5 text-muted sm:p-6">{words.none}</p>
      ) : (
        <ul className="card divide-y divide-line">
          {cards.map((card) => (
            <CardRow
              key={card.id}
              card={card}
              busy={busy}
              type={(kind) => {
                setTold(null)
                setTyping({ kind, card })
              }}
              remove={() => change('remove-card', removeCard, card, words.done.removed)}
              makeFirst={() => change('default-card', makeDefaultCard, card, words.done.first(card))}
            />
          ))}
        </ul>
      )}
      {told && <Notice tone={told.tone}>{told.text}</Notice>}
      {mayAdd && cards.length < most && (
        <Button
          variant={cards.length === 0 ? 'primary' : 'secondary'}
          className="justify-self-start"
          disabled={busy}
          onClick={() => {
            setTold(null)
            setTyping({ kind: 'add' })
          }}
        >
          {words.add}
        </Button>
      )}
      {(!mayAdd || cards.length >= most) && (
        <p className="text-muted text-sm">{mayAdd ? words.problems['too-many'] : words.unproven}</p>
      )}
      {dialog}
    </div>
  )
}
