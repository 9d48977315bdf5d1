'use client'

import type { Ref } from 'react'
import { payment } from '@/components/messages'
import type { CardProvider, TokenResult } from '@/lib/payments/client'
import { SandboxCard } from './sandbox-card'
import { StripeCard } from './stripe-card'

/** What a form may ask of its card field. */
export interface CardFieldHandle {
  /** Turns what was typed into a token for the server. What is wrong is shown at its field as well. Never rejects. */
  createToken(): Promise<TokenResult>
}

export interface CardInputProps {
  ref: Ref<CardFieldHandle>
  /** Told whether the card can be sent. */
  onComplete?: (complete: boolean) => void
}

interface Props extends CardInputProps {
  provider: CardProvider
  /** What will be charged: minor units, ISO 4217. Null where the card is only to be kept. */
  total: { amount: number; currency: string } | null
}

/** The card's number, date and code, in a frame of whoever takes the payment: none of it reaches the shop. */
export function CardField({ provider, total, ...input }: Props) {
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{payment.card}</legend>
      {provider.kind === 'sandbox' ? (
        <SandboxCard {...input} origin={provider.origin} />
      ) : (
        <StripeCard {...input} publishableKey={provider.publishableKey} total={total} />
      )}
    </fieldset>
  )
}
