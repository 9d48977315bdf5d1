import { db } from '@/lib/platform/db'

/** Lets time pass for one session and its tokens: all their times move back. In seconds, negative to go back. */
export async function pass(sessionId: string, seconds: number): Promise<void> {
  await db().$executeRaw`
    UPDATE session SET
      created_at = created_at - ${seconds}::int * interval '1 second',
      last_seen_at = last_seen_at - ${seconds}::int * interval '1 second',
      current_used_at = current_used_at - ${seconds}::int * interval '1 second',
      pending_at = pending_at - ${seconds}::int * interval '1 second',
      succeeded_at = succeeded_at - ${seconds}::int * interval '1 second',
      authenticated_at = authenticated_at - ${seconds}::int * interval '1 second',
      fresh_ends_at = fresh_ends_at - ${seconds}::int * interval '1 second',
      idle_ends_at = idle_ends_at - ${seconds}::int * interval '1 second',
      absolute_ends_at = absolute_ends_at - ${seconds}::int * interval '1 second'
    WHERE id = ${sessionId}::uuid`
  await db().$executeRaw`
    UPDATE session_token SET
      minted_at = minted_at - ${seconds}::int * interval '1 second',
      replaced_at = replaced_at - ${seconds}::int * interval '1 second',
      authenticated_at = authenticated_at - ${seconds}::int * interval '1 second',
      fresh_ends_at = fresh_ends_at - ${seconds}::int * interval '1 second'
    WHERE session_id = ${sessionId}::uuid`
}
