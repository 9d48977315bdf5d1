'use client'

import { useEffect, useRef, useState, useTransition } from 'react'
import { checkout } from '@/components/messages'
import { Button } from '@/components/ui/button'
import type { FormState } from '@/lib/auth/guard/action'
import type { QuoteCode } from '@/lib/checkout/price'
import { formatMoney } from '@/lib/money/client'
import { CodeForm, type EnterDiscount } from './code-form'

const words = checkout.code

type RemoveDiscount = (
  previous: FormState<undefined, never>,
  form: FormData,
) => Promise<FormState<undefined, never>>

/** The server's side: a code put on the cart, and taken off. */
export type CodeActions = { enterDiscount: EnterDiscount; removeDiscount: RemoveDiscount }

type Props = {
  /** On the cart now. */
  code: QuoteCode | null
  actions: CodeActions
  /** Asks what the order costs with it, or without. */
  changed: () => void
}

type Shown = 'add' | 'field' | 'code'

/** "Add a code", the field that it opens, and the code that is on the order. */
export function DiscountCode({ code, actions, changed }: Props) {
  const [open, setOpen] = useState(false)
  const [said, setSaid] = useState('')
  const [problem, setProblem] = useState('')
  const [removing, startRemoving] = useTransition()
  const place = useRef<HTMLDivElement>(null)
  // The button or field that had the focus is gone: the next one in its place takes it.
  const follow = useRef<Shown | null>(null)
  const shown: Shown = code ? 'code' : open ? 'field' : 'add'
  useEffect(() => {
    if (follow.current !== shown) return
    follow.current = null
    place.current?.querySelector<HTMLElement>('input, button')?.focus()
  }, [shown])

  function turn(to: boolean) {
    follow.current = to ? 'field' : 'add'
    setProblem('')
    setOpen(to)
  }

  function applied(typed: string) {
    follow.current = 'code'
    setSaid(words.applied(typed))
    changed()
  }

  function remove(held: string) {
    startRemoving(async () => {
      const done = await actions.removeDiscount(null, new FormData()).catch(() => null)
      setProblem(done?.ok ? '' : checkout.failures.unavailable)
      if (!done?.ok) return
      follow.current = 'add'
      setOpen(false)
      setSaid(words.removed(held))
      changed()
    })
  }

  return (
    <div ref={place} className="mt-4 text-sm">
      <p role="status" className="sr-only">
        {said}
      </p>
      {code ? (
        <div className="flex items-center justify-between gap-3 rounded-control border border-line bg-sunken py-1 pr-1 pl-3.5">
          <div className="min-w-0 py-1">
            <p className="break-words font-medium">{code.code}</p>
            {code.problem && <p className="text-highlight">{problemOf(code)}</p>}
          </div>
          <Button
            variant="quiet"
            size="small"
            pending={removing}
            aria-label={words.remove(code.code)}
            onClick={() => remove(code.code)}
          >
            {words.takeOff}
          </Button>
        </div>
      ) : open ? (
        <CodeForm enterDiscount={actions.enterDiscount} applied={applied} close={() => turn(false)} />
      ) : (
        <Button variant="quiet" size="small" className="-ml-2.5" onClick={() => turn(true)}>
          {words.add}
        </Button>
      )}
      {problem && (
        <p role="alert" className="mt-1.5 text-danger">
          {problem}
        </p>
      )}
    </div>
  )
}

function problemOf({ problem, minimum }: QuoteCode): string | null {
  if (problem === 'minimum') return words.minimum(formatMoney(minimum))
  return problem && words.problems[problem]
}
