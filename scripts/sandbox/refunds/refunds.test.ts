import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestSandbox, stripeError, type TestSandbox, tokenFor } from '../testing'

let sandbox: TestSandbox
let stripe: Stripe
beforeAll(async () => {
  sandbox = await startTestSandbox()
  stripe = sandbox.stripe
})
afterAll(() => sandbox.end())

const paid = async (amount: number, order_id: string, more: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  stripe.paymentIntents.create({
    amount,
    currency: 'eur',
    metadata: { order_id },
    confirm: true,
    confirmation_token: await tokenFor(stripe),
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    ...more,
  })
const orders = async () =>
  ((await sandbox.control('GET', 'ledger')) as { orders: Record<string, unknown> }).orders

describe('a refund', () => {
  it('gives back the whole, once', async () => {
    const { id, latest_charge } = await paid(5_000, 'whole')
    const refund = await stripe.refunds.create({ payment_intent: id, reason: 'requested_by_customer' })
    expect(refund).toMatchObject({
      object: 'refund',
      amount: 5_000,
      charge: latest_charge,
      payment_intent: id,
      status: 'succeeded',
      reason: 'requested_by_customer',
    })
    expect(await stripeError(stripe.refunds.create({ payment_intent: id }))).toMatchObject({
      statusCode: 400,
      code: 'charge_already_refunded',
    })
    const charge = await stripe.charges.retrieve(String(latest_charge), { expand: ['refunds'] })
    expect(charge).toMatchObject({ refunded: true, amount_refunded: 5_000 })
    expect(charge.refunds?.data).toEqual([refund])
    expect((await orders()).whole).toEqual({ eur: { captured: 5_000, refunded: 5_000, balance: 0 } })
    expect(await stripe.refunds.retrieve(refund.id)).toEqual(refund)
  })

  it('gives back parts, and never more than was paid', async () => {
    const { id, latest_charge } = await paid(3_000, 'parts')
    const first = await stripe.refunds.create({ payment_intent: id, amount: 1_000 })
    const second = await stripe.refunds.create({ charge: String(latest_charge), amount: 1_500 })
    const more = await stripeError(stripe.refunds.create({ payment_intent: id, amount: 501 }))
    expect(more).toMatchObject({ statusCode: 400, param: 'amount', type: 'StripeInvalidRequestError' })
    expect(more.message).toBe('Refund amount (€5.01) is greater than unrefunded amount on charge (€5.00)')
    const charge = await stripe.charges.retrieve(String(latest_charge))
    expect(charge).toMatchObject({ refunded: false, amount_refunded: 2_500 })
    const { data } = await stripe.refunds.list({ payment_intent: id })
    expect(data.map((one) => one.id)).toEqual([second.id, first.id])
    expect((await orders()).parts).toEqual({ eur: { captured: 3_000, refunded: 2_500, balance: 500 } })
  })

  it('is made once of 50 with one key, and never too much with 50 keys', async () => {
    const { id } = await paid(10_000, 'keys')
    const options = { idempotencyKey: 'one-refund', maxNetworkRetries: 4 }
    const same = await Promise.all(
      Array.from({ length: 50 }, () => stripe.refunds.create({ payment_intent: id, amount: 100 }, options)),
    )
    expect(new Set(same.map((refund) => refund.id)).size).toBe(1)
    const many = await Promise.allSettled(
      Array.from({ length: 50 }, () => stripe.refunds.create({ payment_intent: id, amount: 990 })),
    )
    expect(many.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
    expect((await orders()).keys).toEqual({ eur: { captured: 10_000, refunded: 10_000, balance: 0 } })
  })

  it.each<[Record<string, unknown>, string | undefined]>([
    [{}, undefined],
    [{ payment_intent: 'pi_none' }, 'payment_intent'],
    [{ charge: 'ch_none' }, 'charge'],
    [{ payment_intent: 'PAID', amount: 0 }, 'amount'],
    [{ payment_intent: 'PAID', amount: -5 }, 'amount'],
    [{ payment_intent: 'PAID', amount: 200_001 }, 'amount'],
    [{ payment_intent: 'PAID', reason: 'because' }, 'reason'],
    [{ payment_intent: 'PAID', colour: 'red' }, 'colour'],
  ])('is refused with %j', async (given, param) => {
    const { id } = await paid(200_000, 'refused')
    const payment_intent = given.payment_intent === 'PAID' ? id : given.payment_intent
    const params = { ...given, payment_intent } as Stripe.RefundCreateParams
    const error = await stripeError(stripe.refunds.create(params))
    expect(error).toMatchObject({ type: 'StripeInvalidRequestError' })
    expect(error.param).toBe(param)
    expect((await stripe.refunds.list({ payment_intent: id })).data).toEqual([])
  })

  it('needs something that was paid', async () => {
    const open = await stripe.paymentIntents.create({ amount: 500, currency: 'eur' })
    expect((await stripeError(stripe.refunds.create({ payment_intent: open.id }))).message).toContain(
      'does not have a successful charge',
    )
  })
})

describe('an amount that is captured later', () => {
  const reserve = (amount: number, order: string) => paid(amount, order, { capture_method: 'manual' })

  it('is reserved, then taken whole or in part', async () => {
    const { id } = await reserve(4_000, 'later')
    expect(await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] })).toMatchObject({
      status: 'requires_capture',
      amount_capturable: 4_000,
      amount_received: 0,
      latest_charge: { captured: false, amount_captured: 0, paid: true },
    })
    expect((await orders()).later).toBeUndefined()
    expect(await stripeError(stripe.paymentIntents.capture(id, { amount_to_capture: 4_001 }))).toMatchObject({
      code: 'amount_too_large',
      param: 'amount_to_capture',
    })
    const taken = await stripe.paymentIntents.capture(id, { amount_to_capture: 3_000 })
    expect(taken).toMatchObject({ status: 'succeeded', amount_received: 3_000, amount_capturable: 0 })
    expect(await stripeError(stripe.paymentIntents.capture(id))).toMatchObject({
      code: 'payment_intent_unexpected_state',
    })
    expect((await stripeError(stripe.refunds.create({ payment_intent: id, amount: 3_001 }))).param).toBe(
      'amount',
    )
    await stripe.refunds.create({ payment_intent: id })
    expect((await orders()).later).toEqual({ eur: { captured: 3_000, refunded: 3_000, balance: 0 } })
  })

  it('is released by canceling, which is no money that moved', async () => {
    const { id, latest_charge } = await reserve(4_000, 'released')
    await expect(stripe.refunds.create({ payment_intent: id })).rejects.toHaveProperty('statusCode', 400)
    expect((await stripe.paymentIntents.cancel(id)).status).toBe('canceled')
    expect(await stripe.charges.retrieve(String(latest_charge))).toMatchObject({
      captured: false,
      refunded: true,
    })
    expect((await orders()).released).toBeUndefined()
    expect((await stripeError(stripe.paymentIntents.capture(id))).code).toBe(
      'payment_intent_unexpected_state',
    )
  })
})

