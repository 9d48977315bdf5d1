'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, useTransition } from 'react'
import { postAction } from '@/components/account/post-action'
import { cards as words } from '@/components/messages'
import { focusMessage } from '@/components/payment/focus-message'
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
  const message = useRef<HTMLDivElement>(null)
  // What opened the form has the focus again when the form goes without having done anything.
  const opener = useRef<HTMLElement | null>(null)
  useEffect(() => {
    if (typing) return
    if (told) focusMessage(message.current)
    else opener.current?.focus()
    opener.current = null
  }, [typing, told])

  function open(next: Typing) {
    opener.current = document.activeElement as HTMLElement | null
    setTold(null)
    setTyping(next)
  }

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

  return (
    <>
      {typing && <CardForm typing={typing} provider={provider} confirm={confirm} done={close} />}
      <div hidden={typing !== null} className="grid gap-5">
        {cards.length === 0 ? (
          <p className="card p-5 text-muted sm:p-6">{words.none}</p>
        ) : (
          <ul className="card divide-y divide-line">
            {cards.map((card) => (
              <CardRow
                key={card.id}
                card={card}
                busy={busy}
                type={(kind) => open({ kind, card })}
                remove={() => change('remove-card', removeCard, card, words.done.removed)}
                makeFirst={() => change('default-card', makeDefaultCard, card, words.done.first(card))}
              />
            ))}
          </ul>
        )}
        {told && (
          <div ref={message} tabIndex={-1} className="outline-none">
            <Notice tone={told.tone}>{told.text}</Notice>
          </div>
        )}
        {mayAdd && cards.length < most && (
          <Button
            variant={cards.length === 0 ? 'primary' : 'secondary'}
            className="justify-self-start"
            disabled={busy}
            onClick={() => open({ kind: 'add' })}
          >
            {words.add}
          </Button>
        )}
        {(!mayAdd || cards.length >= most) && (
          <p className="text-muted text-sm">{mayAdd ? words.problems['too-many'] : words.unproven}</p>
        )}
      </div>
      {dialog}
    </>
  )
}
