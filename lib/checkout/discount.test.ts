import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endDiscount } from '@/lib/discounts/operator'
import { db } from '@/lib/platform/db'
import { abandonOrder } from './close-order'
import { placeOrder } from './place-order'
import { quoteOrder } from './quote'
import { reserveOrder } from './reserve-order'
import { cartWithCode, makeDiscount, usesOf } from './testing/discounts'
import { makeCustomer, makeVariant, orderFrom, startPayments, stockOf } from './testing/shop'

let payments: Awaited<ReturnType<typeof startPayments>>

beforeAll(async () => {
  payments = await startPayments()
})
afterAll(async () => {
  await payments.end()
  await db().$disconnect()
})

const toIreland = { country: 'IE', method: 'standard' } as const
const stranger = () => `${randomUUID()}@example.com`
const many = <Made>(count: number, make: (at: number) => Promise<Made>) =>
  Promise.all(Array.from({ length: count }, (_, at) => make(at)))

describe('an order with a code', () => {
  it('is charged less, keeps how much less on itself and its lines, and the tax on what is left', async () => {
    const [dear, cheap] = [
      await makeVariant({ price: 3333 }),
      await makeVariant({ price: 1000, taxClass: 'reduced' }),
    ]
    const { id, code } = await makeDiscount()
    const owner = await cartWithCode({ [dear]: 1, [cheap]: 2 }, id)
    expect(await quoteOrder({ owner, ...toIreland })).toMatchObject({
      code: { code, problem: null },
      discount: 533,
    })
    const wanted = await orderFrom(owner, { email: stranger() })
    const placed = await placeOrder({ ...wanted, token: await payments.pay() })
    expect(placed).toMatchObject({ outcome: 'placed', status: 'paid' })
    const order = await db().order.findUniqueOrThrow({ where: { key: wanted.key }, include: { lines: true } })
    expect(order).toMatchObject({
      subtotal: 5333,
      discount: 533,
      discountId: id,
      shipping: 490,
      total: 5290,
      taxIncluded: true,
      tax: 867,
      taxes: [
        { name: 'VAT', rate: 2300, base: 2837, amount: 653 },
        { name: 'VAT', rate: 1350, base: 1586, amount: 214 },
      ],
    })
    const lines = new Map(order.lines.map((line) => [line.variantId, [line.discount, line.taxRate]]))
    expect(lines).toEqual(
      new Map([
        [dear, [333, 2300]],
        [cheap, [200, 1350]],
      ]),
    )
    const { data } = await payments.stripe.paymentIntents.list({ limit: 100 })
    expect(data.find((intent) => intent.metadata.order_id === order.id)).toMatchObject({ amount: 5290 })
    expect(await usesOf(id)).toEqual({ counted: 1, orders: 1 })
    // What was used leaves the cart with the goods.
    expect(await db().cart.findFirst({ where: { id: order.cartId ?? '' } })).toMatchObject({
      discountId: null,
    })
    const mail = await db().mail.findFirst({ where: { to: wanted.email } })
    expect(mail?.params).toMatchObject({ discount: 533, total: 5290, taxIncluded: true })
  })

  it('is not made where the code ended since, and costs what it costs without it when that is agreed to', async () => {
    const { id, code } = await makeDiscount()
    const owner = await cartWithCode({ [await makeVariant()]: 1 }, id)
    const seen = await orderFrom(owner, { email: stranger() })
    expect(seen.expectedTotal).toBe(2740)
    expect(await endDiscount(code)).toMatchObject({ ok: true, data: true })
    expect(await reserveOrder(seen)).toEqual({ outcome: 'changed' })
    expect(await quoteOrder({ owner, ...toIreland })).toMatchObject({
      code: { code, problem: 'unfit' },
      discount: 0,
      total: 2990,
    })
    expect(await reserveOrder({ ...seen, expectedTotal: 2990 })).toMatchObject({ outcome: 'reserved' })
    expect(await db().order.findUnique({ where: { key: seen.key } })).toMatchObject({
      discount: 0,
      discountId: null,
      total: 2990,
    })
    expect(await usesOf(id)).toEqual({ counted: 0, orders: 0 })
  })

  it('never takes the browser’s word: neither a lower total nor a code that is not on its cart', async () => {
    const { id } = await makeDiscount({ minimum: 3000 })
    const owner = await cartWithCode({ [await makeVariant()]: 1 }, id)
    const seen = await orderFrom(owner)
    for (const expectedTotal of [0, 1, 50, 2740, seen.expectedTotal - 1, seen.expectedTotal + 1])
      expect(await reserveOrder({ ...seen, expectedTotal })).toEqual({ outcome: 'changed' })
    expect(await usesOf(id)).toEqual({ counted: 0, orders: 0 })
  })
})

