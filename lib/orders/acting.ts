import 'server-only'
import type { Caller } from '@/lib/auth/levels'
import type { Actor } from './cancel'
import type { Sight } from './guest-access'
import { mayOpen } from './order'

/**
 * Who does something with an order, where they may: whoever sees all of it may do all that a buyer can. That is its
 * customer in a fresh session, the browser that placed it, or a guest's after a code from a mail. A token that was
 * replaced a moment ago does nothing.
 * @param needed what they must see of it
 */
export async function actingOn(
  caller: Caller,
  guestToken: string | undefined,
  id: string,
  needed: Sight = 'everything',
): Promise<Extract<Actor, { by: 'buyer' }> | null> {
  if (caller.level !== 'guest' && caller.isReplaced) return null
  const sight = await mayOpen(caller, guestToken, id)
  if (sight === null || (needed === 'everything' && sight !== 'everything')) return null
  return caller.level === 'guest'
    ? { by: 'buyer', customerId: null, sessionId: null }
    : { by: 'buyer', customerId: caller.customerId, sessionId: caller.sessionId }
}
