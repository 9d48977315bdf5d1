import 'server-only'
import type { Tx } from '@/lib/platform/db'
import type { ProtectedAction } from './step-up/actions'

/**
 * What keeps an account from some changes for a time:
 * - `wait`: a recovery by mailbox was asked for and is not yet due, or not yet finished;
 * - `probation`: the seven days after any recovery;
 * - `freeze`: the old address, or the shop's operator, stopped everything;
 * - `email-change`: the seven days after a change of address;
 * - `deletion`: the seven days before an account is erased;
 * - `unproven`: the address was never confirmed, as after "Save your details" on a guest's order.
 */
export const holds = ['wait', 'probation', 'freeze', 'email-change', 'deletion', 'unproven'] as const
export type Hold = (typeof holds)[number]

/** The holds that run for an account, in one query; by the shop's clock. */
export async function holdsOf(tx: Tx, customerId: string): Promise<Hold[]> {
  const [found] = await tx.$queryRaw<[Record<Hold, boolean>] | []>`
    SELECT
      EXISTS (SELECT FROM recovery r WHERE r.customer_id = c.id
        AND r.finished_at IS NULL AND r.cancelled_at IS NULL AND r.lapses_at > shop_now()) AS wait,
      EXISTS (SELECT FROM recovery r WHERE r.customer_id = c.id
        AND r.probation_ends_at > shop_now() AND r.probation_closed_at IS NULL) AS probation,
      c.frozen_at IS NOT NULL AS freeze,
      EXISTS (SELECT FROM email_change e WHERE e.customer_id = c.id
        AND e.undo_ends_at > shop_now() AND e.restored_at IS NULL) AS "email-change",
      c.deletion_due_at IS NOT NULL AS deletion,
      c.email_verified_at IS NULL AS unproven
    FROM customer c WHERE c.id = ${customerId}::uuid`
  return found ? holds.filter((hold) => found[hold]) : []
}

/** What each hold still lets through; null: all that it does not name in `refuses`. */
const rules: Record<Hold, { allows: ProtectedAction[] } | { refuses: ProtectedAction[] }> = {
  // Whoever holds a passkey is the owner as far as anyone can tell; the wait is the other one's.
  wait: { refuses: [] },
  // What only a passkey from before may do stays possible whatever else runs.
  probation: {
    allows: ['add-card', 'pay-with-card', 'keep-recovery', 'undo-recovery', 'lift-freeze', 'restore-email'],
  },
  freeze: { allows: ['lift-freeze', 'restore-email'] },
  'email-change': { refuses: ['change-email'] },
  deletion: { allows: [] },
  // Codes and cards would outlast a mistake in the address; proving one comes before changing it.
  unproven: {
    refuses: [
      'renew-recovery-codes',
      'change-email',
      'add-card',
      'replace-card',
      'default-card',
      'pay-with-card',
    ],
  },
}

/**
 * Whether the account is locked: frozen, or about to be erased. Whatever changes something of an account, or pays with
 * it, asks here first, in its own transaction: the customer's row stays held, so no freeze comes in between.
 */
export async function isLocked(tx: Tx, customerId: string): Promise<boolean> {
  const [customer] = await tx.$queryRaw<{ locked: boolean }[]>`
    SELECT frozen_at IS NOT NULL OR deletion_due_at IS NOT NULL AS locked
    FROM customer WHERE id = ${customerId}::uuid FOR NO KEY UPDATE`
  return customer?.locked ?? true
}

/** The hold that refuses this action, or null. */
export function refusedBy(running: Hold[], action: ProtectedAction): Hold | null {
  const refuses = (hold: Hold) => {
    const rule = rules[hold]
    return 'allows' in rule ? !rule.allows.includes(action) : rule.refuses.includes(action)
  }
  return running.find(refuses) ?? null
}
