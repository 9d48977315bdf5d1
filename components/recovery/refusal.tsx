'use client'

import { formProblem } from '@/components/account/form-problem'
import { account, recover } from '@/components/messages'
import { Notice } from '@/components/ui/notice'
import type { FormState } from '@/lib/auth/guard/action'

/** Why a way back is not open now, where no field is to blame. */
export function Refusal({ state }: { state: FormState<unknown, string> }) {
  if (!state || state.ok) return null
  const often = state.error === 'too-often' || state.error === 'proof'
  if (often) return <Notice tone="danger">{formProblem(state)}</Notice>
  if (state.fields && !state.fields.hold) return null
  const { refused } = recover
  const text =
    state.fields?.hold === 'probation'
      ? refused.probation
      : state.error === 'blocked'
        ? refused.held
        : (refused[state.error as keyof typeof refused] ?? account.failed.unavailable)
  return <Notice tone="danger">{text}</Notice>
}
