import type Stripe from 'stripe'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { secretKey, startTestSandbox, stripeError, type TestSandbox, tokenFor } from '../testing'
import { faultOrder, openFaults } from './faults'
import { seeded } from './random'

let sandbox: TestSandbox
let stripe: Stripe
beforeAll(async () => {
  sandbox = await startTestSandbox()
  stripe = sandbox.stripe
})
beforeEach(() => sandbox.control('DELETE', 'faults'))
afterAll(() => sandbox.end())

const order = (fault: string, more: object = {}) => sandbox.control('POST', 'faults', { fault, ...more })
const params: Stripe.PaymentIntentCreateParams = {
  amount: 1_200,
  currency: 'eur',
  automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
}
async function open() {
  const { id } = await stripe.paymentIntents.create(params)
  const confirmation_token = await tokenFor(stripe)
  const idempotencyKey = crypto.randomUUID()
  const confirm = () => stripe.paymentIntents.confirm(id, { confirmation_token }, { idempotencyKey })
  const charges = async () => (await stripe.charges.list({ payment_intent: id })).data.length
  return { id, confirm, charges, confirming: { match: `${id}/confirm` } }
}

describe('a fault on demand', () => {
  it('breaks the connection before anything was done', async () => {
    const { confirm, charges, confirming } = await open()
    // The SDK asks once more by itself when a connection breaks.
    await order('timeout_before', { seconds: 0, next: 2, ...confirming })
    expect((await stripeError(confirm())).type).toBe('StripeConnectionError')
    expect(await charges()).toBe(0)
    expect((await confirm()).status).toBe('succeeded')
    expect(await charges()).toBe(1)
  })

  it('breaks the connection after everything was done: the key finds the answer again', async () => {
    const { confirm, charges, confirming } = await open()
    await order('timeout_after', { seconds: 0, next: 2, ...confirming })
    expect((await stripeError(confirm())).type).toBe('StripeConnectionError')
    expect(await charges()).toBe(1)
    const again = await confirm()
    expect(again.status).toBe('succeeded')
    expect(again.lastResponse.headers['idempotent-replayed']).toBe('true')
    expect(await charges()).toBe(1)
  })

  it('lets the client wait until it gives up', async () => {
    await order('timeout_before', { seconds: 5, match: 'GET /v1/customers' })
    const started = performance.now()
    const error = await stripeError(stripe.customers.list({}, { timeout: 100 }))
    expect(error.type).toBe('StripeConnectionError')
    expect(performance.now() - started).toBeLessThan(4_000)
  })

  it('answers 500 before anything was done, and the key is free', async () => {
    const { confirm, charges, confirming } = await open()
    await order('error_before', confirming)
    expect(await stripeError(confirm())).toMatchObject({ type: 'StripeAPIError', statusCode: 500 })
    expect(await charges()).toBe(0)
    expect((await confirm()).status).toBe('succeeded')
  })

  it('answers 500 after everything was done, and the key says so for ever', async () => {
    const { id, confirm, charges, confirming } = await open()
    await order('error_after', confirming)
    for (let n = 0; n < 3; n++) expect((await stripeError(confirm())).statusCode).toBe(500)
    expect(await charges()).toBe(1)
    expect((await stripe.paymentIntents.retrieve(id)).status).toBe('succeeded')
  })

  it('is too many requests', async () => {
    await order('rate_limit', { next: 2, match: 'GET /v1/charges' })
    for (let n = 0; n < 2; n++)
      expect(await stripeError(stripe.charges.list())).toMatchObject({
        type: 'StripeRateLimitError',
        statusCode: 429,
        code: 'rate_limit',
      })
    expect((await stripe.charges.list()).object).toBe('list')
  })

  it('is a slow answer', async () => {
    await order('delay', { seconds: 0.15 })
    const started = performance.now()
    await stripe.charges.list()
    expect(performance.now() - started).toBeGreaterThan(140)
  })

  it('is survived by a client that retries', async () => {
    const { id, charges, confirming } = await open()
    await order('timeout_after', { seconds: 0, next: 2, ...confirming })
    const paid = await stripe.paymentIntents.confirm(
      id,
      { confirmation_token: await tokenFor(stripe) },
      { maxNetworkRetries: 3 },
    )
    expect(paid.status).toBe('succeeded')
    expect(await charges()).toBe(1)
  })

  it('is listed with how often it happened, and can be cleared', async () => {
    const made = (await order('rate_limit', { probability: 1, match: 'GET /v1/refunds' })) as { id: number }
    await order('delay', { next: 5, match: 'nowhere' })
    await stripeError(stripe.refunds.list())
    expect(await sandbox.control('GET', 'faults')).toMatchObject({
      faults: [
        { id: made.id, happened: 1 },
        { fault: 'delay', happened: 0, next: 5 },
      ],
    })
    await sandbox.control('DELETE', `faults/${made.id}`)
    expect((await stripe.refunds.list()).object).toBe('list')
    expect(((await sandbox.control('DELETE', 'faults')) as { faults: [] }).faults).toEqual([])
  })

  it.each([
    {},
    { fault: 'earthquake' },
    { fault: 'delay', next: 0 },
    { fault: 'delay', probability: 1.5 },
    { fault: 'delay', seconds: -1 },
    { fault: 'delay', colour: 'red' },
  ])('is refused as %j', async (wrong) => {
    expect(await sandbox.control('POST', 'faults', wrong)).toHaveProperty('problem')
    expect(await sandbox.control('GET', 'faults')).toEqual({ faults: [] })
  })
})

