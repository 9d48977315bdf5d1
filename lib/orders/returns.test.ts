import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeVariant, startPayments, stockOf } from '@/lib/checkout/testing/shop'
import { db } from '@/lib/platform/db'
import { newOrderNumber } from '@/lib/platform/random'
import { returnDays } from '@/lib/shop/client'
import type { Actor } from './cancel'
import { approveReturn, listReturns, refuseReturn } from './decide-return'
import { refundOrder } from './operator'
import { performRefund } from './refunds'
import { returnValue } from './return-value'
import { askReturn, type ReturnLine, readReturnable } from './returns'
import { mailsAbout, type Payments, paidOrder, refundsAt } from './testing/paid-order'

let payments: Payments
beforeAll(async () => {
  payments = await startPayments()
})
afterAll(async () => {
  await payments.end()
  await db().$disconnect()
})

const guest: Extract<Actor, { by: 'buyer' }> = { by: 'buyer', customerId: null, sessionId: null }
const ask = (id: string, lines: ReturnLine[]) => askReturn(id, { lines, reason: 'changed-mind' }, guest)
const left = async (id: string) => Object.fromEntries((await readReturnable(id))?.left ?? [])
const orderOf = (id: string) => db().order.findUniqueOrThrow({ where: { id }, include: { refunds: true } })

async function asked(id: string, lines: ReturnLine[]): Promise<string> {
  const made = await ask(id, lines)
  if (!made.ok) throw new Error(made.error)
  return made.data.id
}

describe('asking to return', () => {
  it('takes chosen pieces, once each, and tells the buyer', async () => {
    const order = await paidOrder(payments, { shippedDaysAgo: 1, lines: [{ quantity: 3 }, {}] })
    expect(await left(order.id)).toEqual({ 0: 3, 1: 1 })
    await asked(order.id, [{ position: 0, quantity: 2 }])
    expect(await left(order.id)).toEqual({ 0: 1, 1: 1 })
    expect(await ask(order.id, [{ position: 0, quantity: 2 }])).toMatchObject({ error: 'too-many' })
    // One line named twice is added up.
    const twice = [1, 1].map((quantity) => ({ position: 1, quantity }))
    expect(await ask(order.id, twice)).toMatchObject({ error: 'too-many' })
    expect(await mailsAbout(order.id)).toEqual(['return-asked'])
    expect((await orderOf(order.id)).refunded).toBe(0)
  })

  it('is refused for what was not sent, too late, or not bought', async () => {
    const paid = await paidOrder(payments)
    const old = await paidOrder(payments, { shippedDaysAgo: returnDays + 0.01 })
    const lately = await paidOrder(payments, { shippedDaysAgo: returnDays - 0.01 })
    const one = [{ position: 0, quantity: 1 }]
    expect(await ask(paid.id, one)).toMatchObject({ error: 'not-shipped' })
    expect(await ask(old.id, one)).toMatchObject({ error: 'too-late' })
    expect(await ask(newOrderNumber(), one)).toMatchObject({ error: 'unknown' })
    expect(await ask(lately.id, [])).toMatchObject({ error: 'nothing' })
    expect(await ask(lately.id, [{ position: 7, quantity: 1 }])).toMatchObject({ error: 'too-many' })
    expect(await ask(lately.id, one)).toMatchObject({ ok: true })
  })

  it('50 times at once returns no more than was bought', async () => {
    const order = await paidOrder(payments, { shippedDaysAgo: 1, lines: [{ quantity: 3 }] })
    const tries = await Promise.all(
      Array.from({ length: 50 }, () => ask(order.id, [{ position: 0, quantity: 1 }])),
    )
    expect(tries.filter(({ ok }) => ok)).toHaveLength(3)
    expect(await left(order.id)).toEqual({ 0: 0 })
  })

  it('is held by the database too, whatever the code does', async () => {
    const order = await paidOrder(payments, { shippedDaysAgo: 1, lines: [{ quantity: 2 }] })
    const put = (orderId: string, position: number, quantity: number, reason = 'other') =>
      db().return.create({ data: { orderId, reason, lines: { create: { position, quantity } } } })
    await expect(put(order.id, 0, 3)).rejects.toThrow()
    await expect(put(order.id, 5, 1)).rejects.toThrow()
    await expect(put(order.id, 0, -1)).rejects.toThrow()
    await expect(put(order.id, 0, 1, 'Call +1 555 0100')).rejects.toThrow()
    await expect(put((await paidOrder(payments)).id, 0, 1)).rejects.toThrow()
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => put(order.id, 0, 1)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    const mine = await db().return.findFirstOrThrow({ where: { orderId: order.id } })
    await expect(
      db().returnLine.updateMany({ where: { returnId: mine.id }, data: { quantity: 9 } }),
    ).rejects.toThrow()
    const foreign = await paidOrder(payments)
    await refundOrder(foreign.id, 100)
    const refundId = (await orderOf(foreign.id)).refunds[0]?.id ?? ''
    await expect(
      db().return.update({
        where: { id: mine.id },
        data: { state: 'approved', decidedAt: new Date(), refundId },
      }),
    ).rejects.toThrow()
  })
})

