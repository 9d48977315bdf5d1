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

const wanted: Stripe.PaymentIntentCreateParams = {
  amount: 4_200,
  currency: 'eur',
  automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
}
const newIntent = () => stripe.paymentIntents.create(wanted)

describe('a new payment intent', () => {
  it('waits for a payment method and carries what it was given', async () => {
    const intent = await stripe.paymentIntents.create({
      ...wanted,
      currency: 'EUR',
      metadata: { order_id: 'LK-1', 'ünï x': 'a & b = c' },
      description: 'Order LK-1',
      receipt_email: 'a+b@example.com',
    })
    expect(intent).toMatchObject({
      object: 'payment_intent',
      amount: 4_200,
      amount_received: 0,
      currency: 'eur',
      status: 'requires_payment_method',
      metadata: { order_id: 'LK-1', 'ünï x': 'a & b = c' },
      description: 'Order LK-1',
      receipt_email: 'a+b@example.com',
      payment_method: null,
      latest_charge: null,
      livemode: false,
    })
    expect(intent.id).toMatch(/^pi_[A-Za-z0-9]{24}$/)
    expect(intent.client_secret).toMatch(new RegExp(`^${intent.id}_secret_`))
    expect(intent.lastResponse.requestId).toMatch(/^req_/)
    expect(await stripe.paymentIntents.retrieve(intent.id)).toEqual(intent)
  })

  it.each([
    [{ amount: 49 }, 'amount_too_small', 'amount', 'Amount must be at least €0.50 eur'],
    [{ amount: 100_000_000 }, 'amount_too_large', 'amount', 'Amount must be no more than €999,999.99'],
    [
      { amount: -100 },
      'parameter_invalid_integer',
      'amount',
      'This value must be greater than or equal to 1.',
    ],
    [{ amount: 10.5 }, 'parameter_invalid_integer', 'amount', 'Invalid integer: 10.5'],
    [{ amount: undefined }, 'parameter_missing', 'amount', 'Missing required param: amount.'],
    [{ currency: undefined }, 'parameter_missing', 'currency', undefined],
    [{ currency: 'doubloon' }, undefined, 'currency', 'Invalid currency: doubloon'],
    [{ currency: 'constructor' }, undefined, 'currency', undefined],
    [{ receipt_email: 'nobody' }, 'email_invalid', 'receipt_email', 'Invalid email address: nobody'],
    [{ colour: 'red' }, 'parameter_unknown', 'colour', 'Received unknown parameter: colour'],
    [{ payment_method_types: ['card'] }, 'parameter_unknown', 'payment_method_types', undefined],
    [
      { allowed_payment_method_types: ['card'] },
      undefined,
      undefined,
      'You may only specify one of these parameters: allowed_payment_method_types, automatic_payment_methods.',
    ],
    [{ allowed_payment_method_types: ['ideal'] }, undefined, 'allowed_payment_method_types[0]', undefined],
    [
      { automatic_payment_methods: { enabled: 'maybe' } },
      undefined,
      'automatic_payment_methods[enabled]',
      'Invalid boolean: maybe',
    ],
    [{ metadata: { key: 'x'.repeat(501) } }, undefined, 'metadata', undefined],
    [{ return_url: 'https://shop.example' }, undefined, 'return_url', undefined],
    [{ confirmation_token: 'ctoken_1' }, undefined, 'confirmation_token', undefined],
  ])('is refused with %j', async (change, code, param, message) => {
    const params = { ...wanted, ...change } as unknown as Stripe.PaymentIntentCreateParams
    const error = await stripeError(stripe.paymentIntents.create(params))
    expect(error).toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 400, param })
    expect(error.code).toBe(code)
    if (message) expect(error.message).toBe(message)
  })

  it('knows the smallest amount of each currency', async () => {
    expect(await stripe.paymentIntents.create({ amount: 30, currency: 'gbp' })).toHaveProperty('amount', 30)
    const error = await stripeError(stripe.paymentIntents.create({ amount: 49, currency: 'jpy' }))
    expect(error.message).toBe('Amount must be at least ¥50 jpy')
  })

  it('is not found by an id that nobody has', async () => {
    const error = await stripeError(stripe.paymentIntents.retrieve('pi_none'))
    expect(error).toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      message: "No such payment_intent: 'pi_none'",
      param: 'intent',
    })
  })
})

describe('canceling', () => {
  it('ends a payment that was not made', async () => {
    const { id } = await newIntent()
    const canceled = await stripe.paymentIntents.cancel(id, { cancellation_reason: 'abandoned' })
    expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' })
    expect(canceled.canceled_at).toBeGreaterThan(0)
    expect(await stripeError(stripe.paymentIntents.cancel(id))).toMatchObject({
      statusCode: 400,
      code: 'payment_intent_unexpected_state',
    })
  })

  it('is refused once it was paid', async () => {
    const { id } = await newIntent()
    await stripe.paymentIntents.confirm(id, { confirmation_token: await tokenFor(stripe) })
    const error = await stripeError(stripe.paymentIntents.cancel(id))
    expect(error).toMatchObject({
      code: 'payment_intent_unexpected_state',
      payment_intent: { status: 'succeeded' },
    })
    expect(
      await stripeError(stripe.paymentIntents.cancel(id, { cancellation_reason: 'expired' as 'abandoned' })),
    ).toHaveProperty('param', 'cancellation_reason')
  })
})

describe('the list', () => {
  it('is newest first and can be walked through', async () => {
    const own = await startTestSandbox()
    const made: string[] = []
    for (let n = 0; n < 7; n++)
      made.unshift((await own.stripe.paymentIntents.create({ ...wanted, amount: 100 + n })).id)
    const first = await own.stripe.paymentIntents.list({ limit: 3 })
    expect(first).toMatchObject({ object: 'list', has_more: true, url: '/v1/payment_intents' })
    expect(first.data.map(({ id }) => id)).toEqual(made.slice(0, 3))
    const all: string[] = []
    for await (const intent of own.stripe.paymentIntents.list({ limit: 2 })) all.push(intent.id)
    expect(all).toEqual(made)
    const before = await own.stripe.paymentIntents.list({ limit: 2, ending_before: made[4] })
    expect(before).toMatchObject({ has_more: true })
    expect(before.data.map(({ id }) => id)).toEqual(made.slice(2, 4))
    expect(await stripeError(own.stripe.paymentIntents.list({ limit: 101 }))).toHaveProperty('param', 'limit')
    expect(await stripeError(own.stripe.paymentIntents.list({ starting_after: 'pi_x' }))).toHaveProperty(
      'code',
      'resource_missing',
    )
    await own.end()
  })
})
