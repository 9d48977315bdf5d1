import 'server-only'
import { db } from '@/lib/platform/db'
import type { EventFacts, EventKind } from './events'

/** One line of an account's activity. */
export type Activity = {
  [Kind in EventKind]: {
    /** Grows with time; where the next page begins. */
    id: string
    at: Date
    kind: Kind
    facts: EventFacts[Kind]
    /** What it says about a person; nothing where that was erased. */
    person: { town?: string }
    /** In words, of the session in which it happened; null where that is not known any more. */
    device: string | null
    /** Over 1 where a day's failed tries by strangers are one line. */
    times: number
    /** Whether the account was made in the same step. */
    making: boolean
  }
}[EventKind]

export const activityPage = 25

/** What is kept in the log and tells its owner nothing that another line does not. */
const unsaid = {
  kinds: ['protected-action'] satisfies EventKind[],
  /** Ends that come with a sign-in in the same browser. */
  ends: ['replaced', 'too-many'],
}

/**
 * What happened to an account in the last 90 days, newest first, a page at a time. A failed try outside any session
 * is a stranger's as far as anyone can tell: those of a day are one line, so that nobody floods the page.
 * @param before the id of the last line of the page before
 * @returns the lines, and where the next page begins, null on the last one
 */
export async function listActivity(
  customerId: string,
  before: string | null,
): Promise<{ lines: Activity[]; next: string | null }> {
  const from = before === null ? null : BigInt(before)
  const found = await db().$queryRaw<(Omit<Activity, 'id' | 'person'> & { id: bigint; person: object })[]>`
    WITH recent AS (
      SELECT id, at, kind, session_id, facts,
        kind = 'ceremony-failed' AND session_id IS NULL AS strange
      FROM event
      WHERE customer_id = ${customerId}::uuid AND at > shop_now() - interval '90 days'
        AND kind <> ALL(${unsaid.kinds})
        AND NOT (kind = 'session-ended' AND facts ->> 'reason' = ANY(${unsaid.ends}))
    ), line AS (
      SELECT id, at, kind, session_id, facts, 1 AS times FROM recent WHERE NOT strange
      UNION ALL
      SELECT max(id), max(at), 'ceremony-failed', NULL, '{"purpose": "sign_in", "reason": "by-a-stranger"}',
        count(*)::int
      FROM recent WHERE strange GROUP BY date_trunc('day', at)
    )
    SELECT line.id, line.at, line.kind, line.facts, line.times, s.device,
      EXISTS (SELECT FROM event made WHERE made.customer_id = ${customerId}::uuid
        AND made.kind = 'account-created' AND made.at = line.at) AS making,
      coalesce(p.fields, '{}') AS person
    FROM line
      LEFT JOIN session s ON s.id = line.session_id
      LEFT JOIN event_person p ON p.event_id = line.id
    WHERE ${from}::bigint IS NULL OR line.id < ${from}::bigint
    ORDER BY line.id DESC LIMIT ${activityPage + 1}`
  const lines = found.slice(0, activityPage).map((line) => ({ ...line, id: String(line.id) }) as Activity)
  const next = found.length > activityPage ? (lines.at(-1)?.id ?? null) : null
  return { lines, next }
}
