import 'server-only'
import { days, hours } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { hashToken, newToken, sha256 } from '@/lib/platform/random'

// A guest opens an order by a cookie whose hash stands beside the order. The browser that placed the order sees all of
// it for a day: as long as a passkey counts as fresh, enough to look again and to change one's mind, and not so long
// that it stays open on a computer that others use. One that showed the secret of a link in one of the order's mails sees
// its things and how it stands, for 30 days; a link is passed on, and mails are read over shoulders. All of it shows
// for an hour after a code that was mailed for exactly that.

/** How long a browser may open an order, in seconds; the cookie's age. */
export const guestAccessSeconds = days(30)

const fullSeconds = { placed: days(1), code: hours(1) }

/** What a browser or a session may see of an order, and do with it: all, or its things and how it stands. */
export type Sight = 'everything' | 'things'

/**
 * Lets a browser open an order for 30 days.
 * @param held the token in the browser's cookie. One that the shop knows is used on, so that the browser
 * keeps its other orders; any other is replaced.
 * @param by whether it placed the order, or showed its link
 * @returns the token for the cookie.
 */
export async function grantGuestAccess(
  held: string | undefined,
  orderId: string,
  by: 'placed' | 'link',
): Promise<string> {
  const heldHash = hashToken(held)
  const known = heldHash !== null && (await db().orderGuest.count({ where: { tokenHash: heldHash } })) > 0
  const token = known && held ? held : newToken()
  const tokenHash = hashToken(token)
  if (!tokenHash) throw new Error('a new token has the form of one')
  const full = by === 'placed' ? fullSeconds.placed : null
  // Counted from when it was placed: asking again makes the day no longer.
  await db().$executeRaw`
    INSERT INTO order_guest AS held (token_hash, order_id, expires_at, full_until)
    SELECT ${tokenHash}, o.id, shop_now() + ${guestAccessSeconds} * interval '1 second',
      o.placed_at + ${full}::int * interval '1 second'
    FROM "order" o WHERE o.id = ${orderId}
    ON CONFLICT (token_hash, order_id) DO UPDATE SET expires_at = excluded.expires_at,
      full_until = greatest(held.full_until, excluded.full_until)`
  return token
}

/** How much of an order a browser with this token may see; null for nothing. */
export async function guestSight(token: string | undefined, orderId: string): Promise<Sight | null> {
  const tokenHash = hashToken(token)
  if (!tokenHash) return null
  const [grant] = await db().$queryRaw<{ full: boolean }[]>`
    SELECT coalesce(full_until > shop_now(), false) AS full FROM order_guest
    WHERE token_hash = ${tokenHash} AND order_id = ${orderId} AND expires_at > shop_now()`
  return grant ? (grant.full ? 'everything' : 'things') : null
}

/**
 * Shows a browser that holds the link all of the order for an hour, in the transaction that uses the mailed code up.
 * @returns false where the browser does not hold it (any more)
 */
export async function widenGuestAccess(tx: Tx, token: string | undefined, orderId: string): Promise<boolean> {
  const tokenHash = hashToken(token)
  if (!tokenHash) return false
  const widened = await tx.$executeRaw`
    UPDATE order_guest SET
      full_until = least(expires_at, greatest(full_until, shop_now() + ${fullSeconds.code}::int * interval '1 second'))
    WHERE token_hash = ${tokenHash} AND order_id = ${orderId} AND expires_at > shop_now()`
  return widened === 1
}

/** Deletes grants that are over. @returns how many. */
export async function sweepGuestAccess(): Promise<number> {
  return db().$executeRaw`DELETE FROM order_guest WHERE expires_at <= shop_now()`
}

/** Makes a link to an order, for one mail. @returns the secret in it; the database knows its hash alone. */
export async function makeLink(tx: Tx, orderId: string): Promise<string> {
  const secret = newToken()
  await tx.$executeRaw`
    /* kept */ INSERT INTO order_link (secret_hash, order_id) VALUES (${sha256(secret)}, ${orderId})`
  return secret
}

/** Whether a link to this order has the secret. The same answer for an order that is not there. */
export async function knowsSecret(orderId: string, secret: string): Promise<boolean> {
  const secretHash = hashToken(secret)
  if (!secretHash) return false
  return (await db().orderLink.count({ where: { secretHash, orderId } })) === 1
}
