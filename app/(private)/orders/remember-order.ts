import 'server-only'
import type { Caller } from '@/lib/auth/levels'
import { readCookie, writeCookie } from '@/lib/auth/request'
import { grantGuestAccess, guestAccessSeconds } from '@/lib/orders/guest-access'

/** Lets this browser open the order for 30 days, unless its session opens it anyway. Only in actions. */
export async function rememberOrder(caller: Caller, orderId: string): Promise<void> {
  if (caller.level !== 'guest' && caller.level !== 'limited') return
  const token = await grantGuestAccess(await readCookie('orders'), orderId)
  await writeCookie('orders', token, guestAccessSeconds)
}
