import 'server-only'
import { days, hours, minutes } from '@/lib/platform/clock'
import { ok, type Result } from '@/lib/platform/result'
import { count, giveBack, type Limit, markLeft, tally, timesSoFar } from './limiter'
import { tooOften } from './mail-limits'
import type { Network } from './network'

// Thieves try out stolen card numbers where a shop lets them, by the thousand. What is counted is tries that failed:
// one is counted before it is made, so that many at once are seen, and given back unless the bank said no. A bank that
// asks its customer holds the pieces for as long as nobody answers, so that question counts until whoever was asked
// comes back to an order that is paid. A BIN is not known here: the gateway tells brand, last four and a fingerprint
// that is the same for the same number. Cards that are saved are not tried here at all, so nobody keeps an owner from
// paying with one of theirs.

const byBrowser: Limit = { name: 'card-browser', points: 10, seconds: hours(1) }
/** For the narrower network, and for the wider around it. */
const byNetwork: [Limit, Limit] = [
  { name: 'card-network', points: 30, seconds: hours(1) },
  { name: 'card-site', points: 120, seconds: hours(1) },
]
const byCard: Limit = { name: 'card-number', points: 10, seconds: days(1) }

/** Each order's question is given back once. */
const answered: Limit = { name: 'card-answered', points: 1, seconds: hours(1) }

const tried: Limit = { name: 'card-tried', points: 0, seconds: minutes(10) }
const declined: Limit = { name: 'card-declined', points: 0, seconds: minutes(10) }
/** Of the tries of ten minutes: so many declines at least, and this share of all. */
const highFrom = { declines: 30, share: 0.4 }

/** Somebody who typed a card; the fingerprint where the gateway was asked for it. */
export type CardTry = { browserHash: Uint8Array; network: Network; fingerprint?: string }

const limitsOf = ({ browserHash, network }: CardTry): [Limit, string | Uint8Array][] => [
  [byBrowser, browserHash],
  ...(network ?? []).map((part, width): [Limit, string] => [byNetwork[width] ?? byNetwork[1], part]),
]

/**
 * Counts a try before it is made.
 * @throws if the limits cannot be read: then no card is tried
 */
export async function mayTryCard(about: CardTry): Promise<Result<undefined, 'too-often'>> {
  const { fingerprint } = about
  if (fingerprint && (await timesSoFar(byCard, fingerprint)) >= byCard.points)
    return tooOften((await markLeft(byCard, fingerprint)) ?? byCard.seconds)
  for (const [limit, whom] of limitsOf(about)) {
    const wait = await count(limit, whom)
    if (wait > 0) return tooOften(wait)
  }
  return ok()
}

/** How a try ended. `asked`: the bank asks its customer first. `not-decided`: no bank had to. */
export type CardTryEnd = 'accepted' | 'declined' | 'asked' | 'not-decided'

/**
 * Notes how a try ended: a decline with the card, where it is known. One that was accepted, or not decided, does not
 * count against who made it; what no bank decided does not make the share of declines smaller.
 */
export async function noteCardTry(about: CardTry, end: CardTryEnd): Promise<void> {
  if (end === 'asked') return
  if (end !== 'not-decided') await tally(tried)
  if (end !== 'declined') return forget(about)
  await tally(declined)
  if (about.fingerprint) await tally(byCard, about.fingerprint)
}

/** An order that its bank asked about is paid: that question counts no more against who answered it. */
export async function noteAnswer(about: CardTry, orderId: string): Promise<void> {
  if ((await count(answered, orderId)) === 0) await forget(about)
}

async function forget(about: CardTry): Promise<void> {
  for (const [limit, whom] of limitsOf(about)) await giveBack(limit, whom)
}

/** Whether it is worth a question to the gateway which card it is: there were declines. */
export async function isSuspicious({ browserHash }: CardTry): Promise<boolean> {
  return (await timesSoFar(byBrowser, browserHash)) >= 2 || (await areDeclinesHigh())
}

/** Whether banks decline so much of what is typed into this shop that somebody may be trying out numbers. */
export async function areDeclinesHigh(): Promise<boolean> {
  const declines = await timesSoFar(declined)
  return declines >= highFrom.declines && declines >= highFrom.share * (await timesSoFar(tried))
}
