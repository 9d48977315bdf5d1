import 'server-only'
import { minutes } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { newBytes } from '@/lib/platform/random'

type Bytes = Uint8Array<ArrayBuffer>

/** Whom and what a challenge is for: it works for nothing and nobody else. */
export type ChallengeOwner = {
  purpose: 'sign_in' | 'register'
  browserHash: Bytes
  /** Where a session is known: the challenge ends with it. */
  session?: { sessionId: string; customerId: string }
}

/** In seconds; also the time that the browser gives the person. */
export const challengeLifetime = minutes(5)
const openAtOnce = 5

/**
 * Makes a challenge of 32 random bytes. A browser's sixth makes its oldest worthless; the function that keeps
 * that count, for parallel ones too, stands in the migrations.
 */
export async function makeChallenge({ purpose, browserHash, session }: ChallengeOwner): Promise<Bytes> {
  const challenge = newBytes(32)
  await db().$queryRaw`
    /* kept */ SELECT make_challenge(${purpose}::challenge_purpose, ${challenge}, ${browserHash},
      ${session?.sessionId ?? null}::uuid, ${session?.customerId ?? null}::uuid,
      ${challengeLifetime}::int, ${openAtOnce}::int)::text`
  return challenge
}

/**
 * Takes a challenge out of use, before anything that came with it is looked at: one try each, whatever its
 * outcome. Only its own browser, purpose and session can do that, so nobody burns another's.
 * @returns whether it was open, is within its five minutes, and the session it was made in still lives
 */
export async function burnChallenge(
  challenge: Bytes,
  { purpose, browserHash, session }: ChallengeOwner,
): Promise<boolean> {
  const burnt = await db().$queryRaw<{ inTime: boolean }[]>`
    /* kept */ DELETE FROM challenge
    WHERE challenge = ${challenge} AND purpose = ${purpose}::challenge_purpose AND browser_hash = ${browserHash}
      AND session_id IS NOT DISTINCT FROM ${session?.sessionId ?? null}::uuid
      AND customer_id IS NOT DISTINCT FROM ${session?.customerId ?? null}::uuid
    RETURNING expires_at > shop_now() AND (session_id IS NULL OR EXISTS (
      SELECT FROM session WHERE session.id = challenge.session_id AND ended_at IS NULL)) AS "inTime"`
  return burnt[0]?.inTime ?? false
}

/** Removes challenges that nobody answered. */
export async function sweepChallenges(): Promise<void> {
  await db().$executeRaw`DELETE FROM challenge WHERE expires_at <= shop_now()`
}