describe('the lots', () => {
  const drawn = (seed: number, times: number) => {
    const faults = openFaults()
    faults.order(faultOrder.parse({ fault: 'error_before', probability: 0.3, seed }))
    return Array.from({ length: times }, () => Boolean(faults.take('request', 'GET /v1/charges')))
  }

  it('fall the same way for the same seed, and about as often as was asked', () => {
    expect(drawn(7, 200)).toEqual(drawn(7, 200))
    expect(drawn(7, 200)).not.toEqual(drawn(8, 200))
    const share = drawn(1, 5_000).filter(Boolean).length / 5_000
    expect(share).toBeGreaterThan(0.27)
    expect(share).toBeLessThan(0.33)
  })

  it('are spread evenly', () => {
    const draw = seeded(3)
    const counts = Array(10).fill(0)
    for (let n = 0; n < 10_000; n++) counts[Math.floor(draw() * 10)]++
    for (const count of counts) expect(count).toBeGreaterThan(850)
  })
})

describe('the control API', () => {
  it('takes the form of the ledger’s page, and leads back to it', async () => {
    const form = (origin: string) =>
      fetch(`${sandbox.origin}/control/faults`, {
        method: 'POST',
        redirect: 'manual',
        headers: { Origin: origin },
        body: new URLSearchParams({
          fault: 'delay',
          next: '2',
          probability: '',
          seed: '',
          seconds: '',
          match: 'x',
        }),
      })
    const answer = await form(sandbox.origin)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/')
    const page = await (await fetch(sandbox.origin)).text()
    expect(page).toContain('A slow answer</b> 2 to come')
    expect((await form('http://evil.example')).status).toBe(403)
    expect((await form('null')).status).toBe(403)
    expect(await sandbox.control('GET', 'faults')).toMatchObject({ faults: [{ fault: 'delay', next: 2 }] })
  })

  it('knows no more than it says', async () => {
    for (const path of ['', 'nothing', 'events/evt_none/resend', 'ledger/x/y'])
      expect(await sandbox.control('POST', path, {})).toHaveProperty('problem')
    const answer = await fetch(`${sandbox.origin}/v1/customers`, {
      headers: { Authorization: `Bearer ${secretKey}` },
    })
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })
})
