import 'server-only'
import type { Tx } from '@/lib/platform/db'
import { Prisma } from '@/prisma/generated/client'
import type { DiscountTerms } from './client'

/** A code on a cart. `isUsable`: it has begun, has not ended, and neither all nor this buyer have used it up. */
export type HeldDiscount = DiscountTerms & { id: string; isUsable: boolean }

/**
 * The condition that a code can be used now by this buyer (`buyersOf`; none where nobody knows yet who it is).
 * Unknown, early, ended and used up are one and the same.
 */
export function isUsable(buyers: Uint8Array[]): Prisma.Sql {
  const used = Prisma.sql`
    SELECT count(*) FROM discount_use u WHERE u.discount_id = discount.id AND u.buyer = ANY(${buyers}::bytea[])`
  return Prisma.sql`(
    discount.starts_at <= shop_now() AND (discount.ends_at IS NULL OR discount.ends_at > shop_now())
    AND (discount.limit_total IS NULL OR discount.uses < discount.limit_total)
    AND (discount.limit_per_customer IS NULL OR (${used}) < discount.limit_per_customer)
  )`
}

/**
 * The code with this id, as it stands now. `lock` holds its row until the transaction ends, so that it stays so; it
 * is the last lock that anybody takes (`transaction`).
 */
export async function findHeld(
  tx: Tx,
  id: string | null,
  { buyers, lock }: { buyers: Uint8Array[]; lock: boolean },
): Promise<HeldDiscount | null> {
  if (!id) return null
  // A statement of its own: the one after it sees what others did while this one waited.
  if (lock) await tx.$queryRaw`SELECT FROM discount WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  const [held] = await tx.$queryRaw<HeldDiscount[]>`
    SELECT id, code, kind, value, minimum, ${isUsable(buyers)} AS "isUsable"
    FROM discount WHERE id = ${id}::uuid`
  return held ?? null
}

/**
 * Notes that an order has a code. The caller holds the code's row (`findHeld`) and found it usable.
 * @throws where it is used up after all: the table's trigger counts too
 */
export async function spendDiscount(
  tx: Tx,
  use: { discountId: string; orderId: string; buyer: Uint8Array<ArrayBuffer> },
): Promise<void> {
  await tx.discountUse.createMany({ data: use })
}

/** Gives back the code of an order that was closed unpaid. The second time there is nothing to give. */
export async function giveBackDiscount(tx: Tx, orderId: string): Promise<void> {
  await tx.discountUse.deleteMany({ where: { orderId } })
}