describe('expanding', () => {
  it('puts objects in the place of their ids, in lists too', async () => {
    const { id: customer } = await stripe.customers.create({ name: 'Ada' })
    const { id } = await paid(700, 'expanded', { customer })
    const deep = await stripe.paymentIntents.retrieve(id, {
      expand: ['customer', 'latest_charge.payment_intent'],
    })
    expect(deep).toMatchObject({ customer: { name: 'Ada' }, latest_charge: { payment_intent: { id } } })
    const { data } = await stripe.charges.list({ payment_intent: id, expand: ['data.payment_intent'] })
    expect(data[0]?.payment_intent).toMatchObject({ id })
    for (const path of ['client_secret', 'nothing', 'latest_charge.nothing', 'a.b.c.d.e'])
      expect(await stripeError(stripe.paymentIntents.retrieve(id, { expand: [path] }))).toMatchObject({
        statusCode: 400,
        param: 'expand',
      })
  })

  it('filters lists by time', async () => {
    const now = Math.floor(Date.now() / 1000)
    await paid(600, 'now')
    expect((await stripe.paymentIntents.list({ created: { gte: now - 60 } })).data.length).toBeGreaterThan(0)
    expect((await stripe.paymentIntents.list({ created: { gt: now + 60 } })).data).toEqual([])
  })
})
