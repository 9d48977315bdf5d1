import 'server-only'
import { minutes, shopNow } from '@/lib/platform/clock'
import { type Limit, tally } from './limiter'
import type { Network } from './network'

// What a proof of work costs, in steps of which half are done on average. A network that is known and quiet
// pays least. One that nobody can name pays double, and the more is asked for in ten minutes the dearer it
// gets: so a crowd behind one address waits a little where a script pays a lot.

/** In steps. `npm run bench` says what they are on a slow phone. */
export const prices = { known: 120, unknown: 240 }

/** From so many challenges in ten minutes on, the price is so many times as high. */
const dearer = {
  known: [
    { from: 160, times: 8 },
    { from: 80, times: 4 },
    { from: 40, times: 2 },
  ],
  // Everybody is in this one.
  unknown: [
    { from: 8000, times: 8 },
    { from: 4000, times: 4 },
    { from: 2000, times: 2 },
  ],
}

const asked: Limit = { name: 'proofs', points: 0, seconds: minutes(10) }
const mostOfOne = 1000
/** The network around (an IPv6 /48) is many homes. */
const homes = 4

/**
 * @returns the most steps; the shop's time in whole seconds; and seconds to wait where one network asked
 * for over a thousand in ten minutes. What is unknown is never refused: it is everybody.
 */
export async function priceFor(network: Network): Promise<{ steps: number; wait: number; now: number }> {
  const now = Math.floor((await shopNow()).getTime() / 1000)
  if (!network) {
    const { times } = await tally(asked, 'unknown')
    return { steps: priceAt('unknown', times), wait: 0, now }
  }
  let [most, wait] = [0, 0]
  for (const [width, part] of network.entries()) {
    const { times, left } = await tally(asked, 'network', part)
    const number = width === 0 ? times : Math.ceil(times / homes)
    if (number > mostOfOne) wait = Math.max(wait, left)
    most = Math.max(most, number)
  }
  return { steps: priceAt('known', most), wait, now }
}

/** The price at the so-manieth challenge of ten minutes. */
export function priceAt(kind: keyof typeof prices, number: number): number {
  return prices[kind] * (dearer[kind].find(({ from }) => number > from)?.times ?? 1)
}
