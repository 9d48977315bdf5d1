import 'server-only'
import { belongsTo, type CartOwner } from '@/lib/cart/cart'
import type { Tx } from '@/lib/platform/db'
import { Prisma } from '@/prisma/generated/client'

/** A line of a cart with its variant as it is now. Amounts in minor units. */
export type Content = {
  variantId: string
  productSlug: string
  productName: string
  variantName: string
  sku: string
  picture: string
  pictureAlt: string
  quantity: number
  seenPrice: number
  unitPrice: number
  weightGrams: number
  /** Of its category. */
  taxClass: string
  /** Pieces that nobody else was promised. */
  free: number
}

type HeldCart = {
  id: string
  version: number
  discountId: string | null
  /** Guests' carts that went into it. */
  merged: string[]
  now: Date
}

/** The owner's cart, its row held until the transaction ends, and the shop's time. */
export async function lockCart(tx: Tx, owner: NonNullable<CartOwner>): Promise<HeldCart | null> {
  const [cart] = await tx.$queryRaw<HeldCart[]>`
    /* kept */ SELECT cart.id, cart.version, cart.discount_id AS "discountId",
      ARRAY(SELECT id FROM cart guest WHERE guest.merged_into = cart.id) AS merged, shop_now() AS now
    FROM cart WHERE ${belongsTo(owner)} FOR UPDATE`
  return cart ?? null
}

/**
 * What is in a cart, with prices and stock as they are now; `lock` holds the variants' rows, taken in the
 * order of their ids, so that neither changes until the transaction ends.
 */
export async function readContents(tx: Tx, cartId: string, { lock }: { lock: boolean }): Promise<Content[]> {
  const hold = lock ? Prisma.sql`FOR NO KEY UPDATE OF v` : Prisma.empty
  const rows = await tx.$queryRaw<(Content & { addedAt: Date })[]>`
    /* kept */ SELECT v.id AS "variantId", p.slug AS "productSlug", p.name AS "productName", v.name AS "variantName",
      v.sku, coalesce(i.name, '') AS picture, coalesce(i.alt, '') AS "pictureAlt", l.quantity,
      l.seen_price AS "seenPrice", v.price AS "unitPrice", v.weight_grams AS "weightGrams",
      c.tax_class AS "taxClass", v.stock - v.reserved AS free, l.added_at AS "addedAt"
    FROM cart_line l
    JOIN variant v ON v.id = l.variant_id
    JOIN product p ON p.id = v.product_id
    JOIN category c ON c.id = p.category_id
    LEFT JOIN picture i ON i.product_id = p.id
      AND i.position = (SELECT min(position) FROM picture WHERE product_id = p.id)
    WHERE l.cart_id = ${cartId}::uuid
    ORDER BY v.id
    ${hold}`
  rows.sort((one, other) => one.addedAt.getTime() - other.addedAt.getTime())
  return rows.map(({ addedAt: _, ...content }) => content)
}
