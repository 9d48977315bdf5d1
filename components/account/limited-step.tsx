'use client'

import { account } from '@/components/messages'
import { ButtonLink } from '@/components/ui/button'
import { PasskeySignIn } from './passkey-sign-in'
import { StepTitle } from './step-title'

type Props = {
  next: string
  moved: boolean
  /** By a passkey, a while ago: the code changed nothing. */
  signedIn?: boolean
}

/** For somebody who came in by a code, to an account that has a passkey. */
export function LimitedStep({ next, moved, signedIn = false }: Props) {
  const words = signedIn ? account.signedIn : account.limited
  return (
    <section className="grid gap-6">
      <StepTitle title={words.title} lead={words.lead} moved={moved} />
      <PasskeySignIn next={next} />
      <div className="-mx-4 flex flex-wrap">
        <ButtonLink variant="quiet" href="/recover">
          {account.limited.recover}
        </ButtonLink>
        <ButtonLink variant="quiet" href="/account/orders">
          {account.limited.orders}
        </ButtonLink>
      </div>
    </section>
  )
}
