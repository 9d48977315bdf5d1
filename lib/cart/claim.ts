import 'server-only'
import type { Tx } from '@/lib/platform/db'
import { maxLines, maxQuantity } from './client'
import { firstVersion, writesKept } from './write-line'

/** A line that came from a guest's cart: what the customer's cart had before (0: nothing), and has now. */
export type MergedLine = { variantId: string; before: number; after: number }

/**
 * Puts a guest's cart into the customer's, once: at sign-in, inside its transaction. Quantities add up, as
 * far as pieces are free; a cart holds at most 50 lines, so what is too much of them is left behind. A discount code
 * goes along. The guest's cookie opens nothing afterwards. Setting each merged line back to `before` undoes it.
 * @returns the customer's pieces, and the lines that were merged (none the second time, or for a token of
 * another, unknown or empty cart).
 */
export async function claimGuestCart(
  tx: Tx,
  { guestTokenHash, customerId }: { guestTokenHash: Uint8Array<ArrayBuffer> | null; customerId: string },
): Promise<{ count: number; merged: MergedLine[] }> {
  const merged = guestTokenHash ? await merge(tx, guestTokenHash, customerId) : []
  const [{ count }] = await tx.$queryRaw<[{ count: number }]>`
    /* kept */ SELECT coalesce(sum(line.quantity), 0)::int AS count
    FROM cart JOIN cart_line line ON line.cart_id = cart.id WHERE cart.customer_id = ${customerId}::uuid`
  return { count, merged }
}

async function merge(tx: Tx, tokenHash: Uint8Array<ArrayBuffer>, customerId: string): Promise<MergedLine[]> {
  // Whoever sets merged_at first has the cart: a second claim waits for this row, and then finds none.
  const [guest] = await tx.$queryRaw<{ id: string; writes: string[]; discountId: string | null }[]>`
    UPDATE cart SET merged_at = shop_now(), version = version + 1, changed_at = shop_now()
    WHERE token_hash = ${tokenHash} AND merged_at IS NULL
    RETURNING id, writes, discount_id AS "discountId"`
  if (!guest) return []
  const filled = await tx.cartLine.count({ where: { cartId: guest.id } })
  if (filled === 0) return []

  // Made or moved on; either way its row is locked, so its lines stand still until the end.
  const [own] = await tx.$queryRaw<[{ id: string }]>`
    INSERT INTO cart (id, customer_id, version, writes, discount_id)
    VALUES (gen_random_uuid(), ${customerId}::uuid, ${firstVersion()}::int, ${guest.writes}::uuid[],
      ${guest.discountId}::uuid)
    ON CONFLICT (customer_id) WHERE customer_id IS NOT NULL
      DO UPDATE SET version = cart.version + 1, changed_at = shop_now(),
        writes = (excluded.writes || cart.writes)[1:${writesKept}::int],
        discount_id = coalesce(excluded.discount_id, cart.discount_id)
    RETURNING id`

  const merged = await tx.$queryRaw<MergedLine[]>`
    WITH own AS (
      SELECT variant_id, quantity FROM cart_line WHERE cart_id = ${own.id}::uuid
    ), coming AS (
      SELECT guest.variant_id, guest.seen_price, guest.added_at, coalesce(own.quantity, 0) AS before,
        -- What is sold out keeps its line, which says so.
        least(coalesce(own.quantity, 0) + guest.quantity, ${maxQuantity}::int,
          CASE WHEN variant.stock > variant.reserved THEN variant.stock - variant.reserved END) AS after,
        row_number() OVER (PARTITION BY own.variant_id IS NULL ORDER BY guest.added_at) AS place
      FROM cart_line guest
      JOIN variant ON variant.id = guest.variant_id
      LEFT JOIN own ON own.variant_id = guest.variant_id
      WHERE guest.cart_id = ${guest.id}::uuid
    ), put AS (
      INSERT INTO cart_line (cart_id, variant_id, quantity, seen_price, added_at)
      SELECT ${own.id}::uuid, variant_id, after, seen_price, added_at FROM coming
      WHERE before > 0 OR place <= ${maxLines} - (SELECT count(*) FROM own)
      ON CONFLICT (cart_id, variant_id) DO UPDATE
        SET quantity = excluded.quantity, seen_price = excluded.seen_price
      RETURNING variant_id
    )
    SELECT coming.variant_id AS "variantId", coming.before, coming.after
    FROM coming JOIN put USING (variant_id) ORDER BY coming.added_at, coming.variant_id`

  await tx.cart.update({
    where: { id: guest.id },
    data: { mergedInto: own.id, lines: { deleteMany: {} } },
    select: { id: true },
  })
  return merged
}
