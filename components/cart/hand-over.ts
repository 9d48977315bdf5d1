import type { MergedLine } from '@/lib/cart/claim'
import type { Unwritten } from '@/lib/cart/client'

// From page to page of one tab: clicks that were on their way when it was left, and what signing in did to
// the cart.

/** Milliseconds. What is older was meant for a cart that has moved on. */
const keptFor = 60_000

/** One thing that a page keeps for the next, which takes it once. */
function between<Thing>(place: string) {
  return {
    keep: (thing: Thing) => sessionStorage.setItem(place, JSON.stringify({ thing, at: Date.now() })),
    take(): Thing | null {
      const kept = sessionStorage.getItem(place)
      if (!kept) return null
      sessionStorage.removeItem(place)
      const { thing, at } = JSON.parse(kept)
      return Date.now() - at < keptFor ? thing : null
    },
  }
}

/** What one page could not bring to the server. */
export const unwritten = between<Unwritten>('latchkey:unwritten')

/** The lines that came from the guest's cart into the customer's. */
export const mergedLines = between<MergedLine[]>('latchkey:merged')
