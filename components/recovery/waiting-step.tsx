'use client'

import { PasskeySignIn } from '@/components/account/passkey-sign-in'
import { StepTitle } from '@/components/account/step-title'
import { recover } from '@/components/messages'
import { LocalTime } from '@/components/ui/local-time'

const words = recover.waiting

/** For whoever waits: until when, and what they can do meanwhile. */
export function WaitingStep({ endsAt, next }: { endsAt: string; next: string }) {
  return (
    <section className="grid gap-6">
      <StepTitle
        title={words.title}
        lead={
          <>
            {words.until} <LocalTime at={endsAt} /> {words.on}
          </>
        }
      />
      <p>{words.mails}</p>
      <p className="text-muted text-sm">{words.stop}</p>
      <div className="grid gap-4 border-line border-t pt-6">
        <p className="font-medium">{words.passkey}</p>
        <PasskeySignIn next={next} />
      </div>
    </section>
  )
}
