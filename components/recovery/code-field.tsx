'use client'

import { fieldProblem } from '@/components/account/form-problem'
import { recover } from '@/components/messages'
import { Field } from '@/components/ui/field'
import type { FormState } from '@/lib/auth/guard/action'

/** Where a recovery code is typed, in whatever way people write it. */
export function CodeField({ state }: { state: FormState<unknown, string> }) {
  return (
    <Field
      label={recover.choose.code.label}
      name="recoveryCode"
      autoComplete="off"
      autoCapitalize="characters"
      autoCorrect="off"
      spellCheck={false}
      maxLength={60}
      className="[&_input]:font-mono"
      defaultValue={state?.ok === false ? state.values?.recoveryCode : ''}
      error={fieldProblem(state, 'recoveryCode')}
      hint={recover.choose.code.hint}
    />
  )
}
