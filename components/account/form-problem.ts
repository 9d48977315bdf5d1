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

/** A wait as a person would say it, rounded up; in seconds. */
function waitWords(seconds: number): string {
  const { wait } = account
  if (seconds < 60) return wait.seconds(Math.max(1, Math.ceil(seconds)))
  if (seconds < 5400) return wait.minutes(Math.ceil(seconds / 60))
  return wait.hours(Math.ceil(seconds / 3600))
}

/** What is wrong with the whole of a form, where no field is to blame. */
export function formProblem(state: State): string | undefined {
  if (!state || state.ok) return undefined
  if (state.error === 'too-often') return account.failed.tooOften(waitWords(Number(state.fields?.wait) || 60))
  if (state.fields) return undefined
  if (state.error === 'proof') return account.failed.proof
  return state.error === 'foreign' ? account.failed.foreign : account.failed.unavailable
}
