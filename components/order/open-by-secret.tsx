'use client'

import { useEffect, useState } from 'react'
import { order as words } from '@/components/messages'
import { Nothing } from '@/components/shell/dead-end'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { FormState } from '@/lib/auth/guard/action'

type Props = {
  id: string
  openOrder: (previous: null, form: FormData) => Promise<FormState>
}

type Step = 'closed' | 'opening' | 'wrong' | 'failed'

/**
 * An order that this browser may not see. If the address brings the order's secret behind its "#", which
 * browsers never send, it is posted once and leaves the address bar; the page then comes back with the order.
 */
export function OpenBySecret({ id, openOrder }: Props) {
  const [step, setStep] = useState<Step>('closed')

  useEffect(() => {
    function look() {
      const secret = takeSecret()
      if (!secret) return
      setStep('opening')
      const form = new FormData()
      form.set('id', id)
      form.set('secret', secret)
      openOrder(null, form).then(
        (answer) => {
          if (!answer?.ok) setStep(answer?.error === 'unavailable' ? 'failed' : 'wrong')
        },
        () => setStep('failed'),
      )
    }
    look()
    // The link may be opened in the tab that already shows this page.
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [id, openOrder])

  if (step === 'opening')
    return (
      <p role="status" className="py-24 text-center text-muted">
        {words.closed.opening}
      </p>
    )
  return (
    <Nothing title={words.closed.title} text={words.closed.text}>
      <ButtonLink href={`/sign-in?next=${encodeURIComponent(`/orders/${id}`)}`} variant="secondary">
        {words.closed.signIn}
      </ButtonLink>
      {step !== 'closed' && (
        <div className="mt-8 text-left">
          <Notice tone="danger">{step === 'wrong' ? words.closed.wrong : words.failed}</Notice>
        </div>
      )}
    </Nothing>
  )
}

/** Reads the secret and takes it out of the address bar and the history. */
export function takeSecret(): string | null {
  const secret = location.hash.slice(1)
  if (secret) history.replaceState(history.state, '', location.pathname + location.search)
  return secret || null
}
