import { answer, guardRoute } from '@/lib/auth/guard/route'
import { readCookie } from '@/lib/auth/request'
import { readCart } from '@/lib/cart/cart'
import { writeHint } from '@/lib/cart/hint'
import { cartOwner, keepCart } from '@/lib/cart/request'

/** The caller's cart. A guest's cookie lives for another 30 days. */
export const GET = guardRoute('GET /api/cart', {}, async ({ caller }) => {
  const cart = await readCart(await cartOwner(caller))
  const signedIn = caller.level !== 'guest'
  const token = await readCookie('cart')
  if (!signedIn && cart.id && token) await keepCart(token)
  await writeHint({ signedIn, count: cart.count })
  return answer(cart)
})
