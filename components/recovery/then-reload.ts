'use client'

import type { FormState } from '@/lib/auth/guard/action'

type Action<State> = (previous: State, form: FormData) => Promise<State>

/**
 * Lets the page come anew once an action has done its work: who somebody is, and what they may do, are others now.
 * At once, before the answer is drawn: the step that asked may be gone with it.
 */
export function thenReload<State extends FormState<unknown, string>>(action: Action<State>): Action<State> {
  return async (previous, form) => {
    const result = await action(previous, form)
    if (result?.ok) location.reload()
    return result
  }
}
