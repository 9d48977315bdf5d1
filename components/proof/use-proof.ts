'use client'

import { useActionState, useRef } from 'react'
import type { ProofPurpose } from '@/lib/abuse/proof'
import type { FormState } from '@/lib/auth/guard/action'
import { type MadeProof, makeProof } from './solve'

type Action<State> = (previous: State, form: FormData) => Promise<State>

/** An action that asks for a proof of work, as `useActionState` gives it, and `prepare` as below. */
export function useProvenAction<Data, Problem extends string>(
  purpose: ProofPurpose,
  action: Action<FormState<Data, Problem>>,
) {
  const { prepare, submit } = useProof(purpose, action)
  const [state, send, pending] = useActionState<FormState<Data, Problem>, FormData>(
    submit as Parameters<typeof useActionState<FormState<Data, Problem>, FormData>>[0],
    null as Awaited<FormState<Data, Problem>>,
  )
  return { state, send, pending, prepare }
}

/**
 * Hands a proof of work in with every submission of an action that asks for one.
 * @returns `prepare`, to be called as soon as somebody begins to type: so the work is done before they are;
 * and the action for `useActionState`
 */
export function useProof<Data, Problem extends string>(
  purpose: ProofPurpose,
  action: Action<FormState<Data, Problem>>,
) {
  type State = FormState<Data, Problem>
  const made = useRef<Promise<MadeProof> | null>(null)

  function prepare(): void {
    made.current ??= makeProof(purpose)
  }

  async function take(): Promise<MadeProof> {
    prepare()
    const held = await made.current
    made.current = null
    if (held?.proof.ok && held.goodUntil > Date.now()) return held
    // It ran out while the form lay open, or could not be made when it was first tried.
    return makeProof(purpose)
  }

  async function submit(previous: State, form: FormData): Promise<State> {
    let state = await attempt(previous, form)
    // Handed in too late, or from a browser whose cookies were cleared meanwhile: once more, unseen.
    if (state?.ok === false && state.error === 'proof') state = await attempt(previous, form)
    return state
  }

  async function attempt(previous: State, form: FormData): Promise<State> {
    const { proof } = await take()
    if (proof.ok) {
      form.set('proof', proof.text)
      return action(previous, form).catch(() => refused('unavailable', form))
    }
    if (proof.wait === null) return refused('unavailable', form)
    return { ...refused('too-often', form), fields: { wait: String(proof.wait) } }
  }

  return { prepare, submit }
}

function refused<const Problem extends string>(error: Problem, form: FormData) {
  const values = Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  return { ok: false as const, error, values }
}
