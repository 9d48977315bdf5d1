import 'server-only'
import type { Tx } from '@/lib/platform/db'

/**
 * What an address is to the shop. It decides what a mail to that address says, and nothing that anybody else is told:
 * - `free`: nobody's;
 * - `account`: an account's, which may be the asking one's own;
 * - `closing`: an account's that is about to be erased, and who may bring it back: by passkey, or where there never
 *   was a passkey, by a code;
 * - `kept`: an account's until lately, and kept for it while the change can be undone.
 */
export type Standing =
  | { kind: 'free' }
  | { kind: 'account'; customerId: string; email: string }
  | { kind: 'closing'; customerId: string; email: string; by: 'passkey' | 'code'; dueAt: Date }
  | { kind: 'kept'; customerId: string; email: string }

type Row = {
  customerId: string | null
  email: string | null
  dueAt: Date | null
  hadPasskey: boolean
  keptFor: string | null
  keptEmail: string | null
}

/** One query, whatever the answer is, so that its time tells nothing. */
export async function standingOf(tx: Tx, emailKey: string): Promise<Standing> {
  const [row] = await tx.$queryRaw<[Row]>`
    SELECT c.id AS "customerId", c.email, c.deletion_due_at AS "dueAt",
      EXISTS (SELECT FROM event WHERE customer_id = c.id AND kind = 'passkey-created') AS "hadPasskey",
      kept.id AS "keptFor",
      (SELECT old_email FROM email_change WHERE customer_id = kept.id AND old_key = ${emailKey}
        ORDER BY changed_at DESC LIMIT 1) AS "keptEmail"
    FROM (SELECT address_kept_for(${emailKey}) AS id) kept LEFT JOIN customer c ON c.email_key = ${emailKey}`
  const { customerId, email, dueAt, hadPasskey, keptFor, keptEmail } = row
  if (customerId && email && dueAt) {
    return { kind: 'closing', customerId, email, by: hadPasskey ? 'passkey' : 'code', dueAt }
  }
  if (customerId && email) return { kind: 'account', customerId, email }
  if (keptFor && keptEmail) return { kind: 'kept', customerId: keptFor, email: keptEmail }
  return { kind: 'free' }
}

/**
 * Waits until nobody else asks about these addresses or takes one of them, and keeps them until the transaction
 * ends. Addresses are locked before any customer.
 */
export async function lockAddresses(tx: Tx, keys: string[]): Promise<void> {
  for (const key of [...new Set(keys)].sort()) await tx.$executeRaw`SELECT address_lock(${key})`
}
