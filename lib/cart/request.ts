import 'server-only'
import { type Caller, reaches } from '@/lib/auth/levels'
import { readCookie, writeCookie } from '@/lib/auth/request'
import { days } from '@/lib/platform/clock'
import { hashToken } from '@/lib/platform/random'
import type { CartOwner } from './cart'
import type { CartView } from './client'
import { writeHint } from './hint'

/**
 * Whose cart a request is about: the customer's, else the one that the cart cookie opens. Somebody who came
 * by a mailed code alone has a guest's rights, so a mailbox does not show its owner's cart.
 */
export async function cartOwner(caller: Caller): Promise<CartOwner> {
  if (hasOwnCart(caller)) return { customerId: caller.customerId }
  const tokenHash = hashToken(await readCookie('cart'))
  return tokenHash && { tokenHash }
}

const hasOwnCart = (caller: Caller): caller is Exclude<Caller, { level: 'guest' }> =>
  reaches(caller, 'remembered')

/**
 * Lets a guest's browser keep its cart for another 30 days, and brings the hint up to date. `newToken` is
 * the token of a cart that was just made. A cookie that opens no cart is left alone: another answer may be
 * bringing a new one.
 */
export async function keepCart(caller: Caller, cart: CartView, newToken?: string): Promise<void> {
  const token = newToken ?? (await readCookie('cart'))
  if (!hasOwnCart(caller) && cart.id && token) await writeCookie('cart', token, days(30))
  await writeHint({ signedIn: caller.level !== 'guest', count: cart.count })
}
