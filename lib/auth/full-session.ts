import 'server-only'
import type { Tx } from '@/lib/platform/db'

/** Whether this session is live, was opened by a passkey, and is this customer's. */
export async function isFullSessionOf(
  tx: Tx,
  sessionId: string | undefined,
  customerId: string,
): Promise<boolean> {
  if (!sessionId) return false
  const found = await tx.$queryRaw<unknown[]>`
    SELECT FROM session WHERE id = ${sessionId}::uuid AND customer_id = ${customerId}::uuid
      AND kind = 'full' AND ended_at IS NULL
      AND idle_ends_at > shop_now() AND absolute_ends_at > shop_now()`
  return found.length > 0
}
