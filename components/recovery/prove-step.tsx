'use client'

import { useActionState, useEffect } from 'react'
import { CodeStep } from '@/components/account/code-step'
import { proveMailbox } from './actions'

type Props = {
  email: string
  sent: unknown
  resend: (form: FormData) => void
  resending: boolean
  back: () => void
}

/** Takes the code that was mailed for a recovery. The page then comes anew, for whoever they are now. */
export function ProveStep({ email, sent, resend, resending, back }: Props) {
  const [proven, prove, proving] = useActionState(proveMailbox, null)
  const done = proven?.ok === true
  useEffect(() => {
    if (done) location.reload()
  }, [done])
  return (
    <CodeStep
      email={email}
      state={proven}
      action={prove}
      pending={proving || done}
      resend={resend}
      resending={resending}
      sent={sent}
      back={back}
      shared={false}
    />
  )
}
