import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { startPayments } from '@/lib/checkout/testing/shop'
import * as gateway from '@/lib/payments/gateway'
import { db, transaction } from '@/lib/platform/db'
import { hearOfRefund } from './hear-of-refund'
import { performRefund, sweepRefunds, writeRefund } from './refunds'
import { mailsAbout, type Payments, paidOrder, refundsAt } from './testing/paid-order'
import { expectRefunded, later, type PaidOrder, refundedOf, rowOf, write } from './testing/refunding'

// The real gateway, in which a test can stop or cut a call: what follows a call that never returns is what follows a
// crash of the process.
vi.mock('@/lib/payments/gateway', async (original) => {
  const real = await original<typeof gateway>()
  return {
    ...real,
    createRefund: vi.fn(real.createRefund),
    findRefund: vi.fn(real.findRefund),
  }
})
const real = await vi.importActual<typeof gateway>('@/lib/payments/gateway')
const made = vi.mocked(gateway.createRefund)
const found = vi.mocked(gateway.findRefund)

let payments: Payments
beforeAll(async () => {
  payments = await startPayments()
})
beforeEach(async () => {
  await db().refund.updateMany({
    where: { state: 'open' },
    data: { dueAt: new Date(Date.now() + 3_600_000) },
  })
})
afterEach(async () => {
  made.mockReset().mockImplementation(real.createRefund)
  found.mockReset().mockImplementation(real.findRefund)
  await payments.clearFaults()
})
afterAll(async () => {
  await payments.end()
  await db().$disconnect()
})

const expectDone = (order: PaidOrder, refund: string, amount: number) =>
  expectRefunded(payments, order, refund, amount)

