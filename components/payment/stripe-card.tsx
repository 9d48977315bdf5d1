'use client'

import { useEffect, useImperativeHandle, useRef, useState } from 'react'
import { payment } from '@/components/messages'
import { shop } from '@/lib/shop/client'
import type { CardInputProps } from './card-field'
import { CardFrameBox, type FrameState } from './card-frame-box'
import { loadStripe, type StripeElements, type StripeJs } from './stripe-js'

interface Props extends CardInputProps {
  publishableKey: string
  /** Null where the card is only to be kept. */
  total: { amount: number; currency: string } | null
}

/** https://docs.stripe.com/js/elements_object/create_without_intent */
const modeFor = ({ amount, currency }: { amount: number | null; currency: string }) =>
  amount === null
    ? { mode: 'setup', setupFutureUsage: 'on_session', currency }
    : { mode: 'payment', amount, currency }

/** The page's permissions policy lets no wallet pay, and Link would bring other ways than cards. */
const typedCardsOnly = { applePay: 'never', googlePay: 'never', link: 'never' }

/** Stripe's Payment Element for cards (https://docs.stripe.com/payments/finalize-payments-on-the-server). */
export function StripeCard({ publishableKey, total, ref, onComplete }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const form = useRef<{ stripe: StripeJs; elements: StripeElements }>(null)
  const tell = useRef(onComplete)
  const amount = total?.amount ?? null
  const currency = (total?.currency ?? shop.currency).toLowerCase()
  const charged = useRef({ amount, currency })
  const [state, setState] = useState<FrameState>('loading')
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    tell.current = onComplete
  })

  useEffect(() => {
    charged.current = { amount, currency }
    // What is typed stays when the total changes.
    if (amount !== null) form.current?.elements.update({ amount, currency })
  }, [amount, currency])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt loads it anew
  useEffect(() => {
    let left = false
    let remove = () => {}
    const show = async () => {
      const stripe = (await loadStripe())(publishableKey)
      if (left || !place.current) return
      const elements = stripe.elements({
        ...modeFor(charged.current),
        // As the payment itself says (lib/payments).
        allowedPaymentMethodTypes: ['card'],
        appearance: { theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'night' : 'stripe' },
      })
      const element = elements.create('payment', { layout: 'accordion', wallets: typedCardsOnly })
      remove = () => element.destroy()
      element.on('ready', () => setState('ready'))
      element.on('loaderror', () => setState('failed'))
      element.on('change', ({ complete }) => tell.current?.(complete))
      element.mount(place.current)
      form.current = { stripe, elements }
    }
    show().catch(() => !left && setState('failed'))
    return () => {
      left = true
      form.current = null
      remove()
    }
  }, [publishableKey, attempt])

  useImperativeHandle(ref, () => ({
    async createToken() {
      if (state === 'failed') return { ok: false, message: payment.failed }
      if (state === 'loading' || !form.current) return { ok: false, message: payment.notReady }
      const { stripe, elements } = form.current
      try {
        const { error: wrong } = await elements.submit()
        if (wrong) return { ok: false, message: wrong.message ?? payment.noAnswer }
        const { confirmationToken, error } = await stripe.createConfirmationToken({ elements })
        if (confirmationToken) return { ok: true, token: confirmationToken.id }
        return { ok: false, message: error?.message ?? payment.noAnswer }
      } catch {
        return { ok: false, message: payment.noAnswer }
      }
    },
  }))

  const retry = () => {
    setState('loading')
    setAttempt((count) => count + 1)
  }
  return (
    <CardFrameBox state={state} onRetry={retry}>
      <div ref={place} />
    </CardFrameBox>
  )
}
