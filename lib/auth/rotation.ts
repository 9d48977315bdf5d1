import 'server-only'
import { minutes } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'

/**
 * A session's token changes while it is used, so that a copy of a cookie does not live long and shows itself.
 * A new token counts only once the browser has come with it: an answer that is lost costs nobody a session.
 *
 * The life of one token:
 *
 *     openSession                                        raiseSession
 *         |                                                   |
 *         v      a GET, 10 min after its first use: mint      v
 *     +---------+ - - - - - - - - - - - - - - - - - - - > +---------+  another is minted  +---------+
 *     | current |                                         | pending | ------------------> |  spent  |
 *     +---------+ <-------------------------------------- +---------+                     +---------+
 *         |           the browser comes with it: promote                                       |
 *         | its successor is promoted                                                          | comes at all
 *         v                                                                                    v
 *     +----------+   comes 30 s later or more                                           the session ends,
 *     | replaced | -----------------------------------------------------------------> it is written down
 *     +----------+                                                                      and mailed
 *
 * What a request that brings a token does. "May mint" is a GET of a private page or of our own API, no prefetch:
 *
 *     the token is   and                                        may mint       any other
 *     ------------   ----------------------------------------   ------------   ---------
 *     current        never used before                          begin          begin
 *     current        no pending, first used under 10 min ago    answer         answer
 *     current        no pending, first used 10 min ago          mint           answer
 *     current        pending minted under 60 s ago              answer         answer
 *     current        pending older, the 1st or 2nd in a row     mint another   answer
 *     current        pending older, the 3rd in a row            end            answer
 *     current        succeeded by a sign-in under 60 s ago      answer         answer
 *     pending        whatever its age                           promote        promote
 *     replaced       under 30 s ago                             answer         answer
 *     replaced       30 s ago or more                           end            end
 *     spent                                                     end            end
 *
 * "Answer": the request is answered, the cookie is left alone. The request that mints goes on with the token it
 * came with. The 30 s are the longest that a request or an answer of an honest browser is on its way, the 60 s
 * both together: after them every request that it sends carries the new token, or the answer was lost.
 *
 * So an honest browser is never signed out unless three answers in a row are lost; and once a change is due, a
 * copy is dead 30 s after the owner first uses a new token, or shows itself by the fourth minute.
 *
 * A key of the device (Device Bound Session Credentials) has its place here: a session that has one would mint
 * only against a proof of the key, and this table stays as it is.
 */
export function decide(token: Standing, mayMint: boolean): Step {
  switch (token.state) {
    case 'spent':
      return 'end'
    case 'replaced':
      return within(token.replacedFor, rotation.lateFor) ? 'answer' : 'end'
    case 'pending':
      return 'promote'
    case 'current':
      if (token.usedFor === null) return 'begin'
      if (!mayMint || within(token.succeededFor, rotation.onItsWay)) return 'answer'
      if (token.pendingFor === null) return within(token.usedFor, rotation.dueAfter) ? 'answer' : 'mint'
      if (within(token.pendingFor, rotation.onItsWay)) return 'answer'
      return token.unusedPendings < rotation.mostUnused ? 'mint' : 'end'
  }
}

/** In seconds, but for `mostUnused`: pending tokens in a row that are minted and not used. */
export const rotation = { dueAfter: minutes(10), onItsWay: 60, lateFor: 30, mostUnused: 3 } as const

export type TokenState = 'current' | 'pending' | 'replaced' | 'spent'

/** What is known of a token and its session at one moment. Spans are seconds of the shop's clock. */
export type Standing = {
  state: TokenState
  /** Since the current token was first used; null if it never was. */
  usedFor: number | null
  /** Since the pending token was minted; null if there is none. */
  pendingFor: number | null
  /** Minted in a row and not used, the pending one included. */
  unusedPendings: number
  /** Since this token was replaced. */
  replacedFor: number | null
  /** Since the customer signed in anew in this browser, with an answer that may still be on its way. */
  succeededFor: number | null
}

export type Step = 'answer' | 'begin' | 'mint' | 'promote' | 'end'

/** A clock that was set back makes a span negative: what is far on either side is over. */
const within = (span: number | null, limit: number) => span !== null && Math.abs(span) < limit

type Bytes = Uint8Array<ArrayBuffer>

/** A standing, and what it is compared with when it is changed. */
export type Seen = Standing & {
  sessionId: string
  /** Of the token that came. */
  hash: Bytes
}

/**
 * Takes a step, if the session's tokens still are what they were when it was decided: this one statement decides
 * every race. What they are is told by the current token and the pending ones minted since it became that: no such
 * pair comes back. For `mint` the new token's hash is given.
 *
 * What a promoted token brings (an assertion, by `raiseSession`) becomes the session's; the replaced one keeps
 * what the session had before.
 * @returns whether it was taken; if not, another request was first
 */
export async function takeStep(
  tx: Tx,
  { sessionId, hash, unusedPendings }: Seen,
  step: 'begin' | 'mint' | 'promote',
  minted: Bytes | null = null,
): Promise<boolean> {
  const taken = await tx.$queryRaw<unknown[]>`
    WITH moved AS (
      UPDATE session s SET
        current_hash = ${hash},
        pending_hash = CASE ${step} WHEN 'mint' THEN ${minted}::bytea WHEN 'begin' THEN s.pending_hash END,
        current_used_at = CASE WHEN ${step} = 'mint' THEN s.current_used_at ELSE shop_now() END,
        pending_at = CASE ${step} WHEN 'mint' THEN shop_now() WHEN 'begin' THEN s.pending_at END,
        unused_pendings = CASE ${step} WHEN 'mint' THEN s.unused_pendings + 1
          WHEN 'begin' THEN s.unused_pendings ELSE 0 END,
        authenticated_at = CASE WHEN ${step} = 'promote' THEN coalesce(t.authenticated_at, s.authenticated_at)
          ELSE s.authenticated_at END,
        fresh_ends_at = CASE WHEN ${step} = 'promote' THEN coalesce(t.fresh_ends_at, s.fresh_ends_at)
          ELSE s.fresh_ends_at END
      FROM session_token t
      WHERE s.id = ${sessionId}::uuid AND t.hash = ${hash} AND s.ended_at IS NULL
        AND ${hash} = CASE WHEN ${step} = 'promote' THEN s.pending_hash ELSE s.current_hash END
        AND s.unused_pendings = ${unusedPendings}::int
        AND (${step} <> 'begin' OR s.current_used_at IS NULL)
        AND (${step} <> 'mint' OR s.succeeded_at IS NULL
          OR abs(extract(epoch FROM shop_now() - s.succeeded_at)) >= ${rotation.onItsWay}::int)
      RETURNING s.id
    ), replaced AS (
      UPDATE session_token t SET replaced_at = shop_now(), fresh_ends_at = before.fresh_ends_at
      FROM moved JOIN session before USING (id)
      WHERE ${step} = 'promote' AND t.hash = before.current_hash
    ), added AS (
      INSERT INTO session_token (hash, session_id) SELECT ${minted}::bytea, id FROM moved WHERE ${step} = 'mint'
    )
    SELECT id FROM moved`
  return taken.length === 1
}
