import 'server-only'
import { record, type SessionEnd } from '@/lib/audit/events'
import { queueMail } from '@/lib/mail/outbox'
import { days, hours, minutes } from '@/lib/platform/clock'
import { db, type Tx, transaction } from '@/lib/platform/db'
import { hashToken, newToken, sha256 } from '@/lib/platform/random'
import { Prisma } from '@/prisma/generated/client'
import type { Caller } from './levels'
import { decide, rotation, type TokenState, takeStep } from './rotation'
import { cookieAge, type Found, fresh, lookUp, noteSeen } from './session-row'

// A session is a row, and each browser that is signed in has one; the browser holds 256 random bits of which
// the database knows the SHA-256. How they change is in rotation.ts. All times are the shop's clock, compared
// in the database.

/** In seconds. A full session is opened by a passkey, a limited one by a mailed code. */
export const sessionLimits = {
  full: { idle: days(14), absolute: days(30), atOnce: 20 },
  limited: { idle: hours(1), absolute: hours(24), atOnce: 3 },
} as const

/** On a device that others use too, whatever opened it. */
const sharedLimits = { idle: minutes(30), absolute: hours(8) }

export type SessionKind = keyof typeof sessionLimits

/** What opens a session: a user-verified assertion, the making of the first passkey or a recovery's, or a mailed code. */
export type SessionOpening = {
  customerId: string
  kind: SessionKind
  by: 'passkey' | 'first-passkey' | 'mailed-code' | 'recovery'
  device: string
  /** Others use this device too: the session ends with the browser, and soon. */
  shared?: boolean
  /** The browser's own session before, which ends when it comes with the new token. */
  replaces?: string | undefined
}

/** A token is for the cookie and nowhere else; `maxAge` is the cookie's, in seconds, none if it ends with the browser. */
export type TokenForCookie = { token: string; maxAge: number | undefined }
export type OpenedSession = TokenForCookie & { sessionId: string; kind: SessionKind; shared: boolean }

/**
 * Opens a session. A customer has at most 20 full and 3 limited ones; to make room goes the one that this
 * replaces, else the one unseen for longest, and never one of the other kind.
 */
export async function openSession(tx: Tx, opening: SessionOpening): Promise<OpenedSession> {
  const opened = await openIf(tx, opening, { condition: Prisma.sql`SELECT FROM turn` })
  if (!opened) throw new Error('a session needs a customer')
  return opened
}

/**
 * Opens a session if a statement finds or changes a row, both in one round trip and one transaction. The only
 * function that opens any.
 * @param condition may change rows; it runs once this customer's turn has come, and finds in `turn` their `id`, and
 * `closing`: whether the account is about to be erased
 * @param along more named queries that go along with it, each FROM `condition`
 * @returns null where there was no row: then nothing was opened
 */
export async function openIf(
  tx: Tx,
  opening: SessionOpening,
  { condition, along = Prisma.sql`nothing AS (SELECT)` }: { condition: Prisma.Sql; along?: Prisma.Sql },
): Promise<OpenedSession | null> {
  const { customerId, kind, by, device, shared = false, replaces = null } = opening
  const token = newToken()
  const { atOnce, ...own } = sessionLimits[kind]
  const idle = shared ? Math.min(sharedLimits.idle, own.idle) : own.idle
  const absolute = shared ? Math.min(sharedLimits.absolute, own.absolute) : own.absolute
  const [made] = await tx.$queryRaw<{ sessionId: string }[]>`
    /* kept */ WITH turn AS MATERIALIZED (
      SELECT id, deletion_due_at IS NOT NULL AS closing FROM customer
      WHERE id = ${customerId}::uuid FOR NO KEY UPDATE
    ), condition AS (${condition}), ${along}
    SELECT open_session(${customerId}::uuid, ${kind}::session_kind, ${sha256(token)}, ${by}, ${device},
      ${shared}::boolean, ${replaces}::uuid, ${idle}::int, ${absolute}::int, ${fresh.pause}::int,
      ${atOnce}::int) AS "sessionId"
    FROM condition`
  if (!made) return null
  return { sessionId: made.sessionId, kind, shared, token, maxAge: shared ? undefined : absolute }
}

