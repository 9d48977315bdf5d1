'use client'

import { CodeStep } from '@/components/account/code-step'
import { formProblem } from '@/components/account/form-problem'
import { useProvenAction } from '@/components/proof/use-proof'
import type { FormState } from '@/lib/auth/guard/action'
import { proveMailbox } from './actions'
import { thenReload } from './then-reload'

const proveAndReload = thenReload(proveMailbox)

type Mailed = { email: string; isSlow: boolean }
type Props = {
  /** The last mail that went out. */
  sent: { data: Mailed }
  mail: { state: FormState<Mailed, string>; send: (form: FormData) => void; pending: boolean }
  back: () => void
}

/** Takes the code that was mailed for a recovery. The page then comes anew, for whoever they are now. */
export function ProveStep({ sent, mail, back }: Props) {
  const prove = useProvenAction('code', proveAndReload)
  return (
    <CodeStep
      email={sent.data.email}
      isSlow={sent.data.isSlow}
      state={prove.state}
      action={prove.send}
      prepare={prove.prepare}
      pending={prove.pending || prove.state?.ok === true}
      resend={mail.send}
      resending={mail.pending}
      resendProblem={formProblem(mail.state)}
      sent={sent}
      back={back}
      shared={false}
    />
  )
}