describe('deciding', () => {
  it('to take things back gives their money back, and puts them into stock if told so', async () => {
    const variant = await makeVariant({ stock: 4 })
    const order = await paidOrder(payments, {
      shippedDaysAgo: 1,
      lines: [{ price: 1000, quantity: 3, discount: 500, variantId: variant }, { price: 700 }],
    })
    const id = await asked(order.id, [
      { position: 0, quantity: 2 },
      { position: 1, quantity: 1 },
    ])
    // 2500 for three: 1667 for two; no shipping.
    const approved = await approveReturn(id, { restock: true })
    expect(approved).toEqual({ ok: true, data: { orderId: order.id, refund: 1667 + 700 } })
    expect(await stockOf(variant)).toEqual({ stock: 6, reserved: 0 })
    expect(await approveReturn(id, { restock: true })).toMatchObject({ error: 'decided' })
    expect(await refuseReturn(id)).toMatchObject({ error: 'decided' })
    const [refund] = (await orderOf(order.id)).refunds
    await performRefund(refund?.id ?? '')
    expect(await refundsAt(payments, order.intent)).toEqual({ count: 1, sum: 2367 })
    expect(await mailsAbout(order.id)).toEqual(['return-asked', 'return-approved', 'refund-done'])
    // The third piece brings what is left of the line.
    const last = await approveReturn(await asked(order.id, [{ position: 0, quantity: 1 }]), {
      restock: false,
    })
    expect(last).toMatchObject({ data: { refund: 833 } })
    expect(await stockOf(variant)).toEqual({ stock: 6, reserved: 0 })
  })

  it('adds the tax where it was added to the price', async () => {
    const order = await paidOrder(payments, {
      shippedDaysAgo: 1,
      lines: [{ price: 999, quantity: 2, taxRate: 2300 }],
      taxAdded: 573,
    })
    const id = await asked(order.id, [{ position: 0, quantity: 1 }])
    expect(await approveReturn(id, { restock: false })).toMatchObject({ data: { refund: 999 + 230 } })
  })

  it('not to leaves the money, and the pieces can be asked for again', async () => {
    const order = await paidOrder(payments, { shippedDaysAgo: 1 })
    const id = await asked(order.id, [{ position: 0, quantity: 1 }])
    expect(await listReturns({ all: false }).then((all) => all.map((one) => one.id))).toContain(id)
    expect(await refuseReturn(id)).toMatchObject({ ok: true })
    expect(await listReturns({ all: false }).then((all) => all.map((one) => one.id))).not.toContain(id)
    expect((await orderOf(order.id)).refunded).toBe(0)
    expect(await mailsAbout(order.id)).toEqual(['return-asked', 'return-refused'])
    expect(await left(order.id)).toEqual({ 0: 1 })
    expect(await approveReturn(crypto.randomUUID(), { restock: true })).toMatchObject({ error: 'unknown' })
  })

  it('gives back no more than is left, and nothing where all went back before', async () => {
    const order = await paidOrder(payments, { shippedDaysAgo: 1, lines: [{ quantity: 2 }] })
    await refundOrder(order.id, 4000)
    const first = await approveReturn(await asked(order.id, [{ position: 0, quantity: 1 }]), {
      restock: false,
    })
    expect(first).toMatchObject({ data: { refund: 1490 } })
    const second = await approveReturn(await asked(order.id, [{ position: 0, quantity: 1 }]), {
      restock: false,
    })
    expect(second).toMatchObject({ data: { refund: 0 } })
    expect((await orderOf(order.id)).refunded).toBe(order.total)
  })

  it('happens once, however many decide at the same moment', async () => {
    const variant = await makeVariant({ stock: 0 })
    const order = await paidOrder(payments, { shippedDaysAgo: 1, lines: [{ variantId: variant }] })
    const id = await asked(order.id, [{ position: 0, quantity: 1 }])
    const tries = await Promise.all(
      Array.from({ length: 20 }, (_, n) => (n % 2 ? refuseReturn(id) : approveReturn(id, { restock: true }))),
    )
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1)
    const { refunded, refunds } = await orderOf(order.id)
    const approved = refunds.length === 1
    expect(refunded).toBe(approved ? 2500 : 0)
    expect(await stockOf(variant)).toEqual({ stock: approved ? 1 : 0, reserved: 0 })
  })
})

describe('what pieces are worth', () => {
  it('comes to all of the line however they are returned, and is never negative', () => {
    fc.assert(
      fc.property(
        fc.record({
          unitPrice: fc.integer({ min: 1, max: 1_000_000 }),
          quantity: fc.integer({ min: 1, max: 99 }),
          share: fc.integer({ min: 0, max: 10_000 }),
          taxRate: fc.integer({ min: 0, max: 10_000 }),
          taxIncluded: fc.boolean(),
        }),
        fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 20 }),
        ({ share, taxIncluded, ...given }, steps) => {
          const all = given.unitPrice * given.quantity
          const line = { ...given, discount: Math.floor((all * share) / 10_000) }
          let before = 0
          let sum = 0
          for (const step of [...steps, given.quantity]) {
            const count = Math.min(step, given.quantity - before)
            const worth = returnValue(line, { before, count, taxIncluded })
            expect(worth).toBeGreaterThanOrEqual(0)
            sum += worth
            before += count
          }
          expect(sum).toBe(returnValue(line, { before: 0, count: given.quantity, taxIncluded }))
          if (taxIncluded) expect(sum).toBe(all - line.discount)
        },
      ),
      { seed: 5, numRuns: 300 },
    )
  })
})
