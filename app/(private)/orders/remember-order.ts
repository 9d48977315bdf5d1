import 'server-only'
import type { Caller } from '@/lib/auth/levels'
import { readCookie, writeCookie } from '@/lib/auth/request'
import { grantGuestAccess, guestAccessSeconds } from '@/lib/orders/guest-access'
import { mayOpen } from '@/lib/orders/order'

/**
 * Lets the browser that placed an order open it: all of it for a day, its things for 30 days; unless its session
 * opens all of it anyway. Only in actions.
 * A remembered session sees what its level may: the customer's cart, and so the next order's key, is open in all of
 * their browsers, and having it is no proof of having placed the order.
 */
export async function rememberOrder(caller: Caller, orderId: string): Promise<void> {
  if (caller.level === 'remembered') return rememberLink(caller, orderId)
  if ((await mayOpen(caller, undefined, orderId)) !== 'everything') await remember(orderId, 'placed')
}

/** Lets a browser that showed the order's link see its things for 30 days. Only in actions. */
export async function rememberLink(caller: Caller, orderId: string): Promise<void> {
  if ((await mayOpen(caller, undefined, orderId)) === null) await remember(orderId, 'link')
}

async function remember(orderId: string, by: 'placed' | 'link'): Promise<void> {
  const token = await grantGuestAccess(await readCookie('orders'), orderId, by)
  await writeCookie('orders', token, guestAccessSeconds)
}