describe('a refund', () => {
  it.each([2990, 1, 1000])('of %i reaches the gateway once, and its buyer is told once', async (amount) => {
    const order = await paidOrder(payments)
    const id = await write(order.id, amount)
    expect(await refundedOf(order.id)).toBe(amount)
    await Promise.all([performRefund(id), sweepRefunds(), performRefund(id)])
    await later(id)
    await performRefund(id)
    await expectDone(order, id, amount)
    const { data } = await payments.stripe.refunds.list({ payment_intent: order.intent })
    expect(data[0]?.metadata).toEqual({ refund_id: id, order_id: order.id })
  })

  it('is queued in the transaction that causes it, or not at all', async () => {
    const order = await paidOrder(payments)
    const id = await write(order.id, 100)
    const jobs = (refund: string) => db().$queryRaw<unknown[]>`
      SELECT FROM pgboss.job WHERE name = 'refund' AND data->>'refundId' = ${refund}`
    expect(await jobs(id)).toHaveLength(1)
    let lost = ''
    await expect(
      transaction(async (tx) => {
        lost = await writeRefund(tx, { orderId: order.id, amount: 100, reason: 'goodwill' })
        throw new Error('rolled back')
      }),
    ).rejects.toThrow('rolled back')
    expect(await jobs(lost)).toHaveLength(0)
    expect(await refundedOf(order.id)).toBe(100)
  })

  it('is never more than was paid, however many are written at the same moment', async () => {
    const order = await paidOrder(payments)
    const tries = await Promise.allSettled(Array.from({ length: 50 }, () => write(order.id, 1000)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    expect(await refundedOf(order.id)).toBe(2000)
    while ((await sweepRefunds()) > 0);
    expect(await refundsAt(payments, order.intent)).toEqual({ count: 2, sum: 2000 })
    await expect(write(order.id, 991)).rejects.toThrow()
    await expect(write(order.id, 0)).rejects.toThrow()
    await expect(write(order.id, -5)).rejects.toThrow()
  })

  it('is settled once, and stays what it is', async () => {
    const order = await paidOrder(payments)
    const id = await write(order.id, 100)
    await performRefund(id)
    for (const data of [
      { amount: 1 },
      { state: 'open' as const, doneAt: null },
      { gatewayRefund: 're_other' },
    ])
      await expect(db().refund.update({ where: { id }, data })).rejects.toThrow()
    await expect(
      db().refund.create({
        data: {
          orderId: order.id,
          amount: 1,
          reason: 'goodwill',
          state: 'failed',
          problem: 'x',
          doneAt: new Date(),
        },
      }),
    ).rejects.toThrow()
  })
})

describe('whatever the gateway does', () => {
  // The SDK asks three times by itself.
  const all = { next: 3, seconds: 0, match: '/v1/refunds' }
  it.each(['timeout_before', 'timeout_after', 'error_before', 'error_after', 'rate_limit'])(
    'after %s a later try ends it, once',
    async (name) => {
      const order = await paidOrder(payments)
      const id = await write(order.id, 700)
      await payments.fault(name, all)
      await performRefund(id)
      await payments.clearFaults()
      for (let n = 0; n < 3 && (await rowOf(id)).state === 'open'; n += 1) {
        await later(id)
        await performRefund(id)
      }
      await expectDone(order, id, 700)
    },
    60_000,
  )

  it('in an outage it waits, longer each time, and nobody is told anything', async () => {
    const order = await paidOrder(payments)
    const id = await write(order.id, 700)
    const pauses: number[] = []
    for (let n = 0; n < 3; n += 1) {
      await payments.fault('error_before', { ...all, next: 6 })
      await performRefund(id)
      await payments.clearFaults()
      pauses.push((await rowOf(id)).dueAt.getTime() - Date.now())
      await later(id)
    }
    expect(pauses[0]).toBeGreaterThan(5_000)
    expect(pauses[2]).toBeGreaterThan(pauses[0] ?? 0)
    expect(await mailsAbout(order.id)).toEqual([])
    expect(await refundedOf(order.id)).toBe(700)
  }, 60_000)

  it('finds its refund by what it carries, once the gateway has forgotten the key', async () => {
    const order = await paidOrder(payments)
    const id = await write(order.id, 700)
    made.mockImplementationOnce(async (wanted) => {
      // As if under a key of a day ago.
      await payments.stripe.refunds.create({
        payment_intent: wanted.paymentId,
        amount: wanted.amount,
        metadata: { refund_id: wanted.refundId, order_id: wanted.orderId },
      })
      throw new Error('the answer was lost')
    })
    await performRefund(id)
    await later(id)
    await performRefund(id)
    expect(made).toHaveBeenCalledTimes(1)
    await expectDone(order, id, 700)
  })

  it('fails where the money went back by hand already, and counts no more', async () => {
    const order = await paidOrder(payments)
    await payments.stripe.refunds.create({ payment_intent: order.intent })
    const id = await write(order.id, 700)
    await performRefund(id)
    expect(await rowOf(id)).toMatchObject({ state: 'failed', problem: 'charge_already_refunded' })
    expect(await refundedOf(order.id)).toBe(0)
    expect(await mailsAbout(order.id)).toEqual(['refund-failed'])
  })

  it('one that is pending is looked at again, and ends as the gateway says', async () => {
    const order = await paidOrder(payments)
    const id = await write(order.id, 700)
    made.mockImplementationOnce(async (wanted) => {
      const answer = await real.createRefund(wanted)
      return answer.ok ? { ok: true, data: { ...answer.data, status: 'pending' } } : answer
    })
    await performRefund(id)
    const pending = await rowOf(id)
    expect(pending).toMatchObject({ state: 'open', gatewayRefund: expect.stringMatching(/^re_/) })
    expect(pending.dueAt.getTime() - Date.now()).toBeGreaterThan(3_000_000)
    expect(await mailsAbout(order.id)).toEqual([])
    await hearOfRefund(pending.gatewayRefund ?? '')
    await expectDone(order, id, 700)
  })

  it('one that the bank sends back later fails, counts no more, and somebody is told', async () => {
    const order = await paidOrder(payments)
    const id = await write(order.id, 700)
    await performRefund(id)
    const { gatewayRefund, doneAt } = await rowOf(id)
    const bounced = async (of: string) => {
      const answer = await real.findRefund(of)
      return answer && { ...answer, status: 'failed' as const, problem: 'expired_or_canceled_card' }
    }
    found.mockImplementation(bounced)
    await Promise.all([1, 2, 3].map(() => hearOfRefund(gatewayRefund ?? '')))
    const row = await rowOf(id)
    expect(row).toMatchObject({ state: 'failed', problem: 'expired_or_canceled_card' })
    // Not when it was done at first.
    expect(row.doneAt?.getTime()).toBeGreaterThan(doneAt?.getTime() ?? 0)
    expect(await refundedOf(order.id)).toBe(0)
    expect(await mailsAbout(order.id)).toEqual(['refund-done', 'refund-failed'])
  })
})
