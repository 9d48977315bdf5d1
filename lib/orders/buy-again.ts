import 'server-only'
import { type CartOwner, readCart } from '@/lib/cart/cart'
import type { CartView } from '@/lib/cart/client'
import { writeLine } from '@/lib/cart/write-line'
import { db } from '@/lib/platform/db'
import { hashToken } from '@/lib/platform/random'

/** What could not be had, or not all of it. `had`: how many more are in the cart now. */
export type Missing = {
  name: string
  variant: string
  wanted: number
  had: number
  why: 'gone' | 'sold-out' | 'fewer' | 'full'
}

export type BoughtAgain = {
  cart: CartView
  /** For the cookie of a cart that was just made. */
  newToken?: string
  /** Pieces that went into the cart. */
  added: number
  missing: Missing[]
}

type Line = { variantId: string | null; productName: string; variantName: string; quantity: number }
type At = { owner: CartOwner; cart: CartView; newToken?: string }

/**
 * Puts what an order held into a cart, beside what is there, at today's prices; as much of it as there is. Other
 * writes to the cart meanwhile stay.
 */
export async function buyAgain(orderId: string, owner: CartOwner): Promise<BoughtAgain> {
  const lines = await db().orderLine.findMany({
    where: { orderId },
    orderBy: { position: 'asc' },
    select: { variantId: true, productName: true, variantName: true, quantity: true },
  })
  let at: At = { owner, cart: await readCart(owner) }
  let added = 0
  const missing: Missing[] = []
  for (const line of lines) {
    const put = await putLine(at, line)
    at = put.at
    added += put.had
    if (put.why)
      missing.push({
        name: line.productName,
        variant: line.variantName,
        wanted: line.quantity,
        had: put.had,
        why: put.why,
      })
  }
  return { cart: at.cart, ...(at.newToken && { newToken: at.newToken }), added, missing }
}

const tries = 5

async function putLine(from: At, line: Line): Promise<{ at: At; had: number; why?: Missing['why'] }> {
  let at = from
  if (!line.variantId) return { at, had: 0, why: 'gone' }
  for (let turn = 0; turn < tries; turn += 1) {
    const before = inCart(at.cart, line.variantId)
    const written = await writeLine({
      owner: at.owner,
      variantId: line.variantId,
      quantity: before + line.quantity,
      version: at.cart.version,
    })
    if (written.ok) {
      const { cart, newToken } = written.data
      const tokenHash = hashToken(newToken)
      at = { ...at, cart, ...(newToken && tokenHash && { newToken, owner: { tokenHash } }) }
      const had = Math.max(0, inCart(cart, line.variantId) - before)
      return had < line.quantity ? { at, had, why: had + before === 0 ? 'sold-out' : 'fewer' } : { at, had }
    }
    at = { ...at, cart: written.cart }
    if (written.error === 'unknown-variant') return { at, had: 0, why: 'gone' }
    if (written.error !== 'conflict') return { at, had: 0, why: written.error }
  }
  throw new Error('the cart changes faster than it can be written')
}

const inCart = (cart: CartView, variantId: string) =>
  cart.lines.find((line) => line.variantId === variantId)?.quantity ?? 0