export type LiveSession = {
  sessionId: string
  customerId: string
  email: string
  kind: SessionKind
  shared: boolean
  authenticatedAt: Date | null
  isFresh: boolean
  /** The token that came was replaced a moment ago: good to be answered, and to do nothing with. */
  isReplaced: boolean
  /** A page or a route of our own may give the browser its next token now. */
  rotationDue: boolean
}

/**
 * Who holds this token, in one query; at most once a minute a second one notes that the session was seen.
 * A token that comes for the first time takes its place; one that should not come any more ends the session.
 * An hour without being seen ends freshness for good: only a new assertion brings it back.
 * @returns null for a session that ended, ran out, or never was
 */
export async function findSession(token: string | undefined): Promise<LiveSession | null> {
  const tokenHash = hashToken(token)
  if (!tokenHash) return null
  for (;;) {
    const found = await lookUp(tokenHash)
    if (!found) return null
    const step = decide(found, false)
    if (step === 'end') await endCopied(found)
    else if (step === 'begin') await begin(found)
    else if (step === 'promote') await takeStep(db(), found, 'promote')
    else {
      const isReplaced = found.state === 'replaced'
      // What is replaced keeps nobody signed in.
      if (found.isUnseen && !isReplaced) await noteSeen(found.sessionId)
      return { ...found, isReplaced, rotationDue: decide(found, true) !== 'answer' }
    }
    // Taken, or another request was first: either way the token's standing is another now.
  }
}

/** The browser has the new session's cookie: now its old session ends. */
async function begin(found: Found): Promise<void> {
  await transaction(async (tx) => {
    // In the order of openSession, which ends sessions too.
    await tx.$queryRaw`SELECT FROM customer WHERE id = ${found.customerId}::uuid FOR NO KEY UPDATE`
    if (!(await takeStep(tx, found, 'begin'))) return
    const [{ replaced } = { replaced: null }] = await tx.$queryRaw<{ replaced: string | null }[]>`
      SELECT replaces_id AS replaced FROM session WHERE id = ${found.sessionId}::uuid`
    if (replaced) await endSession(tx, replaced, 'replaced')
  })
}

/** Who a live session says is asking, and at which level. */
export function callerOf(live: LiveSession): Caller {
  const { kind, isFresh, customerId, sessionId, email, authenticatedAt, shared, isReplaced, rotationDue } =
    live
  const level = kind === 'limited' ? 'limited' : isFresh ? 'fresh' : 'remembered'
  return { level, customerId, sessionId, email, authenticatedAt, shared, isReplaced, rotationDue }
}

/**
 * Mints the next token where that is due, for the answer of a GET of a private page or of our own API. The
 * request itself goes on with the token it came with.
 * @returns null where nothing is to be set; 'ended' where the session ended instead of a fourth token in a row
 */
export async function rotateSession(token: string | undefined): Promise<TokenForCookie | 'ended' | null> {
  const tokenHash = hashToken(token)
  const found = tokenHash && (await lookUp(tokenHash))
  if (!found) return null
  const step = decide(found, true)
  if (step === 'end') {
    await endCopied(found)
    return 'ended'
  }
  if (step !== 'mint') return null
  const next = newToken()
  if (!(await takeStep(db(), found, 'mint', sha256(next)))) return null
  return { token: next, maxAge: await cookieAge(db(), found.sessionId) }
}

/**
 * After a user-verified assertion, and after changes of passkey or email: a pending token is minted at once, and an
 * assertion's carries the new level. Until the browser comes with it, the current one stays good at its old level.
 * A change is no assertion, and moves no authentication time. Only for full sessions. Ask `ceremonyMayGoOn` before verifying anything.
 * @returns null where the session is over, or its last token is still on its way to the browser
 */
