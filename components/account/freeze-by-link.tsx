'use client'

import { useEffect, useRef, useState } from 'react'
import { account, changes } from '@/components/messages'
import { takeSecret } from '@/components/order/open-by-secret'
import { Button, ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { freezeAccount } from './change-actions'
import { postAction } from './post-action'
import { tellSignedOut } from './signed-in-channel'
import { StepTitle } from './step-title'

const words = changes.freeze

type Step = 'looking' | 'no-secret' | 'ready' | 'sending' | 'done' | 'void' | 'failed'

/**
 * Locks an account by the secret behind the "#" of a mailed link, which browsers never send. Opening the link does
 * nothing: mail programs and scanners open links. It takes a click, in any browser.
 */
export function FreezeByLink() {
  const [step, setStep] = useState<Step>('looking')
  const secret = useRef<string | null>(null)

  useEffect(() => {
    function look() {
      secret.current = takeSecret() ?? secret.current
      setStep(secret.current ? 'ready' : 'no-secret')
    }
    look()
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [])

  async function lock() {
    setStep('sending')
    const answer = await postAction(freezeAccount, { secret: secret.current ?? '' })
    if (answer?.ok) {
      // Where it was this browser that was signed in, its other tabs learn of it.
      tellSignedOut()
      return setStep('done')
    }
    setStep(answer?.error === 'link-void' ? 'void' : 'failed')
  }

  if (step === 'done')
    return (
      <section className="grid gap-6">
        <StepTitle title={words.doneTitle} lead={words.doneText} moved />
        <ButtonLink href="/sign-in?next=/account" size="large">
          {words.signIn}
        </ButtonLink>
        <ButtonLink href="/restore" variant="quiet">
          {words.noPasskey}
        </ButtonLink>
      </section>
    )
  return (
    <section className="grid gap-6">
      <StepTitle title={words.title} lead={words.text} />
      {step === 'no-secret' || step === 'void' ? (
        <Notice tone={step === 'void' ? 'danger' : 'info'}>
          {step === 'void' ? words.void : words.noSecret}
        </Notice>
      ) : (
        <Button
          size="large"
          onClick={lock}
          pending={step === 'sending' || step === 'looking'}
          className="w-full"
        >
          {words.button}
        </Button>
      )}
      {step === 'failed' && <Notice tone="danger">{account.failed.unavailable}</Notice>}
    </section>
  )
}
