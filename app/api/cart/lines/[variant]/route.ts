import { z } from 'zod'
import { answer, guardRoute } from '@/lib/auth/guard/route'
import { cartOwner, keepCart } from '@/lib/cart/request'
import { lineInput, writeLine } from '@/lib/cart/write-line'

const shape = { params: z.object({ variant: z.uuid() }), body: lineInput }

/**
 * Sets how many of a variant are in the caller's cart. 200 with the cart; 409 `{error, cart}` where the cart
 * is no longer at `version`, the variant is sold out or the cart is full; 404 for a variant that is not sold.
 */
export const PUT = guardRoute('PUT /api/cart/lines/[variant]', shape, async ({ caller, params, body }) => {
  const owner = await cartOwner(caller)
  const result = await writeLine({ owner, variantId: params.variant, ...body })
  const cart = result.ok ? result.data.cart : result.cart
  await keepCart(caller, cart, result.ok ? result.data.newToken : undefined)
  if (result.ok) return answer(cart)
  if (result.error === 'unknown-variant') return answer({ error: 'unknown-variant' }, 404)
  return answer({ error: result.error, cart }, 409)
})
