'use client'

import type { CardProvider } from '@/lib/payments/client'
import { SandboxChallenge } from './sandbox-challenge'
import { StripeChallenge } from './stripe-challenge'

/** How the bank's question was left. What the answer was, the shop's server asks the gateway. */
export type ChallengeEnd = 'answered' | 'abandoned' | 'failed'

export interface ChallengeProps {
  /** The secret of the payment, or of the card to be kept, that waits for its owner's approval. */
  clientSecret: string
  /** Told once. */
  onEnd: (end: ChallengeEnd) => void
}

/** The bank's question (3-D Secure), asked by whoever takes the payment: none of it reaches the shop. */
export function Challenge({ provider, ...question }: ChallengeProps & { provider: CardProvider }) {
  return provider.kind === 'sandbox' ? (
    <SandboxChallenge key={question.clientSecret} {...question} origin={provider.origin} />
  ) : (
    <StripeChallenge key={question.clientSecret} {...question} publishableKey={provider.publishableKey} />
  )
}
