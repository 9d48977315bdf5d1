import 'server-only'
import { db } from '@/lib/platform/db'

/**
 * Forgets guests' carts: those that nobody changed for 60 days, twice as long as the cookie that opens them
 * lives unseen, and, after a day, what is left of those that went into a customer's. A customer's own stays.
 * @returns how many.
 */
export async function sweepCarts(): Promise<number> {
  const merged = await db().$executeRaw`
    DELETE FROM cart WHERE merged_at < shop_now() - interval '1 day'`
  const untouched = await db().$executeRaw`
    DELETE FROM cart
    WHERE token_hash IS NOT NULL AND merged_at IS NULL AND changed_at < shop_now() - interval '60 days'`
  return merged + untouched
}
