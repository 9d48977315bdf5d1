import 'server-only'
import { days } from '@/lib/platform/clock'
import { ok, type Result } from '@/lib/platform/result'
import { count, type Limit } from './limiter'
import { type MailAsked, tooOften } from './mail-limits'

const byBrowser: Limit = { name: 'code-browser', points: 20, seconds: days(1) }
const byNetwork: Limit = { name: 'code-network', points: 20, seconds: days(1) }

/**
 * Counts a try at a code before it is compared: 20 a day for an address and a browser, and for an address
 * and a network. A browser that its account knows is not held to what its neighbours do. Where the network
 * is unknown, each code's five tries, the pauses between codes and the price of each try hold.
 * @throws if the limits cannot be read: then no code is tried
 */
export async function mayTryCode(asked: MailAsked): Promise<Result<undefined, 'too-often'>> {
  const { emailKey, browserHash, network, isKnown } = asked
  const ownWait = await count(byBrowser, emailKey, browserHash)
  if (ownWait > 0) return tooOften(ownWait)
  for (const part of isKnown ? [] : (network ?? [])) {
    const wait = await count(byNetwork, emailKey, part)
    if (wait > 0) return tooOften(wait)
  }
  return ok()
}
