'use client'

import { account } from '@/components/messages'
import { ButtonLink } from '@/components/ui/button'
import { PasskeySignIn } from './passkey-sign-in'
import { StepTitle } from './step-title'

/** For somebody who came in by a code, to an account that has a passkey. */
export function LimitedStep({ next, moved }: { next: string; moved: boolean }) {
  return (
    <section className="grid gap-6">
      <StepTitle title={account.limited.title} lead={account.limited.lead} moved={moved} />
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
