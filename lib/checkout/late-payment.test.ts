import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { performRefund } from '@/lib/orders/refunds'
import * as gateway from '@/lib/payments/gateway'
import { PaymentOutage } from '@/lib/payments/outage'
import { db } from '@/lib/platform/db'
import { placeOrder } from './place-order'
import { sweepOrders } from './reconcile'
import { settlePayment } from './settle'
import { makeCart, makeVariant, orderFrom, startPayments, stockOf } from './testing/shop'

// The real gateway, in which a payment can take longer than any card's does in the sandbox.
vi.mock('@/lib/payments/gateway', async (original) => {
  const real = await original<typeof gateway>()
  return {
    ...real,
    confirmPayment: vi.fn(real.confirmPayment),
    findPayment: vi.fn(real.findPayment),
    cancelPayment: vi.fn(real.cancelPayment),
  }
})
const real = await vi.importActual<typeof gateway>('@/lib/payments/gateway')
const confirmed = vi.mocked(gateway.confirmPayment)
const found = vi.mocked(gateway.findPayment)
const cancelled = vi.mocked(gateway.cancelPayment)

let payments: Awaited<ReturnType<typeof startPayments>>
beforeAll(async () => {
  payments = await startPayments()
})
afterEach(() => {
  confirmed.mockReset().mockImplementation(real.confirmPayment)
  found.mockReset().mockImplementation(real.findPayment)
  cancelled.mockReset().mockImplementation(real.cancelPayment)
})
afterAll(async () => {
  await payments.end()
  await db().$disconnect()
})

async function buyer() {
  const variant = await makeVariant({ stock: 1 })
  return { variant, wanted: await orderFrom(await makeCart({ [variant]: 1 })) }
}

const orderOf = (key: string) => db().order.findUniqueOrThrow({ where: { key } })

const passTime = (key: string) =>
  db().order.update({ where: { key }, data: { reservedUntil: new Date(Date.now() - 1000) } })

async function expectPaid({ variant, wanted }: Awaited<ReturnType<typeof buyer>>) {
  const { status, total } = await orderOf(wanted.key)
  expect(status).toBe('paid')
  expect(await payments.ledger(wanted.key)).toMatchObject({ captured: total, refunded: 0 })
  expect(await stockOf(variant)).toEqual({ stock: 0, reserved: 0 })
}

describe('a payment that takes its time', () => {
  const processing = { state: 'processing', amount: 2990, currency: 'EUR' } as const

  /** An order whose payment is being processed, as some banks do. */
  async function slow() {
    const one = await buyer()
    confirmed.mockRejectedValueOnce(new PaymentOutage('it is processing'))
    await placeOrder({ ...one.wanted, token: await payments.pay() })
    const { id, paymentIntent } = await orderOf(one.wanted.key)
    found.mockImplementation(async (asked) =>
      asked === paymentIntent ? processing : real.findPayment(asked),
    )
    cancelled.mockImplementation(async (asked, why) => {
      if (asked === paymentIntent) throw new PaymentOutage('Payment is processing')
      return real.cancelPayment(asked, why)
    })
    return { ...one, id, paymentIntent: paymentIntent ?? '' }
  }

  /** The bank has charged the card after all. */
  async function charge(paymentIntent: string) {
    found.mockImplementation(real.findPayment)
    cancelled.mockImplementation(real.cancelPayment)
    await payments.stripe.paymentIntents.confirm(paymentIntent, { confirmation_token: await payments.pay() })
  }

  const passDay = (id: string) =>
    db().order.update({ where: { id }, data: { placedAt: new Date(Date.now() - 86_460_000) } })

  it('is waited for, and completes its order', async () => {
    const one = await slow()
    for (let n = 0; n < 3; n += 1) {
      await passTime(one.wanted.key)
      await sweepOrders()
    }
    expect(await orderOf(one.wanted.key)).toMatchObject({ status: 'pending', payment: 'made' })
    expect(await stockOf(one.variant)).toEqual({ stock: 1, reserved: 1 })
    await charge(one.paymentIntent)
    await passTime(one.wanted.key)
    await sweepOrders()
    await expectPaid(one)
  })

  it('holds nothing for ever: after a day its things are free, and the money goes back if it comes', async () => {
    const one = await slow()
    await passDay(one.id)
    await passTime(one.wanted.key)
    await sweepOrders()
    const closed = { status: 'cancelled', payment: 'closed', closedReason: 'processing' }
    expect(await orderOf(one.wanted.key)).toMatchObject(closed)
    expect(await stockOf(one.variant)).toEqual({ stock: 1, reserved: 0 })

    // Nobody tells, so the sweep goes on asking, once an hour.
    await charge(one.paymentIntent)
    await sweepOrders()
    expect(await orderOf(one.wanted.key)).toMatchObject(closed)
    await passTime(one.wanted.key)
    await Promise.all([sweepOrders(), sweepOrders()])
    expect(await orderOf(one.wanted.key)).toMatchObject({
      status: 'cancelled',
      payment: 'paid',
      cardLast4: '4242',
    })
    expect(await stockOf(one.variant)).toEqual({ stock: 1, reserved: 0 })
  })
})

describe('a charge that comes to light after its order was closed', () => {
  it('is written down and goes back, once, however many hear of it at once', async () => {
    const one = await buyer()
    confirmed.mockRejectedValueOnce(new PaymentOutage('no answer'))
    await placeOrder({ ...one.wanted, token: await payments.pay() })
    const { id, total, paymentIntent } = await orderOf(one.wanted.key)
    // As if the gateway had lost the payment for a while.
    found.mockResolvedValueOnce(undefined)
    await passTime(one.wanted.key)
    await sweepOrders()
    expect(await orderOf(one.wanted.key)).toMatchObject({ status: 'cancelled', payment: 'closed' })

    const token = await payments.pay()
    await payments.stripe.paymentIntents.confirm(paymentIntent ?? '', { confirmation_token: token })
    await Promise.all(Array.from({ length: 50 }, () => settlePayment(paymentIntent ?? '')))
    const order = await db().order.findUniqueOrThrow({ where: { id }, include: { refunds: true } })
    expect(order).toMatchObject({ status: 'cancelled', payment: 'paid', refunded: total })
    expect(order.refunds).toMatchObject([{ amount: total, reason: 'late', state: 'open' }])
    const [{ jobs }] = await db().$queryRaw<[{ jobs: number }]>`
      SELECT count(*)::int AS jobs FROM pgboss.job WHERE name = 'refund' AND data->>'refundId' = ${order.refunds[0]?.id}`
    expect(jobs).toBe(1)
    await performRefund(order.refunds[0]?.id ?? '')
    expect(await db().refund.findMany({ where: { orderId: id } })).toMatchObject([{ state: 'done' }])
    expect(await payments.ledger(one.wanted.key)).toMatchObject({ captured: total, refunded: total })
    expect(order.paidAt).not.toBeNull()
    expect(order.invoiceNumber).toBeNull()
    expect(await stockOf(one.variant)).toEqual({ stock: 1, reserved: 0 })
  })

  it('is none for an order that was paid, and for a payment that is nobody’s', async () => {
    const one = await buyer()
    await placeOrder({ ...one.wanted, token: await payments.pay() })
    const { id, paymentIntent } = await orderOf(one.wanted.key)
    await settlePayment(paymentIntent ?? '')
    await settlePayment('pi_of_nobody')
    expect(await db().refund.count({ where: { orderId: id } })).toBe(0)
    await expectPaid(one)
  })
})