describe('a code that works once', () => {
  it('is one order’s when fifty want it at once; the others are asked, and may buy without it', async () => {
    // Of different goods: their rows keep nobody waiting.
    const variants = await many(10, () => makeVariant({ stock: 100 }))
    const { id } = await makeDiscount({ limitTotal: 1 })
    const wanted = await many(50, async (at) =>
      orderFrom(await cartWithCode({ [variants[at % 10] ?? '']: 1 }, id), { email: stranger() }),
    )
    const first = await Promise.all(wanted.map(reserveOrder))
    expect(first.filter(({ outcome }) => outcome === 'reserved')).toHaveLength(1)
    expect(first.filter(({ outcome }) => outcome === 'changed')).toHaveLength(49)
    expect(await usesOf(id)).toEqual({ counted: 1, orders: 1 })
    const agreed = wanted.filter((_, at) => first[at]?.outcome === 'changed')
    const second = await Promise.all(agreed.map((one) => reserveOrder({ ...one, expectedTotal: 2990 })))
    expect(second.every(({ outcome }) => outcome === 'reserved')).toBe(true)
    for (const variant of variants) expect(await stockOf(variant)).toEqual({ stock: 100, reserved: 5 })
    const goods = { variantId: { in: variants } }
    const orders = await db().order.findMany({ where: { lines: { some: goods } } })
    expect(orders.filter(({ discount }) => discount > 0)).toHaveLength(1)
  })

  it('never deadlocks with orders of other goods that are being closed', async () => {
    const variants = await many(4, () => makeVariant({ stock: 100 }))
    const { id } = await makeDiscount({ limitTotal: 20 })
    const outcomes = await many(40, async (at) => {
      const goods = { [variants[at % 4] ?? '']: 1, [variants[(at + 1) % 4] ?? '']: 1 }
      const wanted = await orderFrom(await cartWithCode(goods, id), { email: stranger() })
      const reserved = await reserveOrder(wanted)
      if (reserved.outcome === 'reserved') await abandonOrder(reserved.order.id, null, 'expired')
      return reserved.outcome
    })
    expect(outcomes.filter((outcome) => outcome === 'reserved').length).toBeGreaterThanOrEqual(20)
    expect(outcomes.every((outcome) => outcome === 'reserved' || outcome === 'changed')).toBe(true)
    expect(await usesOf(id)).toEqual({ counted: 0, orders: 0 })
  })

  it('comes back once when its order is closed unpaid, however many close it, and is another’s then', async () => {
    const { id } = await makeDiscount({ limitTotal: 1 })
    const variant = await makeVariant()
    const wanted = await orderFrom(await cartWithCode({ [variant]: 1 }, id), { email: stranger() })
    const reserved = await reserveOrder(wanted)
    if (reserved.outcome !== 'reserved') throw new Error(reserved.outcome)
    const closed = await many(50, () => abandonOrder(reserved.order.id, null, 'expired'))
    expect(closed.filter(Boolean)).toHaveLength(1)
    expect(await usesOf(id)).toEqual({ counted: 0, orders: 0 })
    const next = await orderFrom(await cartWithCode({ [variant]: 1 }, id), { email: stranger() })
    expect(await reserveOrder(next)).toMatchObject({ outcome: 'reserved' })
  })

  it('comes back when the card is declined', async () => {
    const { id } = await makeDiscount({ limitTotal: 1 })
    const owner = await cartWithCode({ [await makeVariant()]: 1 }, id)
    const wanted = await orderFrom(owner, { email: stranger() })
    const declined = await placeOrder({ ...wanted, token: await payments.pay('pm_card_visa_chargeDeclined') })
    expect(declined).toMatchObject({ outcome: 'declined' })
    expect(await usesOf(id)).toEqual({ counted: 0, orders: 0 })
    const again = await orderFrom(owner, { email: wanted.email })
    expect(again.expectedTotal).toBe(2740)
    expect(await placeOrder({ ...again, token: await payments.pay() })).toMatchObject({ outcome: 'placed' })
    expect(await usesOf(id)).toEqual({ counted: 1, orders: 1 })
  })

  it('is not used up past its limits, nor given back below zero, by whoever writes to the tables', async () => {
    const { id } = await makeDiscount({ limitTotal: 1, limitPerCustomer: 1 })
    const order = async () => {
      const wanted = await orderFrom(await cartWithCode({ [await makeVariant()]: 1 }, id), {
        email: stranger(),
      })
      return reserveOrder(wanted)
    }
    expect(await order()).toMatchObject({ outcome: 'reserved' })
    const other = await makeDiscount()
    const wanted = await orderFrom(await cartWithCode({ [await makeVariant()]: 1 }, other.id))
    const reserved = await reserveOrder(wanted)
    if (reserved.outcome !== 'reserved') throw new Error(reserved.outcome)
    await db().discountUse.deleteMany({ where: { orderId: reserved.order.id } })
    const use = { orderId: reserved.order.id, discountId: id, buyer: new Uint8Array(32) }
    await expect(db().discountUse.createMany({ data: use })).rejects.toThrow()
    await expect(db().discount.update({ where: { id }, data: { uses: -1 } })).rejects.toThrow()
    expect(await usesOf(id)).toEqual({ counted: 1, orders: 1 })
    expect(await usesOf(other.id)).toEqual({ counted: 0, orders: 0 })
  })
})

