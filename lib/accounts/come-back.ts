import 'server-only'
import { record } from '@/lib/audit/events'
import { queueMail } from '@/lib/mail/outbox'
import type { Tx } from '@/lib/platform/db'

/**
 * An account that was about to be erased stays: its owner came back in time. Call it under the customer's lock.
 * @returns false where there was nothing to call off
 */
export async function callOffDeletion(
  tx: Tx,
  customerId: string,
  by: 'passkey' | 'mailed-code' | 'freeze',
): Promise<boolean> {
  const [stays] = await tx.$queryRaw<{ email: string }[]>`
    UPDATE customer SET deletion_due_at = NULL WHERE id = ${customerId}::uuid AND deletion_due_at IS NOT NULL
    RETURNING email`
  if (!stays) return false
  await record(tx, 'deletion-called-off', { customerId, facts: { by } })
  if (by !== 'freeze') await queueMail(tx, { to: stays.email, template: 'deletion-called-off', params: {} })
  return true
}
