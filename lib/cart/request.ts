import 'server-only'
import type { Caller } from '@/lib/auth/levels'
import { readCookie, writeCookie } from '@/lib/auth/request'
import { days } from '@/lib/platform/clock'
import { hashToken } from '@/lib/platform/random'
import type { CartOwner } from './cart'

/** Whose cart a request is about: the customer's, else the one that the cart cookie opens. */
export async function cartOwner(caller: Caller): Promise<CartOwner> {
  if (caller.level !== 'guest') return { customerId: caller.customerId }
  const tokenHash = hashToken(await readCookie('cart'))
  return tokenHash && { tokenHash }
}

/** Lets a guest's browser keep its cart for 30 days from now. */
export async function keepCart(token: string): Promise<void> {
  await writeCookie('cart', token, days(30))
}
