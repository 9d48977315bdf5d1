import 'server-only'
import { db, transaction } from '@/lib/platform/db'
import type { SessionOpening } from './sessions'
import { endOtherSessions, endSession } from './sessions'

/** A browser in which somebody is signed in to an account, in words that no browser sent. */
export type Device = {
  sessionId: string
  /** "Chrome on Android" */
  device: string
  openedBy: SessionOpening['by']
  shared: boolean
  createdAt: Date
  /** In seconds. */
  seenAgo: number
  isThis: boolean
}

type Asking = { customerId: string; sessionId: string }

/** Every full session of a customer that is not over: this one first, then by when it was last seen. */
export async function listDevices({ customerId, sessionId }: Asking): Promise<Device[]> {
  return db().$queryRaw<Device[]>`
    SELECT id AS "sessionId", device, opened_by AS "openedBy", shared, created_at AS "createdAt",
      GREATEST(0, extract(epoch FROM shop_now() - last_seen_at))::int AS "seenAgo", id = ${sessionId}::uuid AS "isThis"
    FROM session
    WHERE customer_id = ${customerId}::uuid AND kind = 'full' AND ended_at IS NULL
      AND idle_ends_at > shop_now() AND absolute_ends_at > shop_now()
    ORDER BY id = ${sessionId}::uuid DESC, last_seen_at DESC, created_at DESC`
}

/** Signs a customer out on one other device. What is not theirs, or over already, stays as it is. */
export async function endDevice({ customerId, sessionId }: Asking, endedId: string): Promise<void> {
  await transaction(async (tx) => {
    const own = await tx.session.findFirst({
      where: { id: endedId, customerId, NOT: { id: sessionId } },
      select: { id: true },
    })
    if (own) await endSession(tx, own.id, 'ended-by-owner')
  })
}

/** Signs a customer out everywhere but here, limited sessions included. @returns how many those were */
export async function endOtherDevices({ customerId, sessionId }: Asking): Promise<number> {
  return transaction((tx) =>
    endOtherSessions(tx, { customerId, exceptSessionId: sessionId }, 'ended-by-owner'),
  )
}
