import { randomUUID } from 'node:crypto'
import type Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { sweepOrders } from '@/lib/checkout/reconcile'
import { makeCart, makeVariant, orderFrom, startPayments, stockOf } from '@/lib/checkout/testing/shop'
import { db } from '@/lib/platform/db'
import { startReceiver } from '@/scripts/sandbox/webhooks/receiver'
import { handleEvent, sweepGatewayEvents } from './handle'
import { receiveEvent } from './inbox'

// The sandbox sends its webhooks to a receiver, which hands them to the inbox as the route does. What the worker does
// with them, the tests do when they want it done.

let payments: Awaited<ReturnType<typeof startPayments>>
let receiver: Awaited<ReturnType<typeof startReceiver>>
/** Every answer of the inbox, by the event's type. */
const taken: string[] = []

beforeAll(async () => {
  receiver = await startReceiver()
  receiver.answers = (event) => {
    void receiveEvent(newsOf(event)).then((what) => taken.push(`${event.type} ${what}`))
    return 200
  }
  payments = await startPayments({ webhook: receiver.webhook })
})
afterEach(async () => {
  await payments.clearFaults()
  await db().$executeRaw`UPDATE gateway_event SET done_at = shop_now() WHERE done_at IS NULL`
})
afterAll(async () => {
  await payments.end()
  receiver.close()
  await db().$disconnect()
})

const newsOf = ({ id, type, created, data }: Stripe.Event) => ({
  id,
  type,
  objectId: (data.object as { id: string }).id,
  createdAt: new Date(created * 1000),
})

const orderOf = (key: string) => db().order.findUniqueOrThrow({ where: { key }, include: { refunds: true } })

async function buyer() {
  const variant = await makeVariant({ stock: 1 })
  return { variant, wanted: await orderFrom(await makeCart({ [variant]: 1 })) }
}

/** The events about an order's payment that the inbox holds. */
const eventsOf = async (key: string) => {
  const { paymentIntent } = await orderOf(key)
  return db().gatewayEvent.findMany({ where: { objectId: paymentIntent ?? '' }, orderBy: { type: 'asc' } })
}

async function waitForEvents(key: string, types: string[]) {
  await vi.waitFor(
    async () => expect((await eventsOf(key)).map(({ type }) => type)).toEqual(types.toSorted()),
    { timeout: 10_000 },
  )
}

const handleAll = async (key: string) => {
  for (const { id } of await eventsOf(key)) await handleEvent(id)
}

const asks = 'pm_card_threeDSecure2Required'

async function waitsForApproval() {
  const one = await buyer()
  const placed = await placeOrder({ ...one.wanted, token: await payments.pay(asks) })
  expect(placed).toMatchObject({ outcome: 'approval', approval: { clientSecret: expect.any(String) } })
  return one
}

describe('the inbox', () => {
  it('keeps an event once, with one job, however many times it comes at once', async () => {
    const news = {
      id: `evt_${randomUUID().replaceAll('-', '')}`,
      type: 'x',
      objectId: 'pi_none',
      createdAt: new Date(),
    }
    const answers = await Promise.all(Array.from({ length: 50 }, () => receiveEvent(news)))
    expect(answers.filter((what) => what === 'new')).toHaveLength(1)
    expect(answers.filter((what) => what === 'known')).toHaveLength(49)
    const [{ jobs }] = await db().$queryRaw<[{ jobs: number }]>`
      SELECT count(*)::int AS jobs FROM pgboss.job WHERE name = 'gateway-event' AND data->>'eventId' = ${news.id}`
    expect(jobs).toBe(1)
  })

  it('keeps nothing that the shop does not follow', async () => {
    const news = { id: 'evt_balance', type: 'balance.available', createdAt: new Date() }
    for (const objectId of [null, 'acct_1', '__proto__', 'constructor_x'])
      expect(await receiveEvent({ ...news, objectId })).toBe('of-no-concern')
    expect(await db().gatewayEvent.count({ where: { id: news.id } })).toBe(0)
  })
})

