import 'server-only'
import { record } from '@/lib/audit/events'
import { forgetCards } from '@/lib/cards/recovered'
import { forgetFinishedOrders, letGoOfOrders } from '@/lib/orders/forget'
import { db, type Tx, transaction } from '@/lib/platform/db'

const atOnce = 20

/**
 * Erases the accounts whose seven days are over, each in one transaction of its own: after a crash an account is
 * either whole, and erased by the next sweep, or gone. Then forgets what is personal in their orders, as soon as
 * these need it no more. Call it every few seconds, in as many workers as there are.
 * @returns how many accounts were erased
 */
export async function sweepDeletions(): Promise<number> {
  let erased = 0
  while (erased < atOnce && (await transaction(eraseNext))) erased += 1
  await forgetFinishedOrders(db())
  return erased
}

async function eraseNext(tx: Tx): Promise<boolean> {
  const [due] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM customer
    WHERE deletion_due_at <= shop_now() AND frozen_at IS NULL
    ORDER BY deletion_due_at LIMIT 1 FOR UPDATE SKIP LOCKED`
  if (!due) return false
  await erase(tx, due.id)
  return true
}

/**
 * Everything of a customer goes. What stays is what is nobody's any more: the log of events and of assertions, which
 * know an account by a random id alone, and orders with what was bought, what it cost and the country it went to.
 */
async function erase(tx: Tx, customerId: string): Promise<void> {
  // Mails first: the addresses they went to are found through what is erased after them. One of them may be
  // somebody else's by now, and so may be the mails to it: those go by their age.
  await tx.$executeRaw`
    DELETE FROM mail WHERE lower("to") IN (
      SELECT lower(email) FROM customer WHERE id = ${customerId}::uuid
      UNION SELECT old_key FROM email_change WHERE customer_id = ${customerId}::uuid
      UNION SELECT new_key FROM email_change WHERE customer_id = ${customerId}::uuid
      UNION SELECT lower(email) FROM "order" WHERE customer_id = ${customerId}::uuid
      EXCEPT SELECT email_key FROM customer WHERE id <> ${customerId}::uuid)`
  await tx.$executeRaw`
    DELETE FROM mailed_code WHERE email_key IN (
      SELECT email_key FROM customer WHERE id = ${customerId}::uuid)`
  await letGoOfOrders(tx, customerId)
  await forgetCards(tx, customerId)
  await tx.assertionPayload.deleteMany({ where: { customerId } })
  await tx.challenge.deleteMany({ where: { customerId } })
  // Passkeys, sessions, carts, confirmations, recovery codes and recoveries, changes of address go with it.
  await tx.customer.delete({ where: { id: customerId }, select: { id: true } })
  await record(tx, 'account-erased', { customerId, facts: {} })
}
