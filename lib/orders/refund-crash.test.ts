import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { startPayments } from '@/lib/checkout/testing/shop'
import * as gateway from '@/lib/payments/gateway'
import { db } from '@/lib/platform/db'
import { hearOfCharge, hearOfRefund } from './hear-of-refund'
import { performRefund, sweepRefunds } from './refunds'
import { type Payments, paidOrder, refundsAt } from './testing/paid-order'
import { expectRefunded, later, type PaidOrder, refundedOf, rowOf, write } from './testing/refunding'

// The real gateway, in which a test can stop or cut a call: what follows a call that never returns is what follows a
// crash of the process.
vi.mock('@/lib/payments/gateway', async (original) => {
  const real = await original<typeof gateway>()
  return {
    ...real,
    createRefund: vi.fn(real.createRefund),
  }
})
const real = await vi.importActual<typeof gateway>('@/lib/payments/gateway')
const made = vi.mocked(gateway.createRefund)

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
  await payments.clearFaults()
})
afterAll(async () => {
  await payments.end()
  await db().$disconnect()
})

const expectDone = (order: PaidOrder, refund: string, amount: number) =>
  expectRefunded(payments, order, refund, amount)

describe('news of the gateway', () => {
  it('of one that was made by hand are written down once, however they come', async () => {
    const order = await paidOrder(payments)
    const { id, charge } = await payments.stripe.refunds.create({ payment_intent: order.intent, amount: 300 })
    await Promise.all([hearOfRefund(id), hearOfCharge(String(charge)), hearOfRefund(id)])
    expect(await db().refund.findMany({ where: { orderId: order.id } })).toMatchObject([
      { amount: 300, state: 'done', reason: 'goodwill', gatewayRefund: id },
    ])
    expect(await refundedOf(order.id)).toBe(300)
    await hearOfRefund('re_unknown')
  })

  it('before the answer settle ours, and not a second one', async () => {
    const order = await paidOrder(payments)
    const id = await write(order.id, 700)
    made.mockImplementationOnce(async (wanted) => {
      const answer = await real.createRefund(wanted)
      if (answer.ok) await hearOfRefund(answer.data.id)
      return answer
    })
    await performRefund(id)
    await expectDone(order, id, 700)
    expect(await db().refund.count({ where: { orderId: order.id } })).toBe(1)
  })

  it('that name another order’s refund move nothing', async () => {
    const [one, other] = [await paidOrder(payments), await paidOrder(payments)]
    const id = await write(one.id, 700)
    const foreign = await payments.stripe.refunds.create({
      payment_intent: other.intent,
      amount: 700,
      metadata: { refund_id: id },
    })
    await hearOfRefund(foreign.id)
    expect(await rowOf(id)).toMatchObject({ state: 'open', gatewayRefund: null })
    expect(await refundedOf(other.id)).toBe(700)
  })
})

describe('after a crash', () => {
  const crash = () => new Promise<never>(() => {})

  it('before the gateway was asked another worker does it', async () => {
    const order = await paidOrder(payments)
    const id = await write(order.id, 700)
    made.mockImplementationOnce(crash)
    void performRefund(id)
    await vi.waitFor(() => expect(made).toHaveBeenCalled())
    // Nobody else touches it while its worker may be alive.
    await sweepRefunds()
    expect(await refundsAt(payments, order.intent)).toEqual({ count: 0, sum: 0 })
    await later(id)
    await sweepRefunds()
    await expectDone(order, id, 700)
  })

  it('after the gateway was asked another worker finds it', async () => {
    const order = await paidOrder(payments)
    const id = await write(order.id, 700)
    made.mockImplementationOnce(async (wanted) => {
      await real.createRefund(wanted)
      return crash()
    })
    void performRefund(id)
    await vi.waitFor(async () => expect((await refundsAt(payments, order.intent)).count).toBe(1))
    await later(id)
    await Promise.all(Array.from({ length: 8 }, () => sweepRefunds()))
    await expectDone(order, id, 700)
  })

  it('of a whole process, killed while it waits for the answer, the next ends it', async () => {
    const order = await paidOrder(payments)
    const id = await write(order.id, 700)
    await payments.fault('timeout_after', { next: 1, seconds: 30, match: '/v1/refunds' })
    const path = fileURLToPath(new URL('./testing/refund-worker.ts', import.meta.url))
    const worker = spawn(process.execPath, ['--import', 'tsx', '--conditions=react-server', path], {
      stdio: 'inherit',
    })
    // By the ledger: asking the API would take the fault away.
    await vi.waitFor(
      async () => expect((await payments.wholeLedger()).orders[order.id]?.eur?.refunded).toBe(700),
      20_000,
    )
    worker.kill('SIGKILL')
    await once(worker, 'exit')
    expect(await rowOf(id)).toMatchObject({ state: 'open', attempts: 1 })
    await later(id)
    await sweepRefunds()
    await expectDone(order, id, 700)
  }, 60_000)
})