describe('what the gateway tells', () => {
  it('completes an order whose shopper approved the payment and closed the page', async () => {
    const { variant, wanted } = await waitsForApproval()
    await payments.answerBank(wanted.key, 'approve')
    const types = ['payment_intent.created', 'payment_intent.requires_action', 'payment_intent.succeeded']
    await waitForEvents(wanted.key, types)
    await handleAll(wanted.key)
    const order = await orderOf(wanted.key)
    expect(order).toMatchObject({ status: 'paid', payment: 'paid', cardBrand: 'visa', cardLast4: '3220' })
    expect(await stockOf(variant)).toEqual({ stock: 0, reserved: 0 })
    expect((await eventsOf(wanted.key)).every(({ doneAt }) => doneAt !== null)).toBe(true)
  })

  it('closes an order whose shopper said no, and gives the stock back', async () => {
    const { variant, wanted } = await waitsForApproval()
    await payments.answerBank(wanted.key, 'reject')
    const types = [
      'payment_intent.created',
      'payment_intent.payment_failed',
      'payment_intent.requires_action',
    ]
    await waitForEvents(wanted.key, types)
    await handleAll(wanted.key)
    expect(await orderOf(wanted.key)).toMatchObject({ status: 'cancelled', closedReason: 'approval_failed' })
    expect(await stockOf(variant)).toEqual({ stock: 1, reserved: 0 })
    expect(
      (await payments.stripe.paymentIntents.retrieve((await orderOf(wanted.key)).paymentIntent ?? '')).status,
    ).toBe('canceled')
  })

  it('finds the bank’s question when the shop never heard the answer', async () => {
    const { wanted } = await buyer()
    const token = await payments.pay(asks)
    await payments.fault('error_after', { match: '/confirm', next: 3 })
    expect(await placeOrder({ ...wanted, token })).toMatchObject({
      status: 'pending',
    })
    expect(await orderOf(wanted.key)).toMatchObject({ payment: 'made' })
    await waitForEvents(wanted.key, ['payment_intent.created', 'payment_intent.requires_action'])
    await handleAll(wanted.key)
    const order = await orderOf(wanted.key)
    expect(order).toMatchObject({ status: 'pending', payment: 'approval' })
    expect(order.reservedUntil.getTime() - Date.now()).toBeGreaterThan(14 * 60_000)
  })

  it('stops no payment that is just being made', async () => {
    const { variant, wanted } = await buyer()
    const token = await payments.pay()
    await payments.fault('error_before', { match: '/confirm', next: 3 })
    expect(await placeOrder({ ...wanted, token })).toMatchObject({ status: 'pending' })
    await waitForEvents(wanted.key, ['payment_intent.created'])
    await handleAll(wanted.key)
    expect(await orderOf(wanted.key)).toMatchObject({ status: 'pending', payment: 'made' })
    expect(await stockOf(variant)).toEqual({ stock: 1, reserved: 1 })
    expect((await eventsOf(wanted.key))[0]?.doneAt).not.toBeNull()
  })

  it('is not believed: an event that says "paid" of a payment that is not changes nothing', async () => {
    const { wanted } = await waitsForApproval()
    const { paymentIntent } = await orderOf(wanted.key)
    const id = `evt_${randomUUID().replaceAll('-', '')}`
    await receiveEvent({
      id,
      type: 'payment_intent.succeeded',
      objectId: paymentIntent,
      createdAt: new Date(),
    })
    await handleEvent(id)
    expect(await orderOf(wanted.key)).toMatchObject({ status: 'pending', payment: 'approval' })
  })

  it.each(['webhook_twice', 'webhook_shuffled', 'webhook_late'])(
    'ends the same with %s, whatever the order and however often, and with every worker at once',
    async (fault) => {
      await payments.fault(fault, { probability: 1, match: 'payment_intent.', seconds: 0.2 })
      const { variant, wanted } = await waitsForApproval()
      await payments.answerBank(wanted.key, 'approve')
      await waitForEvents(wanted.key, [
        'payment_intent.created',
        'payment_intent.requires_action',
        'payment_intent.succeeded',
      ])
      const events = await eventsOf(wanted.key)
      await Promise.all([...events, ...events, ...events].map(({ id }) => handleEvent(id)))
      expect(await orderOf(wanted.key)).toMatchObject({ status: 'paid', refunds: [] })
      expect(await stockOf(variant)).toEqual({ stock: 0, reserved: 0 })
      const { total } = await orderOf(wanted.key)
      expect(await payments.ledger(wanted.key)).toMatchObject({ captured: total, refunded: 0 })
      const mails = { params: { path: ['order'], equals: (await orderOf(wanted.key)).id } }
      expect(await db().mail.count({ where: mails })).toBe(1)
    },
  )

  it('need not come at all: the sweep settles what was approved in time', async () => {
    await payments.fault('webhook_never', { probability: 1 })
    const { variant, wanted } = await waitsForApproval()
    await payments.answerBank(wanted.key, 'approve')
    await db().order.update({
      where: { key: wanted.key },
      data: { reservedUntil: new Date(Date.now() - 1000) },
    })
    await Promise.all([sweepOrders(), sweepOrders(), sweepOrders()])
    expect(await orderOf(wanted.key)).toMatchObject({ status: 'paid' })
    expect(await stockOf(variant)).toEqual({ stock: 0, reserved: 0 })
    expect(await eventsOf(wanted.key)).toEqual([])
  })

  it('is looked into again when the gateway was away, later each time, and is done then', async () => {
    const { wanted } = await waitsForApproval()
    await payments.answerBank(wanted.key, 'approve')
    await vi.waitFor(async () => expect(await eventsOf(wanted.key)).toHaveLength(3), { timeout: 10_000 })
    const event = (await eventsOf(wanted.key)).find(({ type }) => type === 'payment_intent.succeeded')
    await payments.fault('rate_limit', { probability: 1, match: 'GET /v1/payment_intents' })
    const id = event?.id ?? ''
    await handleEvent(id)
    const failed = await db().gatewayEvent.findUniqueOrThrow({ where: { id } })
    expect(failed).toMatchObject({ doneAt: null, attempts: 1 })
    expect(failed.dueAt.getTime() - Date.now()).toBeGreaterThan(5_000)
    // Its time has not come: neither the queue nor the sweep tries it.
    await Promise.all([handleEvent(id), handleEvent(id)])
    expect(await db().gatewayEvent.findUniqueOrThrow({ where: { id } })).toMatchObject({ attempts: 1 })

    await payments.clearFaults()
    await db().gatewayEvent.update({ where: { id }, data: { dueAt: new Date(Date.now() - 1000) } })
    await Promise.all([sweepGatewayEvents(), sweepGatewayEvents(), sweepGatewayEvents()])
    const done = await db().gatewayEvent.findUniqueOrThrow({ where: { id } })
    expect(done).toMatchObject({ attempts: 2, doneAt: expect.any(Date) })
    expect(await orderOf(wanted.key)).toMatchObject({ status: 'paid' })
  })

  it('is taken up by the sweep when the worker that had it died', async () => {
    const { wanted } = await waitsForApproval()
    await payments.answerBank(wanted.key, 'approve')
    await vi.waitFor(async () => expect(await eventsOf(wanted.key)).toHaveLength(3), { timeout: 10_000 })
    const { paymentIntent } = await orderOf(wanted.key)
    await db().gatewayEvent.updateMany({
      where: { objectId: paymentIntent ?? '' },
      data: { attempts: 1, dueAt: new Date(Date.now() - 1000) },
    })
    await sweepGatewayEvents()
    expect(await orderOf(wanted.key)).toMatchObject({ status: 'paid' })
  })
})
