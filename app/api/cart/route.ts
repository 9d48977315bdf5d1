import { answer, guardRoute } from '@/lib/auth/guard/route'
import { readCart } from '@/lib/cart/cart'
import { cartOwner, keepCart } from '@/lib/cart/request'

/** The caller's cart. */
export const GET = guardRoute('GET /api/cart', {}, async ({ caller }) => {
  const cart = await readCart(await cartOwner(caller))
  await keepCart(caller, cart)
  return answer(cart)
})