describe('a code with so many uses a customer', () => {
  it('is counted by the address: a guest, other spellings of it and its account are one', async () => {
    const { customerId, email } = await makeCustomer()
    const { id } = await makeDiscount({ limitPerCustomer: 1 })
    const goods = { [await makeVariant()]: 1 }
    const asGuest = await orderFrom(await cartWithCode(goods, id), { email: email.toUpperCase() })
    expect(await placeOrder({ ...asGuest, token: await payments.pay() })).toMatchObject({ outcome: 'placed' })
    const owner = await cartWithCode(goods, id, customerId)
    expect(await quoteOrder({ owner, email, ...toIreland })).toMatchObject({
      code: { problem: 'unfit' },
      total: 2990,
    })
    const asCustomer = await orderFrom(owner, { email })
    expect(asCustomer.expectedTotal).toBe(2740)
    expect(await reserveOrder(asCustomer)).toEqual({ outcome: 'changed' })
    const another = await orderFrom(await cartWithCode(goods, id), { email: stranger() })
    expect(await reserveOrder(another)).toMatchObject({ outcome: 'reserved' })
  })

  it('holds for fifty orders of one buyer at once', async () => {
    const variants = await many(10, () => makeVariant({ stock: 100 }))
    const { id } = await makeDiscount({ limitPerCustomer: 2 })
    const email = stranger()
    const wanted = await many(50, async (at) =>
      orderFrom(await cartWithCode({ [variants[at % 10] ?? '']: 1 }, id), { email }),
    )
    const outcomes = await Promise.all(wanted.map(reserveOrder))
    expect(outcomes.filter(({ outcome }) => outcome === 'reserved')).toHaveLength(2)
    expect(await usesOf(id)).toEqual({ counted: 2, orders: 2 })
  })

  it('is kept by a keyed hash that names nobody', async () => {
    const { id } = await makeDiscount({ limitPerCustomer: 1 })
    const goods = { [await makeVariant()]: 1 }
    const email = stranger()
    expect(await reserveOrder(await orderFrom(await cartWithCode(goods, id), { email }))).toMatchObject({
      outcome: 'reserved',
    })
    const [use] = await db().discountUse.findMany({ where: { discountId: id } })
    expect(use?.buyer).toHaveLength(32)
    expect(Buffer.from(use?.buyer ?? []).toString('latin1')).not.toContain(email)
  })
})
