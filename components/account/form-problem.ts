import { account } from '@/components/messages'
import type { FormState } from '@/lib/auth/guard/action'

type State = FormState<unknown, string>

/** What is wrong with one field, in words. */
export function fieldProblem(state: State, field: string): string | undefined {
  if (!state || state.ok) return undefined
  const key = state.fields?.[field]
  if (key === 'code-wrong') return account.triesLeft(Number(state.fields?.triesLeft))
  return key === undefined ? undefined : account.fields[key as keyof typeof account.fields]
}

/** What is wrong with the whole of a form, where no field is to blame. */
export function formProblem(state: State): string | undefined {
  if (!state || state.ok || state.fields) return undefined
  return state.error === 'foreign' ? account.failed.foreign : account.failed.unavailable
}
