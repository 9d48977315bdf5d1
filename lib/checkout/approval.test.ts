import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { PaymentOutage } from '@/lib/payments/outage'
import { db } from '@/lib/platform/db'
import { findPendingOrder, mayPay } from './pending-order'
import { placeOrder } from './place-order'
import { checkOrder, stopApproval } from './placement'
import { quoteOrder } from './quote'
import { sweepOrders } from './reconcile'
import { makeCart, makeCustomer, makeVariant, orderFrom, startPayments, stockOf } from './testing/shop'

// Cards whose bank asks the shopper first (3-D Secure).

let payments: Awaited<ReturnType<typeof startPayments>>
beforeAll(async () => {
  payments = await startPayments()
})
afterEach(() => payments.clearFaults())
afterAll(async () => {
  await payments.end()
  await db().$disconnect()
})

const asks = 'pm_card_threeDSecure2Required'
const orderOf = (key: string) => db().order.findUniqueOrThrow({ where: { key } })
const inDublin = { country: 'IE', method: 'standard' } as const

/** Somebody whose bank asks. */
async function asked(card = asks, customerId?: string) {
  const variant = await makeVariant({ stock: 1 })
  const owner = await makeCart({ [variant]: 1 }, customerId)
  const quote = await quoteOrder({ owner, ...inDublin })
  const wanted = await orderFrom(owner, { key: quote?.key })
  const placed = await placeOrder({ ...wanted, token: await payments.pay(card) })
  if (placed.outcome !== 'approval') throw new Error(`the bank did not ask: ${placed.outcome}`)
  const { key } = wanted
  const { orderId, clientSecret } = placed.approval
  const approve = () => payments.challenge(clientSecret, 'approve')
  const reject = () => payments.challenge(clientSecret, 'reject')
  const passTime = () =>
    db().order.update({ where: { key }, data: { reservedUntil: new Date(Date.now() - 1000) } })
  return { variant, owner, wanted, key, orderId, clientSecret, placed, approve, reject, passTime }
}

type Asked = Awaited<ReturnType<typeof asked>>

async function expectPaid({ key, orderId, variant }: Asked) {
  const order = await orderOf(key)
  expect(order).toMatchObject({ status: 'paid', payment: 'paid', cardBrand: 'visa', cardLast4: '3220' })
  expect(await payments.ledger(key)).toMatchObject({ captured: order.total, refunded: 0 })
  expect(await stockOf(variant)).toEqual({ stock: 0, reserved: 0 })
  expect(await db().mail.count({ where: { params: { path: ['order'], equals: orderId } } })).toBe(1)
}

async function expectClosed({ key, variant, owner, approve }: Asked, closedReason: string) {
  expect(await orderOf(key)).toMatchObject({ status: 'cancelled', payment: 'closed', closedReason })
  // Whoever answers the bank now answers a question that is over.
  await approve()
  expect(await checkOrder((await orderOf(key)).id)).toEqual({ outcome: 'declined', reason: closedReason })
  expect(await payments.ledger(key)).toEqual({ captured: 0, refunded: 0 })
  expect(await stockOf(variant)).toEqual({ stock: 1, reserved: 0 })
  const next = await quoteOrder({ owner, ...inDublin })
  expect(next?.key).not.toBe(key)
  const again = await orderFrom(owner, { key: next?.key })
  expect(await placeOrder({ ...again, token: await payments.pay() })).toMatchObject({ status: 'paid' })
}