export async function raiseSession(
  tx: Tx,
  sessionId: string,
  after: 'assertion' | 'change' = 'assertion',
): Promise<TokenForCookie | null> {
  const token = newToken()
  const [row] = await tx.$queryRaw<{ raised: boolean; last: boolean }[]>`
    WITH held AS (
      SELECT id, unused_pendings >= ${rotation.mostUnused}::int AS last FROM session
      WHERE id = ${sessionId}::uuid AND kind = 'full' AND ended_at IS NULL
        AND idle_ends_at > shop_now() AND absolute_ends_at > shop_now()
        AND (pending_at IS NULL OR abs(extract(epoch FROM shop_now() - pending_at)) >= ${rotation.onItsWay}::int)
      FOR UPDATE
    ), raised AS (
      UPDATE session s SET pending_hash = ${sha256(token)}, pending_at = shop_now(),
        unused_pendings = s.unused_pendings + 1
      FROM held WHERE s.id = held.id AND NOT held.last
      RETURNING s.id
    ), minted AS (
      INSERT INTO session_token (hash, session_id, authenticated_at, fresh_ends_at)
      SELECT ${sha256(token)}, id, CASE WHEN ${after} = 'assertion' THEN shop_now() END,
        CASE WHEN ${after} = 'assertion' THEN shop_now() + ${fresh.pause}::int * interval '1 second' END FROM raised
    )
    SELECT last, NOT last AS raised FROM held`
  if (row?.last) await endSession(tx, sessionId, 'copied', 'current')
  return row?.raised ? { token, maxAge: await cookieAge(tx, sessionId) } : null
}

/**
 * Whether a ceremony may be verified now. Not while a token is on its way to the browser: the cookie that the
 * ceremony sets could arrive before it and be overwritten. Asked before anything is burnt, so that the page
 * can ask again with the cookie that it then has.
 */
export async function ceremonyMayGoOn(caller: Caller): Promise<boolean> {
  if (caller.level === 'guest') return true
  const [row] = await db().$queryRaw<{ onItsWay: boolean }[]>`
    SELECT coalesce(abs(extract(epoch FROM shop_now() - pending_at)) < ${rotation.onItsWay}::int, false) AS "onItsWay"
    FROM session WHERE id = ${caller.sessionId}::uuid`
  return !row?.onItsWay && !caller.isReplaced
}

/** A token came that its browser cannot have any more, or three did not arrive: somebody may have a copy. */
async function endCopied({ sessionId, state }: Found): Promise<void> {
  await transaction((tx) => endSession(tx, sessionId, 'copied', state))
}

/**
 * Ends one session; from the next request on, none of its tokens opens anything. Ending it twice is nothing.
 * Whoever loses one because it may have been copied gets a mail.
 * @param seen the token that gave it away
 */
export async function endSession(
  tx: Tx,
  sessionId: string,
  reason: SessionEnd,
  seen?: TokenState,
): Promise<void> {
  const ended = await tx.$queryRaw<{ customerId: string; device: string; email: string }[]>`
    UPDATE session s SET ended_at = shop_now(), end_reason = ${reason} FROM customer c
    WHERE s.id = ${sessionId}::uuid AND s.ended_at IS NULL AND c.id = s.customer_id
    RETURNING s.customer_id AS "customerId", s.device, c.email`
  for (const { customerId, device, email } of ended) {
    await record(tx, 'session-ended', { customerId, sessionId, facts: { reason, ...(seen && { seen }) } })
    if (reason === 'copied')
      await queueMail(tx, { to: email, template: 'session-copied', params: { device } })
  }
}

/**
 * Ends all sessions of a customer, but for the one that asks. @returns how many
 */
export async function endOtherSessions(
  tx: Tx,
  { customerId, exceptSessionId }: { customerId: string; exceptSessionId?: string },
  reason: SessionEnd,
): Promise<number> {
  // Locks in the order of openSession, which ends sessions too.
  await tx.$queryRaw`SELECT FROM customer WHERE id = ${customerId}::uuid FOR NO KEY UPDATE`
  const others = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM session
    WHERE customer_id = ${customerId}::uuid AND ended_at IS NULL
      AND id IS DISTINCT FROM ${exceptSessionId ?? null}::uuid
    ORDER BY id`
  for (const { id } of others) await endSession(tx, id, reason)
  return others.length
}

/** Forgets sessions that ended or ran out 30 days ago. */
export async function sweepSessions(): Promise<void> {
  await db().$executeRaw`
    DELETE FROM session
    WHERE LEAST(coalesce(ended_at, absolute_ends_at), absolute_ends_at, idle_ends_at) < shop_now() - interval '30 days'`
}
