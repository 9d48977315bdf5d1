import 'server-only'
import { days, hours } from '@/lib/platform/clock'
import { ok, type Result } from '@/lib/platform/result'
import { count, type Limit } from './limiter'
import { tooOften } from './mail-limits'
import type { Network } from './network'

const byBrowser: Limit = { name: 'discount-browser', points: 20, seconds: days(1) }
/** For the narrower network, and for the wider around it (an IPv6 /48). */
const byNetwork: [Limit, Limit] = [
  { name: 'discount-network', points: 60, seconds: hours(1) },
  { name: 'discount-site', points: 240, seconds: hours(1) },
]

/**
 * Counts a try at a discount code before it is looked up, right or wrong: 20 a day for a browser, 60 an hour for a
 * network. Beside it every try costs a proof of work.
 * @throws if the limits cannot be read: then no code is tried
 */
export async function mayTryDiscount(asked: {
  browserHash: Uint8Array
  network: Network
}): Promise<Result<undefined, 'too-often'>> {
  const ownWait = await count(byBrowser, asked.browserHash)
  if (ownWait > 0) return tooOften(ownWait)
  for (const [width, part] of (asked.network ?? []).entries()) {
    const wait = await count(byNetwork[width] ?? byNetwork[1], part)
    if (wait > 0) return tooOften(wait)
  }
  return ok()
}
