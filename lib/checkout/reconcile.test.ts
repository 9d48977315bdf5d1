import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import * as gateway from '@/lib/payments/gateway'
import { PaymentOutage } from '@/lib/payments/outage'
import { db } from '@/lib/platform/db'
import { placeOrder } from './place-order'
import { quoteOrder } from './quote'
import { sweepOrders } from './reconcile'
import { makeCart, makeVariant, type Owner, orderFrom, startPayments, stockOf } from './testing/shop'

// The real gateway, in which a test can stop or cut a call: what follows a call that never returns is
// what follows a crash of the process.
vi.mock('@/lib/payments/gateway', async (original) => {
  const real = await original<typeof gateway>()
  return {
    createPayment: vi.fn(real.createPayment),
    confirmPayment: vi.fn(real.confirmPayment),
    findPayment: vi.fn(real.findPayment),
    cancelPayment: vi.fn(real.cancelPayment),
  }
})
const real = await vi.importActual<typeof gateway>('@/lib/payments/gateway')
const created = vi.mocked(gateway.createPayment)
const confirmed = vi.mocked(gateway.confirmPayment)
const found = vi.mocked(gateway.findPayment)

let payments: Awaited<ReturnType<typeof startPayments>>
beforeAll(async () => {
  payments = await startPayments()
})
afterEach(() => {
  created.mockReset().mockImplementation(real.createPayment)
  confirmed.mockReset().mockImplementation(real.confirmPayment)
  found.mockReset().mockImplementation(real.findPayment)
})
afterAll(async () => {
  await payments.end()
  await db().$disconnect()
})

const crash = () => new Promise<never>(() => {})

async function buyer(stock = 1) {
  const variant = await makeVariant({ stock })
  const owner = await makeCart({ [variant]: 1 })
  return { variant, owner, wanted: await orderFrom(owner) }
}

/** Places an order whose process dies in the call of `stopped`, and waits until it is there. */
async function dieAt(
  stopped: typeof created | typeof confirmed,
  wanted: Awaited<ReturnType<typeof orderFrom>>,
  card?: string,
): Promise<void> {
  const calls = stopped.mock.calls.length
  void placeOrder({ ...wanted, token: await payments.pay(card) })
  await vi.waitFor(() => expect(stopped.mock.calls.length).toBe(calls + 1))
}

const orderOf = (key: string) => db().order.findUniqueOrThrow({ where: { key } })

const passTime = (key: string) =>
  db().order.update({ where: { key }, data: { reservedUntil: new Date(Date.now() - 1000) } })

async function charges(key: string): Promise<number> {
  const { id } = await orderOf(key)
  const { data } = await payments.stripe.paymentIntents.list({ limit: 100 })
  return data.filter((intent) => intent.metadata.order_id === id && intent.status === 'succeeded').length
}

async function expectReleased({
  variant,
  owner,
  wanted,
}: {
  variant: string
  owner: Owner
  wanted: { key: string }
}) {
  expect(await orderOf(wanted.key)).toMatchObject({ status: 'cancelled', closedReason: 'expired' })
  expect(await charges(wanted.key)).toBe(0)
  expect(await stockOf(variant)).toEqual({ stock: 1, reserved: 0 })
  const again = await orderFrom(owner)
  expect(await placeOrder({ ...again, token: await payments.pay() })).toMatchObject({ status: 'paid' })
}

async function expectPaid({
  variant,
  owner,
  wanted,
}: {
  variant: string
  owner: Owner
  wanted: { key: string }
}) {
  expect(await orderOf(wanted.key)).toMatchObject({ status: 'paid' })
  expect(await charges(wanted.key)).toBe(1)
  expect(await stockOf(variant)).toEqual({ stock: 0, reserved: 0 })
  expect(await quoteOrder({ owner, country: 'IE', method: 'standard' })).toBeNull()
  const { id } = await orderOf(wanted.key)
  expect(await db().mail.count({ where: { params: { path: ['order'], equals: id } } })).toBe(1)
}

