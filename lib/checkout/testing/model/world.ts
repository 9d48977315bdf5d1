// What a history happens in: a few pieces, a few shoppers with a cart each, and what was delivered.

import { randomUUID } from 'node:crypto'
import { addSeconds, shopNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { newToken, sha256 } from '@/lib/platform/random'
import type { DiscountKind } from '@/prisma/generated/client'
import type { NewOrder } from '../../reserve-order'
import { makeCustomer, type Owner } from '../shop'

export type Shopper = {
  email: string
  customerId: string | null
  owner: Owner
  cartVersion: number
  /** The order that stands on the button, as the shopper last saw it. */
  seen: NewOrder | null
  /** The order whose approval the bank waits for. */
  asked: { orderId: string; clientSecret: string } | null
}

export type World = {
  /** Ids, in the order that actions name them. */
  variants: string[]
  code: string
  restocks: boolean
  shoppers: Shopper[]
  /** By variant: what came into the house so far. */
  supplied: Record<string, number>
  /** By order key: the totals that were agreed on under it, and the order that it became. */
  agreed: Map<string, { totals: number[]; orderId: string | null }>
  /** What happened how often, in words. */
  seen: Map<string, number>
}

/** All pieces of all worlds are variants of one product, so that a world is quickly made. */
export async function makeShelf(): Promise<(stocks: number[]) => Promise<string[]>> {
  const name = randomUUID()
  const { id: productId } = await db().product.create({
    data: {
      slug: name,
      name: 'Things',
      summary: '',
      description: '',
      position: 0,
      category: { create: { slug: name, name, description: '', picture: 'none', position: 0 } },
    },
  })
  let position = 0
  return async (stocks) => {
    const variants = stocks.map((stock, index) => ({
      id: randomUUID(),
      productId,
      slug: `v${++position}`,
      name: 'One',
      sku: randomUUID(),
      position,
      price: priceOf(index),
      weightGrams: 100,
      stock,
    }))
    await db().variant.createMany({ data: variants })
    return variants.map(({ id }) => id)
  }
}

export type Beginning = {
  /** How many of each piece are there. */
  stocks: number[]
  /** By shopper: how many of each piece lie in the cart, and whether the code does. */
  carts: number[][]
  held: boolean[]
  /** Whether what comes back goes into stock. */
  restocks: boolean
  code: {
    /** Hundredths of a percent, or minor units. */
    terms: { kind: DiscountKind; value: number }
    minimum: number
    limitTotal: number | null
    limitPerCustomer: number | null
    /** Seconds. */
    endsAfter: number | null
  }
}

/** The first shopper is a customer, the others are guests. */
export async function makeWorld(
  shelf: Awaited<ReturnType<typeof makeShelf>>,
  { stocks, carts, held, restocks, code }: Beginning,
): Promise<World> {
  const variants = await shelf(stocks)
  const { customerId, email } = await makeCustomer()
  const { id: discountId, code: name } = await db().discount.create({
    data: {
      ...code.terms,
      code: `M-${randomUUID().slice(0, 13).toUpperCase()}`,
      minimum: code.minimum,
      limitTotal: code.limitTotal,
      limitPerCustomer: code.limitPerCustomer,
      endsAt: code.endsAfter === null ? null : addSeconds(await shopNow(), code.endsAfter),
    },
  })
  const rows = carts.map((_, index) => ({
    id: randomUUID(),
    discountId: held[index] ? discountId : null,
    version: 1,
    customerId: index === 0 ? customerId : null,
    tokenHash: index === 0 ? null : sha256(newToken()),
  }))
  await db().cart.createMany({ data: rows })
  await db().cartLine.createMany({
    data: carts.flatMap((quantities, cart) =>
      quantities.flatMap((quantity, variant) =>
        quantity === 0
          ? []
          : [
              {
                cartId: rows[cart]?.id ?? '',
                variantId: variants[variant] ?? '',
                quantity,
                seenPrice: priceOf(variant),
              },
            ],
      ),
    ),
  })
  // The guests share an address, as one buyer with two browsers does.
  const shared = `${randomUUID()}@example.com`
  return {
    variants,
    code: name,
    restocks,
    shoppers: rows.map(({ customerId, tokenHash }) => ({
      customerId,
      email: customerId ? email : shared,
      owner: tokenHash ? { tokenHash } : { customerId: customerId ?? '' },
      cartVersion: 1,
      seen: null,
      asked: null,
    })),
    supplied: Object.fromEntries(variants.map((id, index) => [id, stocks[index] ?? 0])),
    agreed: new Map(),
    seen: new Map(),
  }
}

const priceOf = (variant: number) => 1000 + 700 * variant

export const note = ({ seen }: World, what: string) => seen.set(what, (seen.get(what) ?? 0) + 1)

/** Lets time pass for a world's orders and whatever waits to be done for them: what falls due moves towards now. Seconds. */
export async function passTime({ variants, code }: World, seconds: number): Promise<void> {
  await db().$executeRaw`
    UPDATE "order" SET reserved_until = reserved_until - ${seconds}::int * interval '1 second',
      placed_at = placed_at - ${seconds}::int * interval '1 second'
    WHERE id IN (SELECT order_id FROM order_line WHERE variant_id = ANY (${variants}::uuid[]))`
  await db().$executeRaw`
    UPDATE refund SET due_at = due_at - ${seconds}::int * interval '1 second' WHERE state = 'open'`
  await db().$executeRaw`
    UPDATE gateway_event SET due_at = due_at - ${seconds}::int * interval '1 second' WHERE done_at IS NULL`
  await db().$executeRaw`
    UPDATE discount SET starts_at = starts_at - ${seconds}::int * interval '1 second',
      ends_at = ends_at - ${seconds}::int * interval '1 second'
    WHERE code = ${code}`
}
