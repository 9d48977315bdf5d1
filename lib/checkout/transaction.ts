import 'server-only'
import { db, type Tx } from '@/lib/platform/db'

/**
 * A transaction that waits its turn: when everyone wants the same last piece, buyers queue for a
 * connection and for the row rather than fail. Both limits are in milliseconds.
 *
 * Locks are always taken in this order, so that no two transactions wait for each other:
 * order, cart, then variants by their id.
 */
export function transaction<Data>(work: (tx: Tx) => Promise<Data>): Promise<Data> {
  return db().$transaction(work, { maxWait: 20_000, timeout: 20_000 })
}
