import 'server-only'
import { record } from '@/lib/audit/events'
import { db, type Tx, transaction } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'
import { mac } from '@/lib/platform/sealing'

// Orders that were placed as a guest with an address that an account has proven since. They are offered one by one;
// the address alone shows no more of them than date, things and town. Where they went stays closed until somebody
// shows their own link, or types their number and postal code.

/** A guest's order as it is offered: nothing that would open it. */
export type Offered = {
  /** For this customer alone, and only to name it: it is no part of the order. */
  ref: string
  placedAt: Date
  town: string
  things: { name: string; picture: string; quantity: number }[]
  /** Claimed already, and still closed. */
  claimed: boolean
}

type Row = { id: string; placedAt: Date; town: string; claimed: boolean }

const refOf = (customerId: string, orderId: string) =>
  Buffer.from(mac(`order claim ${customerId} ${orderId}`).mac)
    .subarray(0, 16)
    .toString('base64url')

/** Orders of the last 90 days that are the customer's to claim, and claimed ones that are still closed; newest first. */
function findOffered(tx: Tx, customerId: string): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT o.id, o.placed_at AS "placedAt", o.city AS town, claim.claimed_at IS NOT NULL AS claimed
    FROM customer c JOIN "order" o ON
      (o.customer_id IS NULL AND lower(o.email) = c.email_key AND o.placed_at > shop_now() - interval '90 days')
      OR o.customer_id = c.id
    LEFT JOIN order_claim claim ON claim.order_id = o.id AND claim.customer_id = c.id
    WHERE c.id = ${customerId}::uuid AND c.email_verified_at IS NOT NULL AND o.status IN ('paid', 'shipped')
      AND CASE WHEN o.customer_id IS NULL THEN claim.order_id IS NULL
        ELSE claim.claimed_at IS NOT NULL AND claim.opened_at IS NULL END
    ORDER BY o.placed_at DESC, o.id LIMIT 50`
}

export async function listOffered(customerId: string): Promise<Offered[]> {
  const rows = await findOffered(db(), customerId)
  const lines = await db().orderLine.findMany({
    where: { orderId: { in: rows.map((row) => row.id) } },
    orderBy: { position: 'asc' },
    select: { orderId: true, productName: true, picture: true, quantity: true },
  })
  return rows.map(({ id, ...row }) => ({
    ...row,
    ref: refOf(customerId, id),
    things: lines
      .filter((line) => line.orderId === id)
      .map(({ productName, picture, quantity }) => ({ name: productName, picture, quantity })),
  }))
}

/** Says of one offered order whose it is, in its customer's turn. */
async function decide(
  customerId: string,
  ref: string,
  work: (tx: Tx, row: Row) => Promise<boolean>,
): Promise<Result<undefined, 'gone'>> {
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM customer WHERE id = ${customerId}::uuid FOR NO KEY UPDATE`
    const row = (await findOffered(tx, customerId)).find(({ id }) => refOf(customerId, id) === ref)
    return row && (await work(tx, row)) ? ok() : fail('gone')
  })
}

/** Puts a guest's order into the account. It brings no address, no card and no trust: only its things and its state. */
export function claimOrder(customerId: string, ref: string): Promise<Result<undefined, 'gone'>> {
  return decide(customerId, ref, async (tx, { id, claimed }) => {
    if (claimed) return true
    const taken = await tx.$executeRaw`
      UPDATE "order" SET customer_id = ${customerId}::uuid WHERE id = ${id} AND customer_id IS NULL`
    if (taken === 0) return false
    await tx.$executeRaw`
      INSERT INTO order_claim (order_id, customer_id, claimed_at) VALUES (${id}, ${customerId}::uuid, shop_now())`
    await record(tx, 'order-claimed', { customerId, facts: {} })
    return true
  })
}

/** "Not mine": the order is never offered to this account again, and leaves it where it was claimed. */
export function letOrderGo(customerId: string, ref: string): Promise<Result<undefined, 'gone'>> {
  return decide(customerId, ref, async (tx, { id }) => {
    await tx.$executeRaw`
      UPDATE "order" SET customer_id = NULL WHERE id = ${id} AND customer_id = ${customerId}::uuid`
    await tx.$executeRaw`
      INSERT INTO order_claim (order_id, customer_id, let_go_at) VALUES (${id}, ${customerId}::uuid, shop_now())
      ON CONFLICT (order_id, customer_id) DO UPDATE SET let_go_at = shop_now()`
    await record(tx, 'order-let-go', { customerId, facts: {} })
    return true
  })
}

const bare = (text: string) => text.toUpperCase().replace(/[^0-9A-Z]/g, '')

/**
 * Opens a claimed order by its number and postal code. A try is counted on every order that is still closed, before
 * anything is compared: after five, only an order's own link opens it.
 */
export async function openClaimed(
  customerId: string,
  typed: { number: string; postalCode: string },
): Promise<Result<{ id: string }, 'wrong' | 'no-tries'>> {
  const closed = await db().$queryRaw<{ id: string; postalCode: string }[]>`
    UPDATE order_claim SET tries_left = tries_left - 1 FROM "order" o
    WHERE o.id = order_claim.order_id AND o.customer_id = order_claim.customer_id
      AND order_claim.customer_id = ${customerId}::uuid AND order_claim.claimed_at IS NOT NULL
      AND order_claim.let_go_at IS NULL AND order_claim.opened_at IS NULL AND order_claim.tries_left > 0
    RETURNING o.id, o.postal_code AS "postalCode"`
  if (closed.length === 0) return fail('no-tries')
  const found = closed.find(
    ({ id, postalCode }) => bare(id) === bare(typed.number) && bare(postalCode) === bare(typed.postalCode),
  )
  if (!found) return fail('wrong')
  await markOpened(customerId, found.id)
  return ok({ id: found.id })
}

/** The order's own link was shown: its details are its customer's to see from now on. */
export async function markOpened(customerId: string, orderId: string): Promise<void> {
  await db().$executeRaw`
    UPDATE order_claim SET opened_at = shop_now()
    WHERE order_id = ${orderId} AND customer_id = ${customerId}::uuid AND opened_at IS NULL AND let_go_at IS NULL
      AND claimed_at IS NOT NULL`
}
