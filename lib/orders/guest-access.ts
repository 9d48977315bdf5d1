import 'server-only'
import { days, shopNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { hashToken, newToken } from '@/lib/platform/random'

// A guest opens an order by a cookie whose hash stands beside the order. The cookie is given to the browser
// that placed the order, and to one that showed the secret of the link in the order's mail.

/** How long a browser may open an order, in seconds; the cookie's age. */
export const guestAccessSeconds = days(30)

/**
 * Lets a browser open an order for 30 days.
 * @param held the token in the browser's cookie. One that the shop knows is used on, so that the browser
 * keeps its other orders; any other is replaced.
 * @returns the token for the cookie.
 */
export async function grantGuestAccess(held: string | undefined, orderId: string): Promise<string> {
  const heldHash = hashToken(held)
  const known = heldHash !== null && (await db().orderGuest.count({ where: { tokenHash: heldHash } })) > 0
  const token = known && held ? held : newToken()
  const tokenHash = hashToken(token)
  if (!tokenHash) throw new Error('a new token has the form of one')
  await db().$executeRaw`
    INSERT INTO order_guest (token_hash, order_id, expires_at)
    VALUES (${tokenHash}, ${orderId}, shop_now() + ${guestAccessSeconds} * interval '1 second')
    ON CONFLICT (token_hash, order_id) DO UPDATE SET expires_at = excluded.expires_at`
  return token
}

/** Whether a browser with this token may open an order. */
export async function hasGuestAccess(token: string | undefined, orderId: string): Promise<boolean> {
  const tokenHash = hashToken(token)
  if (!tokenHash) return false
  const grant = await db().orderGuest.findUnique({ where: { tokenHash_orderId: { tokenHash, orderId } } })
  return grant !== null && grant.expiresAt > (await shopNow())
}

/** Deletes grants that are over. @returns how many. */
export async function sweepGuestAccess(): Promise<number> {
  return db().$executeRaw`DELETE FROM order_guest WHERE expires_at <= shop_now()`
}

/** Whether this is the secret of the order's own link. The same answer for an order that is not there. */
export async function knowsSecret(orderId: string, secret: string): Promise<boolean> {
  const secretHash = hashToken(secret)
  if (!secretHash) return false
  return (await db().order.count({ where: { id: orderId, secretHash } })) === 1
}
