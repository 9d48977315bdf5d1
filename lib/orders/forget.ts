import 'server-only'
import type { Tx } from '@/lib/platform/db'

/**
 * Takes a customer's orders out of the account that is being erased, and what is personal out of them. An order that
 * is still to be paid or sent needs its address until then; `forgetFinishedOrders` sees to it later.
 */
export async function letGoOfOrders(tx: Tx, customerId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "order" SET customer_id = NULL, to_forget = true WHERE customer_id = ${customerId}::uuid`
  await forgetFinishedOrders(tx)
}

/**
 * Forgets who the finished orders of erased accounts were for: name, address but its country, email, the card, and
 * the links and browsers that opened them. What was bought, when, and for how much stays: the shop's books need it.
 */
export async function forgetFinishedOrders(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    WITH finished AS (
      SELECT id FROM "order" WHERE to_forget AND status IN ('shipped', 'cancelled') FOR UPDATE SKIP LOCKED
    ), unlinked AS (
      DELETE FROM order_link USING finished WHERE order_link.order_id = finished.id
    ), closed AS (
      DELETE FROM order_guest USING finished WHERE order_guest.order_id = finished.id
    ), unread AS (
      DELETE FROM mail USING finished WHERE mail.params->>'order' = finished.id
    )
    UPDATE "order" SET to_forget = false, cart_id = NULL, email = '', name = '', line1 = '', line2 = '', city = '',
      region = '', postal_code = '', card_brand = NULL, card_last4 = NULL
    FROM finished WHERE "order".id = finished.id`
}
