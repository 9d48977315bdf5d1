import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCustomer, makeVariant, startPayments, stockOf } from '@/lib/checkout/testing/shop'
import { db } from '@/lib/platform/db'
import { newOrderNumber } from '@/lib/platform/random'
import { type Actor, cancelOrder } from './cancel'
import { refundOrder, shipOrder } from './operator'
import { performRefund } from './refunds'
import { mailsAbout, type Payments, paidOrder, refundsAt } from './testing/paid-order'

let payments: Payments
beforeAll(async () => {
  payments = await startPayments()
})
afterAll(async () => {
  await payments.end()
  await db().$disconnect()
})

const guest: Actor = { by: 'buyer', customerId: null, sessionId: null }
const orderOf = (id: string) => db().order.findUniqueOrThrow({ where: { id }, include: { refunds: true } })

async function perform(id: string): Promise<void> {
  for (const refund of (await orderOf(id)).refunds) await performRefund(refund.id)
}

describe('cancelling a paid order', () => {
  it('puts its pieces back, gives all of the money back, and tells its buyer', async () => {
    const [one, other] = [await makeVariant({ stock: 3 }), await makeVariant({ stock: 0 })]
    const order = await paidOrder(payments, {
      lines: [{ variantId: one, quantity: 2 }, { variantId: other }, { quantity: 1 }],
    })
    expect(await cancelOrder(order.id, guest)).toEqual({ ok: true, data: { refund: order.total } })
    expect(await orderOf(order.id)).toMatchObject({
      status: 'cancelled',
      payment: 'paid',
      closedReason: 'by-buyer',
      refunded: order.total,
      refunds: [{ amount: order.total, reason: 'cancelled', state: 'open' }],
    })
    expect(await stockOf(one)).toEqual({ stock: 5, reserved: 0 })
    expect(await stockOf(other)).toEqual({ stock: 1, reserved: 0 })
    expect(await mailsAbout(order.id)).toEqual(['order-cancelled'])
    await perform(order.id)
    expect(await refundsAt(payments, order.intent)).toEqual({ count: 1, sum: order.total })
    expect(await mailsAbout(order.id)).toEqual(['order-cancelled', 'refund-done'])
  })

  it('gives back what is left where some went back before', async () => {
    const order = await paidOrder(payments)
    await refundOrder(order.id, 1000)
    expect(await cancelOrder(order.id, { by: 'shop' })).toEqual({ ok: true, data: { refund: 1990 } })
    await perform(order.id)
    expect(await refundsAt(payments, order.intent)).toEqual({ count: 2, sum: 2990 })
    const all = await paidOrder(payments)
    await refundOrder(all.id, null)
    expect(await cancelOrder(all.id, guest)).toEqual({ ok: true, data: { refund: 0 } })
  })

  it('happens once, however many ask at the same moment', async () => {
    const variant = await makeVariant({ stock: 0 })
    const order = await paidOrder(payments, { lines: [{ variantId: variant, quantity: 2 }] })
    const tries = await Promise.all(Array.from({ length: 50 }, () => cancelOrder(order.id, guest)))
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1)
    expect(tries.filter((one) => !one.ok && one.error === 'cancelled-before')).toHaveLength(49)
    expect(await stockOf(variant)).toEqual({ stock: 2, reserved: 0 })
    expect((await orderOf(order.id)).refunds).toHaveLength(1)
    expect(await mailsAbout(order.id)).toEqual(['order-cancelled'])
  })

  it('and shipping at the same moment end in exactly one of the two', async () => {
    for (let round = 0; round < 10; round += 1) {
      const variant = await makeVariant({ stock: 0 })
      const order = await paidOrder(payments, { lines: [{ variantId: variant }] })
      const both = [() => cancelOrder(order.id, guest), () => shipOrder(order.id)]
      const done = await Promise.all((round % 2 ? both : both.reverse()).map((go) => go()))
      expect(done.filter(({ ok }) => ok)).toHaveLength(1)
      const { status, refunded } = await orderOf(order.id)
      expect(refunded).toBe(status === 'cancelled' ? order.total : 0)
      expect(await stockOf(variant)).toEqual({ stock: status === 'cancelled' ? 1 : 0, reserved: 0 })
      expect(await mailsAbout(order.id)).toEqual([
        status === 'cancelled' ? 'order-cancelled' : 'order-shipped',
      ])
    }
  })

  it('is refused, and changes nothing, once it is sent, cancelled, or not there', async () => {
    const shipped = await paidOrder(payments, { shippedDaysAgo: 0 })
    expect(await cancelOrder(shipped.id, guest)).toMatchObject({ ok: false, error: 'shipped' })
    expect((await orderOf(shipped.id)).refunded).toBe(0)
    const gone = await paidOrder(payments)
    await cancelOrder(gone.id, guest)
    expect(await cancelOrder(gone.id, { by: 'shop' })).toMatchObject({ error: 'cancelled-before' })
    expect(await shipOrder(gone.id)).toMatchObject({ error: 'cancelled' })
    expect(await cancelOrder(newOrderNumber(), guest)).toMatchObject({ error: 'unknown' })
  })

  it('is refused in an account that is locked, but not to the shop', async () => {
    const { customerId } = await makeCustomer()
    const order = await paidOrder(payments, { customerId })
    await db().customer.update({
      where: { id: customerId },
      data: { frozenAt: new Date(), frozenBy: 'old_address' },
    })
    expect(await cancelOrder(order.id, { by: 'buyer', customerId, sessionId: null })).toMatchObject({
      error: 'locked',
    })
    expect((await orderOf(order.id)).status).toBe('paid')
    expect(await cancelOrder(order.id, { by: 'shop' })).toMatchObject({ ok: true })
  })

  it('is written down: in the owner’s activity, or as the operator’s doing', async () => {
    const { customerId } = await makeCustomer()
    const mine = await paidOrder(payments, { customerId })
    await cancelOrder(mine.id, { by: 'buyer', customerId, sessionId: null })
    expect(await db().event.findMany({ where: { customerId } })).toMatchObject([{ kind: 'order-cancelled' }])
    const theirs = await paidOrder(payments)
    await cancelOrder(theirs.id, { by: 'shop' })
    expect(
      await db().event.findMany({ where: { facts: { path: ['order'], equals: theirs.id } } }),
    ).toMatchObject([{ kind: 'operator-order', facts: { command: 'cancel', refund: theirs.total } }])
  })
})

describe('the operator’s refund', () => {
  it('gives a part back, then the rest, and never more', async () => {
    const order = await paidOrder(payments, { shippedDaysAgo: 100 })
    expect(await refundOrder(order.id, 990)).toEqual({ ok: true, data: { amount: 990, left: 2000 } })
    expect(await refundOrder(order.id, 2001)).toEqual({ ok: false, error: 'too-much', left: 2000 })
    expect(await refundOrder(order.id, null)).toEqual({ ok: true, data: { amount: 2000, left: 0 } })
    expect(await refundOrder(order.id, 1)).toMatchObject({ error: 'nothing-left' })
    expect(await refundOrder(newOrderNumber(), 1)).toMatchObject({ error: 'unknown' })
    await perform(order.id)
    expect(await refundsAt(payments, order.intent)).toEqual({ count: 2, sum: 2990 })
  })

  it('asked for 50 times at once gives back what was paid', async () => {
    const order = await paidOrder(payments)
    const tries = await Promise.all(Array.from({ length: 50 }, () => refundOrder(order.id, 1000)))
    expect(tries.filter(({ ok }) => ok)).toHaveLength(2)
    expect((await orderOf(order.id)).refunded).toBe(2000)
  })
})
