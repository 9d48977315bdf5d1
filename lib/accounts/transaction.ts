import 'server-only'
import { db, type Tx } from '@/lib/platform/db'

/**
 * A transaction of accounts that waits its turn: when many ask at once, they queue for a connection rather
 * than fail. Both limits are in milliseconds.
 */
export function transaction<Data>(work: (tx: Tx) => Promise<Data>): Promise<Data> {
  return db().$transaction(work, { maxWait: 20_000, timeout: 20_000 })
}
