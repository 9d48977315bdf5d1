import 'server-only'
import { days, hours, minutes } from '@/lib/platform/clock'
import { fail, ok, type Result } from '@/lib/platform/result'
import { count, type Limit, mark, markLeft, tally, unmark } from './limiter'
import type { Network } from './network'

// How often somebody may have a code mailed. What refuses is always about the asker, by browser or network;
// the address itself only makes browsers wait that its account has never seen, each for itself and at most
// a quarter of an hour. So whoever asks in somebody's name shuts nobody else out: the owner's own browser
// is asked nothing about the network, an unknown one has its turn after its wait whatever others do, and a
// passkey never comes here. Mails about an account's safety do not come here either.

/** Somebody asks for a code. */
export type MailAsked = {
  /** The address's key. */
  emailKey: string
  browserHash: Uint8Array
  network: Network
  /** Whether the address's account was signed in to by passkey in this browser before. */
  isKnown: boolean
}

/** `wait` is among the fields: seconds. */
export type TooOften = { ok: false; error: 'too-often'; fields?: Record<string, string> }

export const tooOften = (seconds: number): TooOften => fail('too-often', { wait: String(seconds) })

const byBrowser: Limit = { name: 'mail-browser', points: 5, seconds: hours(1) }
const byAddressAndNetwork: Limit = { name: 'mail-address-network', points: 10, seconds: hours(1) }
/** For the narrower network, and for the wider around it (an IPv6 /48). */
const byNetwork: [Limit, Limit] = [
  { name: 'mail-network', points: 100, seconds: hours(1) },
  { name: 'mail-site', points: 400, seconds: hours(1) },
]
const toAddress: Limit = { name: 'mail-address', points: 0, seconds: days(1) }
const turn: Limit = { name: 'mail-turn', points: 1, seconds: hours(1) }

/** How long a browser keeps its turn after its wait. */
const turnStays = hours(1)
/** Twice what one browser gets: its own asking tells nobody whether somebody else asked too. */
const freeMails = 10
const firstWait = 30
const longestWait = minutes(15)

/** Seconds that an unknown browser waits where unknown ones asked for an address so often today. */
export function waitAfter(asked: number): number {
  return asked < freeMails ? 0 : Math.min(longestWait, firstWait * 2 ** (asked - freeMails))
}

/**
 * Counts a mail before it is sent. The same statements run whether the address has an account or not.
 * @throws if the limits cannot be read: then nothing is sent
 */
export async function mayMailCode(asked: MailAsked): Promise<Result<undefined, 'too-often'>> {
  const { emailKey, browserHash, network, isKnown } = asked
  const ownWait = await count(byBrowser, emailKey, browserHash)
  if (ownWait > 0) return tooOften(ownWait)
  if (isKnown) return ok()
  for (const [width, part] of (network ?? []).entries()) {
    const pairWait = await count(byAddressAndNetwork, emailKey, part)
    if (pairWait > 0) return tooOften(pairWait)
    const networkWait = await count(byNetwork[width] ?? byNetwork[1], part)
    if (networkWait > 0) return tooOften(networkWait)
  }
  const turnWait = await waitForTurn(emailKey, browserHash)
  return turnWait > 0 ? tooOften(turnWait) : ok()
}

/** An unknown browser's turn at an address that is asked for a lot: it waits once, and then it is let through once. */
async function waitForTurn(emailKey: string, browserHash: Uint8Array): Promise<number> {
  const { times } = await tally(toAddress, emailKey)
  const wait = waitAfter(times - 1)
  if (wait === 0) return 0
  const left = await markLeft(turn, emailKey, browserHash)
  if (left === null) {
    await mark(turn, wait + turnStays, emailKey, browserHash)
    return wait
  }
  if (left > turnStays) return left - turnStays
  return (await unmark(turn, emailKey, browserHash)) ? 0 : wait
}
