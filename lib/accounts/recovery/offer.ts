import 'server-only'
import { type Hold, holdsOf } from '@/lib/auth/holds'
import { everHadPasskey } from '@/lib/auth/passkeys/registration'
import type { Tx } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'

/** In seconds; 0 where the shop does not offer this way back. */
export const waitSeconds = () => env().RECOVERY_WAIT_HOURS * 3600

/**
 * Why somebody cannot start to wait now: the shop has turned it off; the address is not proven; the account never
 * had a passkey, so its mailbox makes the first one at once; a hold refuses; or a passkey said no to the last one.
 */
export type WaitRefusal =
  | { why: 'off' | 'unproven' | 'first-passkey' }
  | { why: 'held'; hold: Hold }
  | { why: 'blocked'; until: Date }

/** What keeps this account from a recovery that waits. The caller holds the customer's lock where it matters. */
export async function waitRefusal(tx: Tx, customerId: string): Promise<WaitRefusal | null> {
  if (waitSeconds() === 0) return { why: 'off' }
  const hold = await refusingHold(tx, customerId)
  if (hold) return { why: 'held', hold }
  const [found] = await tx.$queryRaw<[{ proven: boolean; until: Date | null }]>`
    SELECT c.email_key IS NOT NULL AS proven, (SELECT max(blocks_until) FROM recovery r
      WHERE r.customer_id = c.id AND r.blocks_until > shop_now()) AS until
    FROM customer c WHERE c.id = ${customerId}::uuid`
  if (!found.proven) return { why: 'unproven' }
  if (!(await everHadPasskey(tx, customerId))) return { why: 'first-passkey' }
  return found.until ? { why: 'blocked', until: found.until } : null
}

/**
 * The hold that refuses a wait. In probation nothing weaker than what began it may follow (P2), and a wait is never
 * stronger; a wait that runs already is no reason, it just goes on.
 */
async function refusingHold(tx: Tx, customerId: string): Promise<Hold | null> {
  const refusing: Hold[] = ['freeze', 'deletion', 'probation']
  return (await holdsOf(tx, customerId)).find((hold) => refusing.includes(hold)) ?? null
}
