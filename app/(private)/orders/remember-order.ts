import 'server-only'
import type { Caller } from '@/lib/auth/levels'
import { readCookie, writeCookie } from '@/lib/auth/request'
import { grantGuestAccess, guestAccessSeconds } from '@/lib/orders/guest-access'
import { mayOpen } from '@/lib/orders/order'

/**
 * Lets this browser open the order for 30 days, unless its session opens all of it anyway. Only in actions.
 */
export async function rememberOrder(caller: Caller, orderId: string): Promise<void> {
  if ((await mayOpen(caller, undefined, orderId)) === 'everything') return
  const token = await grantGuestAccess(await readCookie('orders'), orderId)
  await writeCookie('orders', token, guestAccessSeconds)
}
