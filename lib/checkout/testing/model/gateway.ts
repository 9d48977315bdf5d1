import Stripe from 'stripe'
import type { Ledger } from '@/scripts/sandbox/ledger/sums'
import { secretKey, startTestSandbox, tokenFor } from '@/scripts/sandbox/testing'
import { startReceiver } from '@/scripts/sandbox/webhooks/receiver'
import type { Card, Fault } from './actions'

/** What Stripe's own documentation calls the cards. */
const named: Record<Card, string> = {
  pays: 'pm_card_visa',
  declined: 'pm_card_visa_chargeDeclined',
  poor: 'pm_card_visa_chargeDeclinedInsufficientFunds',
  asks: 'pm_card_threeDSecure2Required',
}

export type Gateway = Awaited<ReturnType<typeof startGateway>>

/** A sandbox that this process's shop pays with, and everything that a history does to it. */
export async function startGateway() {
  const receiver = await startReceiver()
  const sandbox = await startTestSandbox({ webhook: receiver.webhook })
  process.env.STRIPE_API = sandbox.origin
  process.env.SANDBOX_ORIGIN = sandbox.origin
  process.env.STRIPE_SECRET_KEY = secretKey
  // Real tries, without the real pauses between them.
  Stripe.prototype.getInitialNetworkRetryDelay = () => 0.002
  Stripe.prototype.getMaxNetworkRetryDelay = () => 0.004
  return {
    /** Types a card, which is what a token comes from. */
    type: (card: Card) => tokenFor(sandbox.stripe, named[card]),
    fault: (fault: Fault, { next, match }: { next: number; match: string }) =>
      sandbox.control('POST', 'faults', { fault, next, match, seconds: 0.01 }),
    heal: () => sandbox.control('DELETE', 'faults'),
    ledger: async () => (await sandbox.control('GET', 'ledger')) as Ledger,
    /** The bank's own page. */
    answer: (clientSecret: string, answer: 'approve' | 'reject') => sandbox.challenge(clientSecret, answer),
    secretOf: async (paymentId: string) =>
      (await sandbox.stripe.paymentIntents.retrieve(paymentId)).client_secret ?? '',
    /** The events that reached the shop's door and nobody has let in yet. */
    events: () => receiver.heard,
    async end() {
      await sandbox.end()
      receiver.close()
    },
  }
}
