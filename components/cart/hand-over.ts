import type { Unwritten } from '@/lib/cart/client'

// From page to page of one tab: clicks that were on their way when it was left.

const place = 'latchkey:unwritten'
/** Milliseconds. Clicks of longer ago were meant for a cart that has moved on. */
const keptFor = 60_000

/** Keeps for the tab's next page what this one could not bring to the server. */
export function handOver(unwritten: Unwritten | null) {
  if (unwritten) sessionStorage.setItem(place, JSON.stringify({ unwritten, at: Date.now() }))
}

/** What the page before left, once. */
export function takeOver(): Unwritten | null {
  const kept = sessionStorage.getItem(place)
  if (!kept) return null
  sessionStorage.removeItem(place)
  const { unwritten, at } = JSON.parse(kept)
  return Date.now() - at < keptFor ? unwritten : null
}
