import 'server-only'
import { record } from '@/lib/audit/events'
import { days, hours } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { hashToken, newToken } from '@/lib/platform/random'
import type { Caller } from './levels'

// A session is a row; the browser holds 256 random bits of which the row knows the SHA-256. All times are
// the shop's clock, compared in the database.

/** In seconds. A full session is opened by a passkey, a limited one by a mailed code. */
export const sessionLimits = {
  full: { idle: days(14), absolute: days(30), atOnce: 20 },
  limited: { idle: hours(1), absolute: hours(24), atOnce: 3 },
} as const

/** Fresh: authenticated at most a day ago, and no pause of over an hour since. */
const fresh = { pause: hours(1), absolute: days(1) }

export type SessionKind = keyof typeof sessionLimits

/** What opens a session: a user-verified assertion, the making of the first passkey, or a mailed code. */
export type SessionOpening = {
  customerId: string
  kind: SessionKind
  by: 'passkey' | 'first-passkey' | 'mailed-code'
  device: string
  /** The browser's own session before, which ends. */
  replaces?: string | undefined
}

/** The token is for the cookie and nowhere else; `maxAge` is the cookie's, in seconds. */
export type OpenedSession = { sessionId: string; kind: SessionKind; token: string; maxAge: number }

/**
 * Opens a session. The only function that does. A customer has at most 20 full and 3 limited ones; the
 * one unseen for longest makes room, and never one of the other kind.
 */
export async function openSession(tx: Tx, opening: SessionOpening): Promise<OpenedSession> {
  const { customerId, kind, by, device, replaces } = opening
  const token = newToken()
  const { idle, absolute, atOnce } = sessionLimits[kind]
  const authenticated = kind === 'full'

  // Sign-ins of one customer take turns, so that they count each other.
  await tx.$queryRaw`SELECT FROM customer WHERE id = ${customerId}::uuid FOR NO KEY UPDATE`
  const [made] = await tx.$queryRaw<[{ id: string }]>`
    INSERT INTO session (id, customer_id, kind, token_hash, authenticated_at, fresh_ends_at,
      idle_ends_at, absolute_ends_at, device)
    VALUES (gen_random_uuid(), ${customerId}::uuid, ${kind}::session_kind, ${hashToken(token)},
      CASE WHEN ${authenticated}::boolean THEN shop_now() END,
      CASE WHEN ${authenticated}::boolean THEN shop_now() + ${fresh.pause}::int * interval '1 second' END,
      shop_now() + ${idle}::int * interval '1 second', shop_now() + ${absolute}::int * interval '1 second', ${device})
    RETURNING id`
  if (replaces) await endSession(tx, replaces, 'replaced')
  const crowded = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM session
    WHERE customer_id = ${customerId}::uuid AND kind = ${kind}::session_kind AND ended_at IS NULL
      AND idle_ends_at > shop_now() AND absolute_ends_at > shop_now()
    ORDER BY id = ${made.id}::uuid DESC, last_seen_at DESC, created_at DESC OFFSET ${atOnce}`
  for (const { id } of crowded) await endSession(tx, id, 'too-many')
  await record(tx, 'session-opened', { customerId, sessionId: made.id, facts: { by, level: kind, device } })
  return { sessionId: made.id, kind, token, maxAge: absolute }
}

export type LiveSession = {
  sessionId: string
  customerId: string
  email: string
  kind: SessionKind
  authenticatedAt: Date | null
  isFresh: boolean
}

/**
 * Who holds this token, in one query that also notes, at most once a minute, that the session was seen.
 * An hour without being seen ends freshness for good: only a new assertion brings it back.
 * @returns null for a session that ended, ran out, or never was
 */
export async function findSession(token: string | undefined): Promise<LiveSession | null> {
  const tokenHash = hashToken(token)
  if (!tokenHash) return null
  const [found] = await db().$queryRaw<LiveSession[]>`
    WITH found AS (
      SELECT s.id, s.customer_id, s.kind, s.authenticated_at, s.fresh_ends_at, c.email
      FROM session s JOIN customer c ON c.id = s.customer_id
      WHERE s.token_hash = ${tokenHash} AND s.ended_at IS NULL
        AND s.idle_ends_at > shop_now() AND s.absolute_ends_at > shop_now()
    ), seen AS (
      UPDATE session s SET
        last_seen_at = shop_now(),
        idle_ends_at = LEAST(s.absolute_ends_at, shop_now() + interval '1 second' *
          CASE s.kind WHEN 'full' THEN ${sessionLimits.full.idle}::int ELSE ${sessionLimits.limited.idle}::int END),
        fresh_ends_at = CASE WHEN s.fresh_ends_at > shop_now() THEN LEAST(
          s.authenticated_at + ${fresh.absolute}::int * interval '1 second',
          shop_now() + ${fresh.pause}::int * interval '1 second') ELSE s.fresh_ends_at END
      FROM found WHERE s.id = found.id AND s.last_seen_at <= shop_now() - interval '1 minute'
    )
    SELECT id AS "sessionId", customer_id AS "customerId", email, kind::text AS kind,
      authenticated_at AS "authenticatedAt", coalesce(fresh_ends_at > shop_now(), false) AS "isFresh"
    FROM found`
  return found ?? null
}

/** Who a live session says is asking, and at which level. */
export function callerOf({ kind, isFresh, ...live }: LiveSession): Caller {
  const { customerId, sessionId, email, authenticatedAt } = live
  const level = kind === 'limited' ? 'limited' : isFresh ? 'fresh' : 'remembered'
  return { level, customerId, sessionId, email, authenticatedAt }
}

/** Ends one session; from the next request on its token opens nothing. Ending it twice is nothing. */
export async function endSession(
  tx: Tx,
  sessionId: string,
  reason: 'signed-out' | 'replaced' | 'too-many',
): Promise<void> {
  const ended = await tx.$queryRaw<{ customerId: string }[]>`
    UPDATE session SET ended_at = shop_now() WHERE id = ${sessionId}::uuid AND ended_at IS NULL
    RETURNING customer_id AS "customerId"`
  for (const { customerId } of ended)
    await record(tx, 'session-ended', { customerId, sessionId, facts: { reason } })
}

/** Forgets sessions that ended or ran out 30 days ago. */
export async function sweepSessions(): Promise<void> {
  await db().$executeRaw`
    DELETE FROM session
    WHERE LEAST(coalesce(ended_at, absolute_ends_at), absolute_ends_at, idle_ends_at) < shop_now() - interval '30 days'`
}
