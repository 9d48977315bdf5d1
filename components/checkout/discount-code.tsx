'use client'

import { type FormEvent, useEffect, useRef, useState, useTransition } from 'react'
import { formProblem } from '@/components/account/form-problem'
import { checkout } from '@/components/messages'
import { useProof } from '@/components/proof/use-proof'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import type { FormState } from '@/lib/auth/guard/action'
import type { QuoteCode } from '@/lib/checkout/price'
import { formatMoney } from '@/lib/money/client'
import { problemWords } from './words'

const words = checkout.code

type Action<Problem extends string> = (
  previous: FormState<undefined, Problem>,
  form: FormData,
) => Promise<FormState<undefined, Problem>>

/** The server's side: a code put on the cart, and taken off. */
export type CodeActions = { enterDiscount: Action<'code-unfit'>; removeDiscount: Action<never> }

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

type FormProps = {
  enterDiscount: CodeActions['enterDiscount']
  applied: (typed: string) => void
  close: () => void
}

function CodeForm({ enterDiscount, applied, close }: FormProps) {
  const { prepare, submit } = useProof('code', enterDiscount)
  const [state, setState] = useState<FormState<undefined, 'code-unfit'>>(null)
  const [pending, start] = useTransition()
  const field = useRef<HTMLDivElement>(null)

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const typed = String(form.get('code')).trim()
    start(async () => {
      const answer = typed ? await submit(null, form) : empty
      if (answer?.ok) return applied(typed.toUpperCase())
      setState(answer)
      field.current?.querySelector('input')?.focus()
    })
  }

  return (
    <form onSubmit={send} noValidate>
      <div ref={field}>
        <Field
          label={words.label}
          name="code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          onInput={prepare}
          error={wrongWith(state)}
        />
      </div>
      <div className="mt-2 flex gap-2">
        <Button type="submit" variant="secondary" pending={pending}>
          {words.apply}
        </Button>
        <Button variant="quiet" onClick={close}>
          {words.close}
        </Button>
      </div>
    </form>
  )
}

const empty = { ok: false as const, error: 'invalid' as const, fields: { code: 'required' } }

function wrongWith(state: FormState<undefined, 'code-unfit'>): string | undefined {
  if (!state || state.ok) return undefined
  if (state.fields?.code === 'card-number') return problemWords('card-number')
  if (state.fields?.code) return state.error === 'code-unfit' ? words.unfit : words.none
  return state.error === 'sign-in' ? checkout.failures['sign-in'] : formProblem(state)
}
