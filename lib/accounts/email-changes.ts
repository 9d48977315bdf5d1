import 'server-only'
import { db, type Tx } from '@/lib/platform/db'

export type EmailChange = {
  id: string
  customerId: string
  oldEmail: string
  oldKey: string
  newKey: string
  changedAt: Date
}

/** The address of an account as its page shows it, with the change that can still be taken back. */
export type EmailCard = {
  email: string
  proven: boolean
  recent: { oldEmail: string; changedAt: Date } | null
}

export async function emailCard(customerId: string): Promise<EmailCard> {
  const [{ email, emailKey }, change] = await Promise.all([
    db().customer.findUniqueOrThrow({ where: { id: customerId }, select: { email: true, emailKey: true } }),
    undoableChange(db(), customerId),
  ])
  return {
    email,
    proven: emailKey !== null,
    recent: change && { oldEmail: change.oldEmail, changedAt: change.changedAt },
  }
}

/**
 * The change of address that can be undone now: the last one, for a week, and for as long as the account is frozen
 * because of it. Null where there is none.
 */
export async function undoableChange(tx: Tx, customerId: string): Promise<EmailChange | null> {
  const [change] = await tx.$queryRaw<EmailChange[]>`
    SELECT e.id, e.customer_id AS "customerId", e.old_email AS "oldEmail", e.old_key AS "oldKey",
      e.new_key AS "newKey", e.changed_at AS "changedAt"
    FROM email_change e JOIN customer c ON c.id = e.customer_id
    WHERE e.customer_id = ${customerId}::uuid AND address_kept_for(e.old_key) = c.id AND e.new_key = c.email_key
    ORDER BY e.changed_at DESC LIMIT 1`
  return change ?? null
}
