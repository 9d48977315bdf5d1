import { changeProblem } from '@/components/account/change-problem'
import { cards as words } from '@/components/messages'
import type { FormState } from '@/lib/auth/guard/action'
import type { CardOutcome } from '@/lib/cards/client'

/** Why nothing was saved, in words. */
export function problemWords(problem: string): string {
  const known: Record<string, string> = words.problems
  return known[problem] ?? words.problems.other
}

/** Why a change was not made, in words. */
export function changeWords(answer: FormState<unknown, string>): string {
  if (answer?.ok === false && answer.error in words.problems) return problemWords(answer.error)
  return changeProblem(answer) ?? words.problems.other
}

/** What the list says once the form is gone; null where the form stays. */
export function toldOf(outcome: CardOutcome) {
  if (outcome.state === 'done') return { tone: 'success', text: words.done[outcome.what] } as const
  return outcome.state === 'open' ? ({ tone: 'info', text: words.later } as const) : null
}
