import 'server-only'
import { findCard } from '@/lib/payments/gateway'
import { db, transaction } from '@/lib/platform/db'
import { performOperation } from './perform'
import { ownCard } from './saved-cards'
import { takeAway } from './take-away'

// What the gateway's news are about, by id alone: what is true it is asked. Any number of times, in any order.

/** A setup moved on: the change that waits for it goes on. */
export async function settleSetup(setupId: string): Promise<void> {
  const operation = await db().cardOperation.findUnique({
    where: { setupIntent: setupId },
    select: { id: true, state: true },
  })
  if (operation?.state === 'open' || operation?.state === 'approval') await performOperation(operation.id)
}

/**
 * A saved card changed at the gateway: its bank gave it another date or another number, or it was taken off there. One
 * that the gateway no longer has, or has for somebody else, is none of its customer's any more.
 * @throws PaymentOutage
 */
export async function settleCard(method: string): Promise<void> {
  const saved = await db().savedCard.findFirst({
    where: { gatewayMethod: method, removedAt: null },
    select: { id: true, customerId: true, customer: { select: { gatewayCustomer: true } } },
  })
  if (!saved) return
  const { id, customerId, customer } = saved
  const now = await findCard(method)
  const isTheirs = now?.customer != null && now.customer === customer.gatewayCustomer
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM customer WHERE id = ${customerId}::uuid FOR NO KEY UPDATE`
    const card = await ownCard(tx, customerId, id)
    if (!card) return
    if (!isTheirs) {
      await takeAway(tx, { customerId, card, reason: 'at-gateway' })
      return
    }
    // Where the renewed card was typed in meanwhile it is there already, and this row stays what it was.
    await tx.$executeRaw`
      UPDATE saved_card c SET brand = ${now.brand}, last4 = ${now.last4}, fingerprint = ${now.fingerprint},
        exp_month = ${now.expMonth}::smallint, exp_year = ${now.expYear}::smallint, expiry_told_at = NULL
      WHERE c.id = ${id}::uuid
        AND (c.fingerprint, c.exp_month, c.exp_year) <> (${now.fingerprint}, ${now.expMonth}, ${now.expYear})
        AND NOT EXISTS (SELECT FROM saved_card o WHERE o.customer_id = c.customer_id AND o.removed_at IS NULL
          AND o.fingerprint = ${now.fingerprint} AND o.exp_month = ${now.expMonth} AND o.exp_year = ${now.expYear})`
  })
}
