import 'server-only'
import { mayTryDiscount } from '@/lib/abuse/discount-limits'
import type { Network } from '@/lib/abuse/network'
import { buyersOf } from '@/lib/discounts/buyer'
import { readCode } from '@/lib/discounts/code'
import { isUsable } from '@/lib/discounts/held'
import { db } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'
import { belongsTo, type CartOwner, findCart } from './cart'

/** Somebody types a code. `emailKey` is the signed-in customer's; null for a guest. */
export type CodeTyped = {
  owner: CartOwner
  typed: string
  emailKey: string | null
  browserHash: Uint8Array
  network: Network
}

/**
 * Puts a discount code on the owner's cart, in place of the one before. Whether it is unknown, not yet or no longer
 * good, or used up, the answer and the work are the same: one statement looks and writes. What the goods must be
 * worth is no secret; the quote says it.
 */
export async function putCode(asked: CodeTyped): Promise<Result<undefined, 'code-unfit' | 'too-often'>> {
  const { owner, typed, emailKey } = asked
  const allowed = await mayTryDiscount(asked)
  if (!allowed.ok) return allowed
  if (!owner) return fail('code-unfit')
  const put = await db().$executeRaw`
    UPDATE cart SET discount_id = discount.id, changed_at = shop_now() FROM discount
    WHERE ${belongsTo(owner)} AND discount.code = ${readCode(typed) ?? ''}
      AND ${isUsable(emailKey ? buyersOf(emailKey) : [])}`
  return put > 0 ? ok() : fail('code-unfit')
}

/** Counts an order tried with the cart's code in somebody's name as a try at the code; nothing without a code. */
export async function mayTryCode(
  asked: Pick<CodeTyped, 'owner' | 'browserHash' | 'network'>,
): Promise<Result<undefined, 'too-often'>> {
  const cart = await findCart(asked.owner)
  return cart?.discountId ? mayTryDiscount(asked) : ok()
}

/** Takes the code off the owner's cart, if there is one. */
export async function takeCodeOff(owner: CartOwner): Promise<void> {
  if (!owner) return
  await db().$executeRaw`
    UPDATE cart SET discount_id = NULL, changed_at = shop_now()
    WHERE ${belongsTo(owner)} AND discount_id IS NOT NULL`
}
