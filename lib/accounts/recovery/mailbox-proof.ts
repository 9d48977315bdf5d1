import 'server-only'
import type { Tx } from '@/lib/platform/db'

/** Notes that somebody typed, in this session, a code that was mailed for a recovery. */
export async function noteMailboxProof(
  tx: Tx,
  proof: { sessionId: string; customerId: string; emailKey: string; mailedAt: Date },
): Promise<void> {
  const { sessionId, customerId, emailKey, mailedAt } = proof
  await tx.$executeRaw`
    INSERT INTO mailbox_proof (session_id, customer_id, email_key, mailed_at)
    VALUES (${sessionId}::uuid, ${customerId}::uuid, ${emailKey}, ${mailedAt})`
}