describe('an order whose bank asks', () => {
  it('waits a quarter of an hour with its things kept, and charges nothing', async () => {
    const one = await asked()
    const order = await orderOf(one.key)
    expect(order).toMatchObject({ status: 'pending', payment: 'approval', cardLast4: null })
    const minutes = (order.reservedUntil.getTime() - Date.now()) / 60_000
    expect(minutes).toBeGreaterThan(14.9)
    expect(minutes).toBeLessThan(15.1)
    expect(one.placed).toMatchObject({
      approval: { total: order.total, until: order.reservedUntil.toISOString() },
    })
    expect(await stockOf(one.variant)).toEqual({ stock: 1, reserved: 1 })
    expect(await payments.ledger(one.key)).toEqual({ captured: 0, refunded: 0 })
    const kept = JSON.stringify(await db().$queryRaw`SELECT o FROM "order" o WHERE id = ${one.orderId}`)
    expect(kept).not.toContain('_secret_')
  })

  it('has one question, in every tab, after a reload and with the same key fifty times; it lasts no longer for it', async () => {
    const one = await asked()
    const token = await payments.pay(asks)
    const tries = Array.from({ length: 50 }, () => placeOrder({ ...one.wanted, token }))
    for (const placed of await Promise.all(tries)) expect(placed).toEqual(one.placed)
    expect(await checkOrder(one.orderId)).toEqual(one.placed)
    // Another tab, in which the cart is a later one and the key another.
    const rival = await orderFrom(one.owner, { expectedTotal: 1 })
    expect(await placeOrder({ ...rival, token })).toMatchObject({
      outcome: 'approval',
      approval: { orderId: one.orderId, clientSecret: null },
    })
    expect(await findPendingOrder(one.owner, 'guest')).toMatchObject({
      id: one.orderId,
      approval: { orderId: one.orderId, clientSecret: null },
      typed: { email: 'mira@example.com', line1: '12 Harbour Road' },
    })
    await one.approve()
    await checkOrder(one.orderId)
    await expectPaid(one)
  })

  it('is paid once, however many ask what became of it at once', async () => {
    const one = await asked()
    await one.approve()
    const answers = await Promise.all([
      ...Array.from({ length: 40 }, () => checkOrder(one.orderId)),
      ...Array.from({ length: 10 }, () => sweepOrders()),
    ])
    for (const answer of answers.slice(0, 40))
      expect(answer).toEqual({ outcome: 'placed', orderId: one.orderId, status: 'paid' })
    await expectPaid(one)
  })

  it('is closed when the shopper says no, under a key that buys nothing any more', async () => {
    const one = await asked()
    await one.reject()
    const rejected = { outcome: 'declined', reason: 'approval_failed' }
    expect(await checkOrder(one.orderId)).toEqual(rejected)
    expect(await placeOrder({ ...one.wanted, token: await payments.pay() })).toEqual(rejected)
    await expectClosed(one, 'approval_failed')
  })

  it('is closed when the card is declined after it was approved', async () => {
    const one = await asked('pm_card_authenticationRequiredChargeDeclinedInsufficientFunds')
    await one.approve()
    await checkOrder(one.orderId)
    await expectClosed(one, 'insufficient_funds')
  })

  it('is left alone by the sweep until its time is over, and closed then', async () => {
    const one = await asked()
    await sweepOrders()
    expect(await orderOf(one.key)).toMatchObject({ payment: 'approval' })
    await one.passTime()
    await Promise.all([sweepOrders(), sweepOrders(), sweepOrders()])
    expect(
      (await payments.stripe.paymentIntents.retrieve((await orderOf(one.key)).paymentIntent ?? '')).status,
    ).toBe('canceled')
    await expectClosed(one, 'expired')
  })

  it('is paid when it was approved before its time was over, and nobody came back', async () => {
    const one = await asked()
    await one.approve()
    await one.passTime()
    await sweepOrders()
    await expectPaid(one)
  })

  it('is stopped by a shopper who would rather pay otherwise', async () => {
    const one = await asked()
    const stopped = { outcome: 'declined', reason: 'approval_stopped' }
    expect(await Promise.all([stopApproval(one.orderId), stopApproval(one.orderId)])).toEqual([
      stopped,
      stopped,
    ])
    await expectClosed(one, 'approval_stopped')
  })

  it('stays paid for whoever stops it after they approved it', async () => {
    const one = await asked()
    await one.approve()
    expect(await stopApproval(one.orderId)).toMatchObject({ outcome: 'placed', status: 'paid' })
    await expectPaid(one)
  })

  it('ends in one of the two when it is approved, stopped, asked about and swept in the same moment', async () => {
    for (let round = 0; round < 12; round += 1) {
      const one = await asked()
      if (round % 2) await one.passTime()
      await Promise.all([
        one.approve(),
        stopApproval(one.orderId),
        checkOrder(one.orderId),
        sweepOrders(),
        stopApproval(one.orderId),
      ])
      const { status, closedReason } = await orderOf(one.key)
      if (status === 'paid') await expectPaid(one)
      else await expectClosed(one, closedReason ?? '')
    }
  })

  it('stays as it is while the gateway is away', async () => {
    const one = await asked()
    await payments.fault('error_before', { probability: 1 })
    await expect(checkOrder(one.orderId)).rejects.toThrow(PaymentOutage)
    await expect(stopApproval(one.orderId)).rejects.toThrow(PaymentOutage)
    await one.passTime()
    await sweepOrders()
    expect(await orderOf(one.key)).toMatchObject({ status: 'pending', payment: 'approval' })
    expect(await stockOf(one.variant)).toEqual({ stock: 1, reserved: 1 })
    await payments.clearFaults()
    await one.passTime()
    await sweepOrders()
    await expectClosed(one, 'expired')
  })

  it('is nobody else’s to pay or to stop', async () => {
    const { customerId } = await makeCustomer()
    const [guests, customers] = [await asked(), await asked(asks, customerId)]
    const strangers = [null, await makeCart({}), { customerId: (await makeCustomer()).customerId }]
    for (const stranger of [...strangers, customers.owner])
      expect(await mayPay(guests.orderId, stranger)).toBe(false)
    for (const stranger of [...strangers, guests.owner])
      expect(await mayPay(customers.orderId, stranger)).toBe(false)
    for (const { orderId, owner } of [guests, customers]) expect(await mayPay(orderId, owner)).toBe(true)
    expect(await mayPay('LK-00000-00000', guests.owner)).toBe(false)
  })
})
