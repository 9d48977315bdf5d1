import { account, changes, stepUp } from '@/components/messages'
import type { FormState } from '@/lib/auth/guard/action'
import { fieldProblem, formProblem } from './form-problem'

const words = changes.problems

/** What is wrong with a change as a whole, in words; undefined where a field is to blame. */
export function changeProblem(answer: FormState<unknown, string>): string | undefined {
  if (answer?.ok) return undefined
  if (!answer) return words.unavailable
  const hold = answer.fields?.hold
  if (hold) return stepUp.held[hold as keyof typeof stepUp.held]
  if (answer.error === 'too-often' || answer.error === 'proof') return formProblem(answer)
  if (answer.fields) return undefined
  if (answer.error === 'confirm' || answer.error === 'gone') return words[answer.error]
  if (answer.error === 'not-locked') return changes.restore.notLocked
  if (answer.error === 'wait-off') return changes.restore.waitOff
  if (answer.error === 'newer-passkey') return changes.lock.newer
  if (answer.error === 'sign-in' || answer.error === 'passkey') return words['signed-out']
  return answer.error === 'foreign' ? account.failed.foreign : words.unavailable
}

/** What is wrong with one field, in words. */
export function changeFieldProblem(answer: FormState<unknown, string>, field: string): string | undefined {
  if (answer?.ok === false && answer.fields?.[field] === 'email-same') return words['email-same']
  return fieldProblem(answer, field)
}
