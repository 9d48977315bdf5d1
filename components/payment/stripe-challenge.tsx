'use client'

import { useEffect, useRef } from 'react'
import { payment } from '@/components/messages'
import type { ChallengeProps } from './challenge'
import { loadStripe } from './stripe-js'

/**
 * Stripe shows the bank's question above the page by itself
 * (https://docs.stripe.com/payments/finalize-payments-on-the-server#next-actions).
 */
export function StripeChallenge({
  publishableKey,
  clientSecret,
  onEnd,
}: ChallengeProps & { publishableKey: string }) {
  const tell = useRef(onEnd)
  const asked = useRef(false)

  useEffect(() => {
    tell.current = onEnd
  })

  useEffect(() => {
    // Once, also where React runs an effect twice: a second question would be refused.
    if (asked.current) return
    asked.current = true
    const ask = async () => {
      const stripe = (await loadStripe())(publishableKey)
      // An error here may be a "no", or an answer that was given elsewhere: the server finds out.
      await stripe.handleNextAction({ clientSecret }).catch(() => {})
    }
    ask().then(
      () => tell.current('answered'),
      () => tell.current('failed'),
    )
  }, [publishableKey, clientSecret])

  return (
    <p role="status" className="py-10 text-center text-muted text-sm">
      {payment.challenge.loading}
    </p>
  )
}
