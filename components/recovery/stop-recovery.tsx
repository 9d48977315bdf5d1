'use client'

import { useEffect, useState } from 'react'
import { StepTitle } from '@/components/account/step-title'
import { account, recover } from '@/components/messages'
import { Button, ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { stopRecovery } from './actions'

const words = recover.stop

type Step = 'looking' | 'ask' | 'no-secret' | 'stopped' | 'over' | 'passkey-only'

/**
 * For the link in the mails. Its secret comes behind the "#", which browsers never send, leaves the address bar, and
 * is posted on a click: a mail scanner that only opens the link stops nothing.
 */
export function StopRecovery() {
  const [step, setStep] = useState<Step>('looking')
  const [secret, setSecret] = useState('')
  const [pending, setPending] = useState(false)
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    function look() {
      const given = location.hash.slice(1)
      if (given) history.replaceState(history.state, '', location.pathname)
      setStep((now) => (given ? 'ask' : now === 'looking' ? 'no-secret' : now))
      if (given) setSecret(given)
    }
    look()
    // The link may be opened in the tab that already shows this page.
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [])

  async function stop() {
    setPending(true)
    setFailed(false)
    const form = new FormData()
    form.set('secret', secret)
    const result = await stopRecovery(null, form).catch(() => null)
    setPending(false)
    if (result?.ok) setStep('stopped')
    else if (result?.error === 'over' || result?.error === 'passkey-only') setStep(result.error)
    else setFailed(true)
  }

  if (step === 'looking') return null
  if (step === 'ask') {
    return (
      <section className="grid gap-6">
        <StepTitle title={words.title} lead={words.lead} />
        <Button size="large" onClick={stop} pending={pending} className="w-full">
          {words.stop}
        </Button>
        {failed && <Notice tone="danger">{account.failed.unavailable}</Notice>}
      </section>
    )
  }
  const said = {
    'no-secret': [words.noSecret, words.noSecretText],
    stopped: [words.stopped, words.stoppedText],
    over: [words.over, words.overText],
    'passkey-only': [words.passkeyOnly, words.passkeyOnlyText],
  }[step]
  return (
    <section className="grid justify-items-start gap-6">
      <StepTitle title={said[0] ?? ''} lead={said[1]} moved={step !== 'no-secret'} />
      {step === 'passkey-only' || step === 'over' ? (
        <ButtonLink href="/sign-in?next=/recover">{words.signIn}</ButtonLink>
      ) : (
        <ButtonLink variant="secondary" href="/">
          {words.home}
        </ButtonLink>
      )}
    </section>
  )
}
