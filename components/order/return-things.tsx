'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useEffect, useRef, useState, useTransition } from 'react'
import { formProblem } from '@/components/account/form-problem'
import { order as words } from '@/components/messages'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useTurn } from '@/components/ui/use-turn'
import { When } from '@/components/ui/when'
import type { FormState } from '@/lib/auth/guard/action'
import { returnReasons } from '@/lib/orders/return-reasons/client'
import { askReturn } from './actions'

const said = words.returns

type ReturnableLine = { position: number; name: string; variant: string; left: number }
type Props = { id: string; until: Date; lines: ReturnableLine[] }

/** Asks to send some of the things back: which, how many, and why. */
export function ReturnThings({ id, until, lines }: Props) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const about = useTurn<HTMLDivElement>(open)
  const form = useRef<HTMLFormElement>(null)
  const [state, setState] = useState<FormState<undefined, string>>(null)
  const [sending, startSending] = useTransition()
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each answer
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(), [state])

  // Not the form's "action": React empties such a form after each answer, and what was chosen would be gone.
  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    startSending(async () => {
      const answer = await askReturn(null, typed).catch(() => unavailable)
      setState(answer)
      if (answer?.ok) setOpen(false)
      router.refresh()
    })
  }

  // All of it was asked for: by now the timeline says so.
  if (lines.length === 0 && !state?.ok) return null
  return (
    <section aria-labelledby="return" className="card mt-10 grid gap-4 p-5 sm:p-6">
      <div ref={about} tabIndex={-1} className="outline-none">
        <h2 id="return" className="text-xl">
          {said.title}
        </h2>
        <p className="mt-2 text-muted">{open ? said.how : lines.length > 0 && <DaysLeft until={until} />}</p>
      </div>
      {state?.ok && !open && <Notice tone="success">{said.sent}</Notice>}
      {open ? (
        <form ref={form} onSubmit={send} noValidate className="grid gap-4">
          <input type="hidden" name="id" value={id} />
          {lines.map(({ position, name, variant, left }) => (
            <Select key={position} name={`quantity-${position}`} label={said.pieces(name, variant)}>
              {Array.from({ length: left + 1 }, (_, count) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the number is the choice
                <option key={count} value={count}>
                  {count === 0 ? said.none : count}
                </option>
              ))}
            </Select>
          ))}
          <Select
            name="reason"
            label={said.reason}
            error={state?.ok === false && state.fields?.reason ? said.problems.reason : undefined}
          >
            <option value="">{said.choose}</option>
            {returnReasons.map((reason) => (
              <option key={reason} value={reason}>
                {said.reasons[reason]}
              </option>
            ))}
          </Select>
          <Problem state={state} />
          <div className="flex flex-wrap gap-3">
            <Button type="submit" pending={sending}>
              {said.send}
            </Button>
            <Button variant="quiet" onClick={() => setOpen(false)}>
              {said.cancel}
            </Button>
          </div>
        </form>
      ) : (
        lines.length > 0 && (
          <Button variant="secondary" className="justify-self-start" onClick={() => setOpen(true)}>
            {said.begin}
          </Button>
        )
      )}
    </section>
  )
}

function DaysLeft({ until }: { until: Date }) {
  return (
    <>
      {said.until} <When at={until} />.
    </>
  )
}

const unavailable = { ok: false as const, error: 'unavailable' }

const problems: Record<string, string> = {
  ...said.problems,
  'not-open': words.notOpen,
  'not-shipped': words.notOpen,
}

function Problem({ state }: { state: FormState<undefined, string> }) {
  if (!state || state.ok) return null
  const problem = problems[state.error] ?? formProblem(state)
  return problem ? <Notice tone="danger">{problem}</Notice> : null
}
