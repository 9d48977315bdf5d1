'use client'

import { account } from '@/components/messages'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { FormState } from '@/lib/auth/guard/action'
import { EmailField } from './email-field'
import { fieldProblem, formProblem } from './form-problem'

type Props = {
  state: FormState<{ email: string }, string>
  action: (form: FormData) => void
  pending: boolean
  email: string
  setEmail: (email: string) => void
  /** Makes ready what is handed in with the address. */
  prepare: () => void
  /** On the sign-in page the browser offers passkeys in this field, and the button stands second. */
  signingIn: boolean
}

/** The one field for everybody, known or new. */
export function EmailForm({ state, action, pending, email, setEmail, prepare, signingIn }: Props) {
  const problem = formProblem(state)
  return (
    <form action={action} onFocus={prepare} noValidate className="grid gap-4">
      <EmailField
        label={account.email.label}
        autoComplete={signingIn ? 'username webauthn' : 'email'}
        placeholder={account.email.placeholder}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        error={fieldProblem(state, 'email')}
        hint={account.email.hint}
      />
      <Button
        type="submit"
        size="large"
        variant={signingIn ? 'secondary' : 'primary'}
        pending={pending}
        className="w-full"
      >
        {account.email.continue}
      </Button>
      {problem && <Notice tone="danger">{problem}</Notice>}
    </form>
  )
}
