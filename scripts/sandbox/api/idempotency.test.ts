import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clock, startTestSandbox, stripeError, type TestSandbox, tokenFor } from '../testing'

let sandbox: TestSandbox
let stripe: Stripe
beforeAll(async () => {
  sandbox = await startTestSandbox({ latency: 40 })
  stripe = sandbox.stripe
})
afterAll(() => sandbox.end())

const wanted: Stripe.PaymentIntentCreateParams = {
  amount: 4_200,
  currency: 'eur',
  automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
}
let count = 0
const newKey = () => `key-${++count}`

describe('an idempotency key', () => {
  it('replays the first answer, byte for byte', async () => {
    const idempotencyKey = newKey()
    const first = await stripe.paymentIntents.create(wanted, { idempotencyKey })
    const again = await stripe.paymentIntents.create(wanted, { idempotencyKey })
    expect(again).toEqual(first)
    expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined()
    expect(again.lastResponse.headers).toMatchObject({
      'idempotent-replayed': 'true',
      'original-request': first.lastResponse.requestId,
      'idempotency-key': idempotencyKey,
    })
    expect(again.lastResponse.requestId).not.toBe(first.lastResponse.requestId)
  })

  it('replays a decline too, even when the payment has moved on', async () => {
    const { id } = await stripe.paymentIntents.create(wanted)
    const idempotencyKey = newKey()
    const params = { confirmation_token: await tokenFor(stripe, 'pm_card_visa_chargeDeclined') }
    const first = await stripeError(stripe.paymentIntents.confirm(id, params, { idempotencyKey }))
    await stripe.paymentIntents.confirm(id, { confirmation_token: await tokenFor(stripe) })
    const again = await stripeError(stripe.paymentIntents.confirm(id, params, { idempotencyKey }))
    expect(again).toMatchObject({ statusCode: 402, code: 'card_declined', charge: first.charge })
    expect(again.headers).toHaveProperty('idempotent-replayed', 'true')
    expect((await stripe.charges.list({ payment_intent: id })).data).toHaveLength(2)
  })

  it('is refused with other parameters, or at another endpoint', async () => {
    const idempotencyKey = newKey()
    const { id } = await stripe.paymentIntents.create(wanted, { idempotencyKey })
    const other = await stripeError(
      stripe.paymentIntents.create({ ...wanted, amount: 4_201 }, { idempotencyKey }),
    )
    expect(other).toMatchObject({
      type: 'StripeIdempotencyError',
      rawType: 'idempotency_error',
      statusCode: 400,
    })
    expect(other.message).toContain(`Try using a key other than '${idempotencyKey}'`)
    const elsewhere = await stripeError(stripe.paymentIntents.cancel(id, {}, { idempotencyKey }))
    expect(elsewhere.message).toContain(`('/v1/payment_intents/${id}/cancel' vs. '/v1/payment_intents')`)
    expect(await stripe.paymentIntents.retrieve(id)).toHaveProperty('status', 'requires_payment_method')
  })

  it('does not mind the order of the parameters', async () => {
    const idempotencyKey = newKey()
    const first = await stripe.paymentIntents.create(
      { ...wanted, metadata: { a: '1', b: '2' } },
      { idempotencyKey },
    )
    const again = await stripe.paymentIntents.create(
      { metadata: { b: '2', a: '1' }, ...wanted },
      { idempotencyKey },
    )
    expect(again.id).toBe(first.id)
  })

  it('answers 409 while the first request is running', async () => {
    const idempotencyKey = newKey()
    const [first, second] = await Promise.allSettled([
      stripe.paymentIntents.create(wanted, { idempotencyKey }),
      stripe.paymentIntents.create(wanted, { idempotencyKey }),
    ])
    expect(first.status).toBe('fulfilled')
    expect(second).toMatchObject({
      status: 'rejected',
      reason: { statusCode: 409, code: 'idempotency_key_in_use', rawType: 'idempotency_error' },
    })
  })

  it('is in use while a slow bank is asked, and nobody else waits for it', async () => {
    const { id } = await stripe.paymentIntents.create(wanted)
    const params = { confirmation_token: await tokenFor(stripe, 'pm_card_slow') }
    const idempotencyKey = newKey()
    const started = performance.now()
    let over = false
    const slow = stripe.paymentIntents.confirm(id, params, { idempotencyKey }).finally(() => {
      over = true
    })
    await new Promise((resolve) => setTimeout(resolve, 200))
    const second = await stripeError(stripe.paymentIntents.confirm(id, params, { idempotencyKey }))
    expect(second).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' })
    expect((await stripe.paymentIntents.retrieve(id)).status).toBe('requires_payment_method')
    expect(over).toBe(false)
    expect((await slow).status).toBe('succeeded')
    expect(performance.now() - started).toBeGreaterThan(2_950)
  })

  it('makes one charge of 50 parallel confirmations', async () => {
    const { id } = await stripe.paymentIntents.create(wanted)
    const params = { confirmation_token: await tokenFor(stripe) }
    const options = { idempotencyKey: newKey(), maxNetworkRetries: 4 }
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => stripe.paymentIntents.confirm(id, params, options)),
    )
    expect(new Set(answers.map((answer) => answer.latest_charge)).size).toBe(1)
    expect(answers.every((answer) => answer.status === 'succeeded')).toBe(true)
    expect((await stripe.charges.list({ payment_intent: id })).data).toHaveLength(1)
  })

  it('makes one charge of 50 parallel confirmations with 50 keys', async () => {
    const { id } = await stripe.paymentIntents.create(wanted)
    const tokens = await Promise.all(Array.from({ length: 50 }, () => tokenFor(stripe)))
    const answers = await Promise.allSettled(
      tokens.map((confirmation_token) => stripe.paymentIntents.confirm(id, { confirmation_token })),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await stripe.charges.list({ payment_intent: id })).data).toHaveLength(1)
  })

  it('is free again after wrong parameters, which save nothing', async () => {
    const idempotencyKey = newKey()
    const wrong = await stripeError(
      stripe.paymentIntents.create({ ...wanted, amount: 1 }, { idempotencyKey }),
    )
    expect(wrong.code).toBe('amount_too_small')
    expect(await stripe.paymentIntents.create(wanted, { idempotencyKey })).toHaveProperty('amount', 4_200)
  })

  it('keeps a refusal that came from running, with no change', async () => {
    const { id } = await stripe.paymentIntents.create(wanted)
    const idempotencyKey = newKey()
    const params = { confirmation_token: 'ctoken_unknown' }
    const first = await stripeError(stripe.paymentIntents.confirm(id, params, { idempotencyKey }))
    const again = await stripeError(stripe.paymentIntents.confirm(id, params, { idempotencyKey }))
    expect(again.headers).toHaveProperty('original-request', first.requestId)
  })

  it('is forgotten after a day', async () => {
    const idempotencyKey = newKey()
    const first = await stripe.paymentIntents.create(wanted, { idempotencyKey })
    clock.offset = 24 * 60 * 60 + 1
    const next = await stripe.paymentIntents.create({ ...wanted, amount: 1_000 }, { idempotencyKey })
    clock.offset = 0
    expect(next.id).not.toBe(first.id)
  })

  it('can be at most 255 characters long', async () => {
    const error = await stripeError(stripe.paymentIntents.create(wanted, { idempotencyKey: 'x'.repeat(256) }))
    expect(error.statusCode).toBe(400)
  })
})
