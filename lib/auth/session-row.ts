import 'server-only'
import { days, hours } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { hashToken } from '@/lib/platform/random'
import type { Seen } from './rotation'

// How a session's row is read, and how it notes that it was seen.

/** Fresh: authenticated at most a day ago, and no pause of over an hour since. In seconds. */
export const fresh = { pause: hours(1), absolute: days(1) }

/** A session that is not over, and the standing of the token by which it was found. */
export type Found = Seen & {
  customerId: string
  email: string
  kind: 'full' | 'limited'
  shared: boolean
  authenticatedAt: Date | null
  isFresh: boolean
  /** Not noted for a minute. */
  isUnseen: boolean
}

/** Finds a session by the hash of one of its tokens, in one query by primary keys. */
export async function lookUp(tokenHash: Uint8Array<ArrayBuffer>): Promise<Found | undefined> {
  const [found] = await db().$queryRaw<Omit<Found, 'hash'>[]>`
    /* kept */ SELECT s.id AS "sessionId", s.customer_id AS "customerId", c.email, s.kind::text AS kind, s.shared,
      s.authenticated_at AS "authenticatedAt",
      coalesce(CASE WHEN t.replaced_at IS NULL THEN s.fresh_ends_at ELSE t.fresh_ends_at END > clock.now, false)
        AS "isFresh",
      s.last_seen_at <= clock.now - interval '1 minute' AS "isUnseen",
      s.unused_pendings AS "unusedPendings",
      CASE WHEN t.hash = s.current_hash THEN 'current' WHEN t.hash = s.pending_hash THEN 'pending'
        WHEN t.replaced_at IS NOT NULL THEN 'replaced' ELSE 'spent' END AS state,
      date_part('epoch', clock.now - s.current_used_at) AS "usedFor",
      date_part('epoch', clock.now - s.pending_at) AS "pendingFor",
      date_part('epoch', clock.now - t.replaced_at) AS "replacedFor",
      date_part('epoch', clock.now - s.succeeded_at) AS "succeededFor"
    FROM (SELECT shop_now() AS now OFFSET 0) clock, session_token t
      JOIN session s ON s.id = t.session_id JOIN customer c ON c.id = s.customer_id
    WHERE t.hash = ${tokenHash} AND s.ended_at IS NULL
      AND s.idle_ends_at > clock.now AND s.absolute_ends_at > clock.now`
  return found && { ...found, hash: tokenHash }
}

/** Notes, at most once a minute, that a session was seen. Freshness that has ended does not come back. */
export async function noteSeen(sessionId: string): Promise<void> {
  await db().$executeRaw`
    UPDATE session SET
      last_seen_at = shop_now(),
      idle_ends_at = LEAST(absolute_ends_at, shop_now() + idle_seconds * interval '1 second'),
      fresh_ends_at = CASE WHEN fresh_ends_at > shop_now() THEN LEAST(
        authenticated_at + ${fresh.absolute}::int * interval '1 second',
        shop_now() + ${fresh.pause}::int * interval '1 second') ELSE fresh_ends_at END
    WHERE id = ${sessionId}::uuid AND ended_at IS NULL AND last_seen_at <= shop_now() - interval '1 minute'`
}

/** How long a cookie of this session lives, in seconds; undefined where it ends with the browser. */
export async function cookieAge(tx: Tx, sessionId: string): Promise<number | undefined> {
  const [row] = await tx.$queryRaw<{ left: number; shared: boolean }[]>`
    SELECT extract(epoch FROM absolute_ends_at - shop_now())::int AS left, shared
    FROM session WHERE id = ${sessionId}::uuid`
  return !row || row.shared ? undefined : Math.max(0, row.left)
}

/**
 * Whose session this token opened until it was ended because it may have been copied: its browser is asked to
 * confirm who it is, with cart and form kept. Null for any other token.
 */
export async function endedAsCopy(token: string | undefined): Promise<string | null> {
  const tokenHash = hashToken(token)
  if (!tokenHash) return null
  const [found] = await db().$queryRaw<{ customerId: string }[]>`
    SELECT s.customer_id AS "customerId" FROM session_token t JOIN session s ON s.id = t.session_id
    WHERE t.hash = ${tokenHash} AND s.end_reason = 'copied'`
  return found?.customerId ?? null
}
