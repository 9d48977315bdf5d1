'use client'

import { type RefObject, useRef, useState, useTransition } from 'react'
import { account, cards, checkout } from '@/components/messages'
import type { CardFieldHandle } from '@/components/payment/card-field'
import type { useConfirm } from '@/components/step-up/use-confirm'
import type { FormState } from '@/lib/auth/guard/action'
import type { Approval, Placement } from '@/lib/checkout/placement'
import type { Choice } from '@/lib/checkout/price'
import type { Quote } from '@/lib/checkout/quote'
import { shop } from '@/lib/shop/client'
import { checkFields, type FieldProblems } from './check-fields'
import { notConfirmed, placeWith, savedCardIn } from './paying'
import { declineWords } from './words'

type Placed = { outcome: 'placed'; orderId: string }
type Asked = { outcome: 'approval'; approval: Approval }
/** What came in the way, and the quote under which the next try is made; null if the cart is empty. */
type Stopped = Exclude<Placement, { outcome: 'placed' | 'in-progress' | 'approval' }> & {
  quote: Quote | null
}

export type PlaceAnswer = Placed | Asked | Stopped

/** The server's side of this form: the actions of the checkout page. */
export type CheckoutActions = {
  quoteOrder: (previous: null, form: FormData) => Promise<FormState<Quote | null>>
  placeOrder: Ask
  /** What the bank was answered; and its question again where it still waits. */
  checkApproval: Ask
  stopApproval: Ask
}

type Ask = (previous: null, form: FormData) => Promise<FormState<PlaceAnswer>>

/** What the shopper is told, and where: beside the card, above the button, or about what changed. */
export type Told =
  | { about: 'card' | 'order'; text: string }
  /** The sign-in was ended to be safe: who is it? What was typed stays. */
  | { about: 'confirm'; text: string }
  | { about: 'changes'; before: Quote; text?: undefined }
  | null

type Begun = {
  /** Null: the cart is empty. */
  quote: Quote | null
  /** An order from this cart whose payment waits for the bank. */
  approval: Approval | null
}

/** The state of one checkout: the choice, its quote, what is wrong, what the bank asks, and what one can do. */
export function useCheckout(
  { quoteOrder, placeOrder, checkApproval, stopApproval }: CheckoutActions,
  { quote: first, approval: waiting }: Begun,
  card: RefObject<CardFieldHandle | null>,
  confirm: ReturnType<typeof useConfirm>['confirm'],
) {
  const [choice, setChoice] = useState<Choice>({
    country: first?.country ?? shop.countries[0],
    method: first?.method ?? 'standard',
  })
  const [quote, setQuote] = useState<Quote | null>(first)
  const [problems, setProblems] = useState<FieldProblems>({})
  /** How often fields were found wrong: each time the first of them gets the focus. */
  const [refused, setRefused] = useState(0)
  const [told, setTold] = useState<Told>(null)
  const [approval, setApproval] = useState(waiting)
  const [updating, startUpdate] = useTransition()
  const [placing, startPlacing] = useTransition()
  const asked = useRef(0)
  // State comes a render later: this stops the second click of a double click.
  const busy = useRef(false)

  /** Asks what the order costs now. Only the newest question's answer counts. */
  function requote(next: Choice, fit = false) {
    setChoice(next)
    asked.current += 1
    const question = asked.current
    startUpdate(async () => {
      const answer = await quoteOrder(null, formOf({ ...next, ...(fit && { fit: '1' }) })).catch(() => null)
      if (question !== asked.current) return
      if (!answer?.ok) return setTold(toldOfFailure(answer?.error))
      if (fit) setTold(null)
      setQuote(answer.data)
    })
  }

  function submit(form: HTMLFormElement) {
    if (busy.current || !quote) return
    busy.current = true
    startPlacing(async () => {
      try {
        await place(new FormData(form), quote)
      } catch {
        setTold({ about: 'order', text: failureWords('unavailable') })
      } finally {
        busy.current = false
      }
    })
  }

  async function place(typed: FormData, seen: Quote) {
    const found = checkFields(typed, choice.country)
    mark(found)
    setTold(null)
    if (Object.keys(found).length > 0) return
    if (savedCardIn(typed) === null) {
      typed.delete('card')
      const token = await card.current?.createToken()
      if (!token?.ok) return setTold({ about: 'card', text: token?.message ?? failureWords('unavailable') })
      typed.set('token', token.token)
    }
    typed.set('key', seen.key)
    typed.set('cartVersion', String(seen.cartVersion))
    typed.set('expectedTotal', String(seen.total))
    const answer = await placeWith(placeOrder, typed, { seen, confirm })
    if (answer === notConfirmed) return
    if (!answer?.ok) {
      mark(answer?.fields ?? {})
      return setTold(toldOfFailure(answer?.error))
    }
    return take(answer.data, seen)
  }

  /** Goes where an answer leads: to the order, to the bank, or on with this page. */
  async function take(answer: PlaceAnswer, seen: Quote | null) {
    if (answer.outcome === 'placed') return leaveFor(answer.orderId)
    if (answer.outcome === 'approval') return setApproval(answer.approval)
    asked.current += 1
    setApproval(null)
    setQuote(answer.quote)
    setTold(toldAbout(answer, seen))
  }

  /** Asks the server what became of the bank's question, or stops asking. @returns whether it could say. */
  async function askAboutApproval(what: 'check' | 'stop'): Promise<boolean> {
    if (!approval) return false
    const form = formOf({ ...choice, orderId: approval.orderId })
    const answer = await (what === 'check' ? checkApproval : stopApproval)(null, form).catch(() => null)
    if (!answer?.ok) return false
    await take(answer.data, quote)
    return true
  }

  function mark(found: FieldProblems) {
    setProblems(found)
    if (Object.keys(found).length > 0) setRefused((times) => times + 1)
  }

  /** Signed in again: everything typed is still there, and the cart is the customer's again. */
  function confirmed() {
    setTold(null)
    requote(choice)
  }

  /** What is being typed anew is no longer wrong. */
  function typing(field: string) {
    if (problems[field]) setProblems(({ [field]: _, ...others }) => others)
  }

  return {
    choice,
    quote,
    problems,
    refused,
    told,
    updating,
    placing,
    approval,
    requote,
    confirmed,
    submit,
    typing,
    checkApproval: () => askAboutApproval('check'),
    stopApproval: () => askAboutApproval('stop'),
  }
}

function formOf(values: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) form.set(name, value)
  return form
}

function toldAbout(stopped: Stopped, seen: Quote | null): Told {
  if (stopped.outcome === 'declined') return { about: 'card', text: declineWords(stopped.reason) }
  const { outcome } = stopped
  if (outcome === 'confirm' || outcome === 'card-gone')
    return { about: 'card', text: outcome === 'confirm' ? cards.inCheckout.confirm : failureWords(outcome) }
  if (outcome === 'too-large' || outcome === 'locked') return { about: 'order', text: failureWords(outcome) }
  return seen && { about: 'changes', before: seen }
}

/**
 * Loads the order's page in place of this one, so that nothing typed here lives on, and never comes back:
 * until the page is gone, the order is being placed.
 */
function leaveFor(orderId: string): Promise<never> {
  location.replace(`/orders/${orderId}?placed`)
  return new Promise(() => {})
}

function toldOfFailure(error: string | undefined): Told {
  if (error === 'sign-in') return { about: 'confirm', text: account.confirm.inForm }
  return { about: 'order', text: failureWords(error) }
}

function failureWords(error: string | undefined): string {
  const words: Record<string, string> = checkout.failures
  return words[error ?? 'unavailable'] ?? checkout.failures.unavailable
}
