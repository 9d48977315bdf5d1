import 'server-only'
import type { CartOwner } from '@/lib/cart/cart'
import { writeLine } from '@/lib/cart/write-line'
import { type Quote, type QuoteAsked, quoteOrder } from './quote'

/**
 * Makes the cart what can be had: sold-out lines go, others shrink to what is left, and today's prices
 * count as seen.
 * @returns the quote of that cart, or null if nothing is left. If the cart changed meanwhile, it may ask again.
 */
export async function fitCart(asked: QuoteAsked & { owner: NonNullable<CartOwner> }): Promise<Quote | null> {
  const quote = await quoteOrder(asked)
  if (!quote) return null
  let version = quote.cartVersion
  for (const { variantId, available, unitPrice } of quote.lines.filter((line) => line.problems.length > 0)) {
    const written = await writeLine({
      owner: asked.owner,
      variantId,
      quantity: available,
      version,
      seenPrice: unitPrice,
    })
    if (!written.ok) break
    version = written.data.cart.version
  }
  return quoteOrder(asked)
}
