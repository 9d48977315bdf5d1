import 'server-only'
import type { Tx } from '@/lib/platform/db'
import { Prisma } from '@/prisma/generated/client'

/**
 * Whether somebody who just used this passkey is asked "Was this you?": a recovery waits, or one is in probation, and
 * the passkey is older than it. Only such a passkey may answer.
 */
export async function isAsked(tx: Tx, customerId: string, passkeyId: string): Promise<boolean> {
  const [found] = await tx.$queryRaw<[{ asked: boolean }]>`SELECT ${asked(customerId, passkeyId)} AS asked`
  return found.asked
}

/** The same as part of another statement. */
export const asked = (customerId: string, passkeyId: string): Prisma.Sql => Prisma.sql`
  EXISTS (
    SELECT FROM recovery r JOIN passkey p ON p.customer_id = r.customer_id AND p.id = ${passkeyId}::uuid
    WHERE r.customer_id = ${customerId}::uuid AND (
      (r.finished_at IS NULL AND r.cancelled_at IS NULL AND r.lapses_at > shop_now() AND p.created_at < r.started_at)
      OR (r.probation_ends_at > shop_now() AND r.probation_closed_at IS NULL AND p.created_at < r.finished_at)))`
