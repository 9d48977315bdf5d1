import 'server-only'
import { type CardTry, type CardTryEnd, isSuspicious, mayTryCard, noteCardTry } from '@/lib/abuse/card-tries'
import { readToken } from '@/lib/payments/gateway'
import { PaymentOutage } from '@/lib/payments/outage'
import { ok, type Result } from '@/lib/platform/result'
import type { Placement } from './placement'

/** What a bank says that helps whoever tries out numbers. */
const bankWords = ['insufficient_funds', 'expired_card', 'incorrect_cvc']

const isDecline = (placed: Placement): boolean =>
  placed.outcome === 'declined' && ['declined', 'approval_failed', ...bankWords].includes(placed.reason)

/** For a stranger all declines read the same. That their own answer to the bank was "no" they know already. */
export const inOneWord = (placed: Exclude<Placement, { outcome: 'placed' | 'in-progress' | 'approval' }>) =>
  placed.outcome === 'declined' && bankWords.includes(placed.reason)
    ? { ...placed, reason: 'declined' }
    : placed

const ends: Partial<Record<Placement['outcome'], CardTryEnd>> = { placed: 'accepted', approval: 'asked' }

type Typed = Omit<CardTry, 'fingerprint'> & { token: string }

/**
 * Lets somebody pay with a card that they typed, and counts what their bank says. Only where there were declines is
 * the gateway asked which card it is: everybody else pays without that round trip.
 */
export async function tryCard<Placed extends Placement>(
  { token, ...asker }: Typed,
  place: () => Promise<Placed>,
): Promise<Result<Placed, 'too-often'>> {
  const known = (await isSuspicious(asker)) ? await fingerprintOf(token) : undefined
  const about = known ? { ...asker, fingerprint: known } : asker
  const allowed = await mayTryCard(about)
  if (!allowed.ok) return allowed
  const placed = await place()
  const declined = isDecline(placed)
  const fingerprint = declined ? (known ?? (await fingerprintOf(token))) : known
  await noteCardTry(
    fingerprint ? { ...asker, fingerprint } : asker,
    declined ? 'declined' : (ends[placed.outcome] ?? 'not-decided'),
  )
  return ok(placed)
}

async function fingerprintOf(token: string): Promise<string | undefined> {
  try {
    return (await readToken(token))?.fingerprint
  } catch (error) {
    if (error instanceof PaymentOutage) return undefined
    throw error
  }
}
