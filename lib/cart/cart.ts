import 'server-only'
import type { DiscountTerms } from '@/lib/discounts/client'
import { isUsable } from '@/lib/discounts/held'
import { db, type Tx } from '@/lib/platform/db'
import { shop } from '@/lib/shop/client'
import { Prisma } from '@/prisma/generated/client'
import { type CartLine, type CartView, maxQuantity, totals } from './client'

/** Whose cart it is: a customer's, or a guest's by the SHA-256 of the cart cookie. Null: a guest without one. */
export type CartOwner = { customerId: string } | { tokenHash: Uint8Array<ArrayBuffer> } | null

/** The condition that finds an owner's cart. A guest cart that went into a customer's is found by nobody. */
export function belongsTo(owner: NonNullable<CartOwner>): Prisma.Sql {
  return 'customerId' in owner
    ? Prisma.sql`cart.customer_id = ${owner.customerId}::uuid`
    : Prisma.sql`(cart.token_hash = ${owner.tokenHash} AND cart.merged_at IS NULL)`
}

/** The owner's cart, or null where there is none yet. */
export async function findCart(
  owner: CartOwner,
  tx: Tx = db(),
): Promise<{ id: string; version: number; discountId: string | null } | null> {
  if (!owner) return null
  const [cart] = await tx.$queryRaw<{ id: string; version: number; discountId: string | null }[]>`
    /* kept */ SELECT cart.id, cart.version, cart.discount_id AS "discountId" FROM cart WHERE ${belongsTo(owner)}`
  return cart ?? null
}

type Row = {
  id: string
  version: number
  variantId: string | null
  stored: number
  held: DiscountTerms | null
} & Omit<CartLine, 'variantId' | 'quantity' | 'priceChanged' | 'soldOut' | 'capped'>

/**
 * The owner's cart with today's prices (minor units) and what is free now. A line for which there are fewer
 * left than it asks is shown with what there is. One query, so that lines and version belong together.
 */
export async function readCart(owner: CartOwner, tx: Tx = db()): Promise<CartView> {
  if (!owner) return viewOf([])
  return viewOf(
    await tx.$queryRaw<Row[]>`
      /* kept */ SELECT cart.id, cart.version,
        line.variant_id AS "variantId", line.quantity AS stored, line.seen_price AS "seenPrice",
        variant.slug AS "variantSlug", variant.name AS "variantName", variant.price AS "unitPrice",
        least(variant.stock - variant.reserved, ${maxQuantity}::int) AS available,
        product.slug AS "productSlug", product.name AS "productName",
        coalesce(picture.name, '') AS picture, coalesce(picture.alt, '') AS "pictureAlt",
        CASE WHEN ${isUsable([])} THEN jsonb_build_object('code', discount.code, 'kind', discount.kind,
          'value', discount.value, 'minimum', discount.minimum) END AS held
      FROM cart
      LEFT JOIN discount ON discount.id = cart.discount_id
      LEFT JOIN cart_line line ON line.cart_id = cart.id
      LEFT JOIN variant ON variant.id = line.variant_id
      LEFT JOIN product ON product.id = variant.product_id
      LEFT JOIN LATERAL (
        SELECT name, alt FROM picture WHERE picture.product_id = product.id ORDER BY position LIMIT 1
      ) picture ON true
      WHERE ${belongsTo(owner)}
      ORDER BY line.added_at, line.variant_id`,
  )
}

function viewOf(rows: Row[]): CartView {
  const lines = rows.flatMap(
    ({ id: _id, version: _version, held: _held, variantId, stored, ...row }): CartLine[] => {
      if (variantId === null) return []
      const soldOut = row.available <= 0
      return [
        {
          ...row,
          variantId,
          quantity: soldOut ? stored : Math.min(stored, row.available),
          priceChanged: row.seenPrice !== row.unitPrice,
          soldOut,
          capped: !soldOut && stored > row.available,
        },
      ]
    },
  )
  const [first] = rows
  return {
    id: first?.id ?? null,
    version: first?.version ?? 0,
    lines,
    ...totals(lines),
    currency: shop.currency,
    discount: first?.held ?? null,
  }
}
