import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { placeOrder } from './place-order'
import { quoteOrder } from './quote'
import { makeCart, makeCustomer, makeVariant, orderFrom, startPayments, stockOf } from './testing/shop'

let payments: Awaited<ReturnType<typeof startPayments>>

beforeAll(async () => {
  payments = await startPayments()
})
afterAll(async () => {
  await payments.end()
  await db().$disconnect()
})

const orderOf = (key: string) => db().order.findUniqueOrThrow({ where: { key }, include: { lines: true } })

/** What the sandbox charged for an order. */
async function charged(orderId: string): Promise<number[]> {
  const { data } = await payments.stripe.paymentIntents.list({ limit: 100 })
  return data
    .filter((intent) => intent.metadata.order_id === orderId && intent.status === 'succeeded')
    .map((intent) => intent.amount)
}

describe('placing an order', () => {
  it('charges the total, takes the stock, empties the cart and queues the mail', async () => {
    const variant = await makeVariant({ price: 2500, stock: 10 })
    const owner = await makeCart({ [variant]: 2 })
    const wanted = await orderFrom(owner, { email: `${randomUUID()}@example.com` })
    const placed = await placeOrder({ ...wanted, token: await payments.pay() })

    const order = await orderOf(wanted.key)
    expect(placed).toEqual({ outcome: 'placed', orderId: order.id, status: 'paid' })
    expect(order).toMatchObject({
      status: 'paid',
      subtotal: 5000,
      shipping: 490,
      total: 5490,
      currency: 'EUR',
    })
    expect(order.lines).toMatchObject([{ quantity: 2, unitPrice: 2500, variantId: variant }])
    expect(await charged(order.id)).toEqual([5490])
    expect(await stockOf(variant)).toEqual({ stock: 8, reserved: 0 })
    expect(await quoteOrder({ owner, country: 'IE', method: 'standard' })).toBeNull()
    const mails = await db().mail.findMany({ where: { to: wanted.email } })
    expect(mails).toMatchObject([
      { template: 'order-confirmation', params: { order: order.id, total: 5490 } },
    ])
    expect(mails[0]?.sealed).toBeTruthy()
  })

  it('leaves in the cart what was put there while it was paid', async () => {
    const [bought, later] = [await makeVariant(), await makeVariant()]
    const owner = await makeCart({ [bought]: 2 })
    const cart = await db().cart.findFirstOrThrow({ where: { lines: { some: { variantId: bought } } } })
    await payments.fault('delay', { match: '/confirm', seconds: 1 })
    const placing = placeOrder({ ...(await orderFrom(owner)), token: await payments.pay() })
    for (;;) {
      if ((await stockOf(bought)).reserved > 0) break
    }
    await db().cartLine.create({ data: { cartId: cart.id, variantId: later, quantity: 1, seenPrice: 2500 } })
    await db().cartLine.updateMany({ where: { cartId: cart.id, variantId: bought }, data: { quantity: 3 } })
    expect(await placing).toMatchObject({ status: 'paid' })
    const left = await db().cartLine.findMany({ where: { cartId: cart.id }, orderBy: { quantity: 'asc' } })
    expect(left.map(({ variantId, quantity }) => [variantId, quantity]).sort()).toEqual(
      [
        [bought, 1],
        [later, 1],
      ].sort(),
    )
  })

  it('sells the last piece once, however many want it at the same moment', async () => {
    const variant = await makeVariant({ stock: 1 })
    const buyers = await Promise.all(
      Array.from({ length: 50 }, async () => orderFrom(await makeCart({ [variant]: 1 }))),
    )
    const token = await payments.pay()
    const outcomes = await Promise.all(buyers.map((wanted) => placeOrder({ ...wanted, token })))
    const count = (outcome: string) => outcomes.filter((placed) => placed.outcome === outcome).length
    expect(count('placed')).toBe(1)
    expect(count('sold-out')).toBe(49)
    expect(await stockOf(variant)).toEqual({ stock: 0, reserved: 0 })
    expect(await db().orderLine.count({ where: { variantId: variant } })).toBe(1)
  })

  it('never deadlocks when carts hold the same things in different order', async () => {
    const [one, two, three] = [
      await makeVariant({ stock: 30 }),
      await makeVariant({ stock: 30 }),
      await makeVariant({ stock: 30 }),
    ]
    const carts = [
      { [one]: 1, [two]: 1, [three]: 1 },
      { [three]: 1, [one]: 1 },
      { [two]: 1, [three]: 1, [one]: 1 },
    ]
    const buyers = await Promise.all(
      Array.from({ length: 24 }, async (_, n) => orderFrom(await makeCart(carts[n % 3] ?? {}))),
    )
    const outcomes = await Promise.all(
      buyers.map(async (wanted) => placeOrder({ ...wanted, token: await payments.pay() })),
    )
    expect(outcomes.every((placed) => placed.outcome === 'placed')).toBe(true)
    expect(await stockOf(one)).toEqual({ stock: 6, reserved: 0 })
    expect(await stockOf(two)).toEqual({ stock: 14, reserved: 0 })
  })

  it('charges once when the same key comes fifty times at once, and again later', async () => {
    const variant = await makeVariant({ stock: 100 })
    const wanted = await orderFrom(await makeCart({ [variant]: 1 }))
    const tokens = await Promise.all(Array.from({ length: 50 }, () => payments.pay()))
    const outcomes = await Promise.all(tokens.map((token) => placeOrder({ ...wanted, token })))
    const order = await orderOf(wanted.key)
    const answer = { outcome: 'placed', orderId: order.id, status: 'paid' }
    expect(outcomes).toEqual(Array.from({ length: 50 }, () => answer))
    expect(await placeOrder({ ...wanted, token: await payments.pay() })).toEqual(answer)
    expect(await charged(order.id)).toHaveLength(1)
    expect(await stockOf(variant)).toEqual({ stock: 99, reserved: 0 })
  })

  it('has one order being paid from a cart, whatever the keys', async () => {
    const variant = await makeVariant({ stock: 100 })
    const owner = await makeCart({ [variant]: 1 })
    const tries = await Promise.all(Array.from({ length: 20 }, () => orderFrom(owner)))
    const outcomes = await Promise.all(
      tries.map(async (wanted) => placeOrder({ ...wanted, token: await payments.pay() })),
    )
    expect(outcomes.filter((placed) => placed.outcome === 'placed')).toHaveLength(1)
    expect(await stockOf(variant)).toEqual({ stock: 99, reserved: 0 })
  })

  it('gives the stock back after a decline, closes the key, and sells under a new one', async () => {
    const variant = await makeVariant({ stock: 1 })
    const owner = await makeCart({ [variant]: 1 })
    const first = await quoteOrder({ owner, country: 'IE', method: 'standard' })
    const wanted = await orderFrom(owner, { key: first?.key })
    const token = await payments.pay('pm_card_visa_chargeDeclinedInsufficientFunds')
    const declined = { outcome: 'declined', reason: 'insufficient_funds' }
    expect(await placeOrder({ ...wanted, token })).toEqual(declined)
    expect(await stockOf(variant)).toEqual({ stock: 1, reserved: 0 })
    const order = await orderOf(wanted.key)
    expect(order).toMatchObject({ status: 'cancelled', closedReason: 'insufficient_funds' })
    expect((await payments.stripe.paymentIntents.retrieve(order.paymentIntent ?? '')).status).toBe('canceled')

    expect(await placeOrder({ ...wanted, token: await payments.pay() })).toEqual(declined)
    const next = await quoteOrder({ owner, country: 'IE', method: 'standard' })
    expect(next?.key).not.toBe(first?.key)
    const again = await orderFrom(owner, { key: next?.key })
    expect(await placeOrder({ ...again, token: await payments.pay() })).toMatchObject({ status: 'paid' })
  })

  it.each([
    ['price', (id: string) => db().variant.update({ where: { id }, data: { price: 2600 } })],
    [
      'cart',
      (id: string) =>
        db().cart.updateMany({ where: { lines: { some: { variantId: id } } }, data: { version: 8 } }),
    ],
  ])('asks again when the %s is not what was seen', async (_, change) => {
    const variant = await makeVariant({ price: 2500 })
    const wanted = await orderFrom(await makeCart({ [variant]: 1 }))
    await change(variant)
    expect(await placeOrder({ ...wanted, token: await payments.pay() })).toEqual({ outcome: 'changed' })
    expect(await db().order.count({ where: { key: wanted.key } })).toBe(0)
    expect(await stockOf(variant)).toMatchObject({ reserved: 0 })
  })

  it('charges no total that the browser made up', async () => {
    const variant = await makeVariant()
    const owner = await makeCart({ [variant]: 1 })
    for (const expectedTotal of [1, 0, -2990, 2 ** 31 - 1]) {
      const wanted = await orderFrom(owner, { expectedTotal })
      expect(await placeOrder({ ...wanted, token: await payments.pay() })).toEqual({ outcome: 'changed' })
    }
    expect(await db().orderLine.count({ where: { variantId: variant } })).toBe(0)
  })

  it('tells nobody else how an order ended', async () => {
    const variant = await makeVariant()
    const { customerId } = await makeCustomer()
    const wanted = await orderFrom(await makeCart({ [variant]: 1 }, customerId))
    await placeOrder({ ...wanted, token: await payments.pay() })
    const other = await makeVariant()
    for (const owner of [
      await makeCart({ [other]: 1 }),
      await makeCart({ [other]: 1 }, (await makeCustomer()).customerId),
    ]) {
      const stolen = await orderFrom(owner, { key: wanted.key })
      expect(await placeOrder({ ...stolen, token: await payments.pay() })).toEqual({ outcome: 'key-used' })
    }
    expect(await stockOf(other)).toEqual({ stock: 10, reserved: 0 })
  })

  it('says so when the cart is empty, and when it is more than one payment can carry', async () => {
    const variant = await makeVariant({ price: 99_999_999, stock: 99 })
    const wanted = await orderFrom(await makeCart({ [variant]: 2 }))
    expect(await placeOrder({ ...wanted, token: 'ctoken_none' })).toEqual({ outcome: 'too-large' })
    const empty = { ...wanted, key: randomUUID(), owner: await makeCart({}) }
    expect(await placeOrder({ ...empty, token: 'ctoken_none' })).toEqual({ outcome: 'empty' })
  })

  it('takes a token that the gateway does not know for a decline', async () => {
    const variant = await makeVariant({ stock: 1 })
    const wanted = await orderFrom(await makeCart({ [variant]: 1 }))
    expect(await placeOrder({ ...wanted, token: 'ctoken_none' })).toEqual({
      outcome: 'declined',
      reason: 'token_invalid',
    })
    expect(await stockOf(variant)).toEqual({ stock: 1, reserved: 0 })
  })
})
