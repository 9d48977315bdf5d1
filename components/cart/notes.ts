import { cart as words } from '@/components/messages'
import { type CartLine, limitOf, maxLines, maxQuantity } from '@/lib/cart/client'
import type { Note } from './sync'

/** What the shop has to say about a change that could not be made as asked. */
export function noteWords(note: Note): string {
  if (note.kind === 'capped') return cappedWords(note.available)
  if (note.kind === 'sold-out') return words.notes.soldOutMeanwhile
  if (note.kind === 'full') return words.notes.full(maxLines)
  return words.notes.gone
}

/** What there is to say about how many of a line can be had, or null. */
export function quantityWords(line: CartLine): string | null {
  if (line.soldOut) return words.notes.soldOut
  if (line.capped) return cappedWords(line.available)
  if (line.quantity < limitOf(line)) return null
  return line.available < maxQuantity ? words.notes.all(line.available) : words.notes.most(maxQuantity)
}

const cappedWords = (available: number) =>
  available < maxQuantity ? words.notes.capped(available) : words.notes.most(maxQuantity)
