// For tests: discount codes with random names, and carts that hold one.

import { randomUUID } from 'node:crypto'
import { createDiscount, type NewDiscount } from '@/lib/discounts/operator'
import { db } from '@/lib/platform/db'
import { makeCart, type Owner } from './shop'

/** A code that takes 10 % off, unless told otherwise. */
export async function makeDiscount(
  changes: Partial<NewDiscount> = {},
): Promise<{ id: string; code: string }> {
  const code = `T${randomUUID().slice(0, 13).toUpperCase()}`
  const made = await createDiscount({
    code,
    kind: 'percent',
    value: 1000,
    minimum: 0,
    limitTotal: null,
    limitPerCustomer: null,
    startsAt: null,
    endsAt: null,
    ...changes,
  })
  if (!made.ok) throw new Error(`no code was made: ${JSON.stringify(made.fields)}`)
  return db().discount.findUniqueOrThrow({ where: { code }, select: { id: true, code: true } })
}

const whereOf = (owner: Owner) =>
  'customerId' in owner ? { customerId: owner.customerId } : { tokenHash: owner.tokenHash }

/** A cart with these quantities by variant, and a code on it. */
export async function cartWithCode(
  quantities: Record<string, number>,
  discountId: string,
  customerId?: string,
): Promise<Owner> {
  const owner = await makeCart(quantities, customerId)
  await db().cart.updateMany({ where: whereOf(owner), data: { discountId } })
  return owner
}

/** How often a code is used: by its own count, and by its orders. */
export async function usesOf(id: string): Promise<{ counted: number; orders: number }> {
  const [{ uses }, orders] = await Promise.all([
    db().discount.findUniqueOrThrow({ where: { id }, select: { uses: true } }),
    db().discountUse.count({ where: { discountId: id } }),
  ])
  return { counted: uses, orders }
}