describe('after a crash, the sweep', () => {
  it('gives the stock back when no payment was made', async () => {
    const one = await buyer()
    created.mockImplementationOnce(crash)
    await dieAt(created, one.wanted)
    expect(await stockOf(one.variant)).toEqual({ stock: 1, reserved: 1 })
    await sweepOrders()
    const held = await orderOf(one.wanted.key)
    expect(held).toMatchObject({ status: 'pending' })
    // Longer than the gateway may take for two answers, in three tries of ten seconds each; and no longer than that.
    const seconds = (held.reservedUntil.getTime() - held.placedAt.getTime()) / 1000
    expect(seconds).toBeGreaterThan(60)
    expect(seconds).toBeLessThanOrEqual(120)
    await passTime(one.wanted.key)
    await sweepOrders()
    await expectReleased(one)
  })

  it('gives the stock back when a payment was made and its id was lost', async () => {
    const one = await buyer()
    const made = vi.fn()
    created.mockImplementationOnce(async (order) => {
      made(await real.createPayment(order))
      return crash()
    })
    await dieAt(created, one.wanted)
    await vi.waitFor(() => expect(made).toHaveBeenCalled())
    await passTime(one.wanted.key)
    await sweepOrders()
    await expectReleased(one)
  })

  it('cancels a payment that was never confirmed', async () => {
    const one = await buyer()
    confirmed.mockImplementationOnce(crash)
    await dieAt(confirmed, one.wanted)
    await passTime(one.wanted.key)
    await sweepOrders()
    const { paymentIntent } = await orderOf(one.wanted.key)
    expect((await payments.stripe.paymentIntents.retrieve(paymentIntent ?? '')).status).toBe('canceled')
    await expectReleased(one)
  })

  it('completes an order that was paid', async () => {
    const one = await buyer()
    const paid = vi.fn()
    confirmed.mockImplementationOnce(async (confirmation) => {
      paid(await real.confirmPayment(confirmation))
      return crash()
    })
    await dieAt(confirmed, one.wanted)
    await vi.waitFor(() =>
      expect(paid).toHaveBeenCalledWith({ ok: true, data: expect.objectContaining({ state: 'paid' }) }),
    )
    await passTime(one.wanted.key)
    await sweepOrders()
    await expectPaid(one)
  })

  it('gives a shopper whose bank asked the whole quarter of an hour, once', async () => {
    const one = await buyer()
    const asked = vi.fn()
    confirmed.mockImplementationOnce(async (confirmation) => {
      asked(await real.confirmPayment(confirmation))
      return crash()
    })
    await dieAt(confirmed, one.wanted, 'pm_card_threeDSecure2Required')
    await vi.waitFor(() => expect(asked).toHaveBeenCalled())
    await passTime(one.wanted.key)
    await sweepOrders()
    const kept = await orderOf(one.wanted.key)
    expect(kept).toMatchObject({ status: 'pending', payment: 'approval' })
    expect((kept.reservedUntil?.getTime() ?? 0) - Date.now()).toBeGreaterThan(14 * 60_000)
    await passTime(one.wanted.key)
    await sweepOrders()
    await expectReleased(one)
  })

  it('settles an order once when many workers sweep at the same moment', async () => {
    const several = await Promise.all(Array.from({ length: 6 }, () => buyer()))
    const paid = vi.fn()
    for (const [n, one] of several.entries()) {
      confirmed.mockImplementationOnce(async (confirmation) => {
        if (n % 2 === 0) await real.confirmPayment(confirmation)
        paid()
        return crash()
      })
      await dieAt(confirmed, one.wanted)
    }
    await vi.waitFor(() => expect(paid).toHaveBeenCalledTimes(6))
    await Promise.all(several.map((one) => passTime(one.wanted.key)))
    await Promise.all(Array.from({ length: 8 }, () => sweepOrders()))
    for (const [n, one] of several.entries()) await (n % 2 === 0 ? expectPaid(one) : expectReleased(one))
  })

  it('leaves an order whose confirmation comes too late unpaid', async () => {
    const one = await buyer()
    let wake = () => {}
    const asleep = new Promise<void>((resolve) => {
      wake = resolve
    })
    confirmed.mockImplementationOnce(async (confirmation) => {
      await asleep
      return real.confirmPayment(confirmation)
    })
    const placing = placeOrder({ ...one.wanted, token: await payments.pay() })
    await vi.waitFor(async () => expect((await orderOf(one.wanted.key)).paymentIntent).not.toBeNull())
    await passTime(one.wanted.key)
    await sweepOrders()
    wake()
    expect(await placing).toEqual({ outcome: 'declined', reason: 'expired' })
    await expectReleased(one)
  })
})

describe('in an outage of the gateway', () => {
  it('nothing is held when no payment could be made', async () => {
    const one = await buyer()
    created.mockRejectedValueOnce(new PaymentOutage('no answer'))
    expect(await placeOrder({ ...one.wanted, token: await payments.pay() })).toEqual({
      outcome: 'declined',
      reason: 'payment-unavailable',
    })
    expect(await stockOf(one.variant)).toEqual({ stock: 1, reserved: 0 })
  })

  it('an order whose charge got no answer is pending, blocks a second one, and is settled later', async () => {
    const one = await buyer(5)
    confirmed.mockImplementationOnce(async (confirmation) => {
      await real.confirmPayment(confirmation)
      throw new PaymentOutage('the answer was lost')
    })
    const { id } = await orderOf(
      await placeOrder({ ...one.wanted, token: await payments.pay() }).then(() => one.wanted.key),
    )
    expect(await orderOf(one.wanted.key)).toMatchObject({ status: 'pending' })
    const second = await orderFrom(one.owner)
    expect(await placeOrder({ ...second, token: await payments.pay() })).toEqual({
      outcome: 'in-progress',
      orderId: id,
    })

    await passTime(one.wanted.key)
    found.mockRejectedValueOnce(new PaymentOutage('still away'))
    await sweepOrders()
    expect(await orderOf(one.wanted.key)).toMatchObject({ status: 'pending' })
    await passTime(one.wanted.key)
    await sweepOrders()
    expect(await orderOf(one.wanted.key)).toMatchObject({ status: 'paid' })
    expect(await charges(one.wanted.key)).toBe(1)
    expect(await stockOf(one.variant)).toEqual({ stock: 4, reserved: 0 })
  })
})
