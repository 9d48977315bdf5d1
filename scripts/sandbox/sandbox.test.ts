import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { startSandbox } from './sandbox'
import {
  sdk,
  secretKey,
  shopOrigin,
  startTestSandbox,
  stripeError,
  type TestSandbox,
  tokenFor,
} from './testing'

let sandbox: TestSandbox
const reported = vi.fn()
beforeAll(async () => {
  sandbox = await startTestSandbox({ report: reported })
})
afterAll(async () => {
  await sandbox.end()
  expect(reported).not.toHaveBeenCalled()
})

const noRedirects = { automatic_payment_methods: { enabled: true, allow_redirects: 'never' } } as const

describe('the key', () => {
  it('is needed, and must be the right one', async () => {
    const port = Number(new URL(sandbox.origin).port)
    const wrong = await stripeError(sdk(port, 'sk_test_someoneElse').paymentIntents.list())
    expect(wrong).toMatchObject({ type: 'StripeAuthenticationError', statusCode: 401 })
    expect(wrong.message).not.toContain('someoneElse')
    const none = await fetch(`${sandbox.origin}/v1/payment_intents`)
    expect(none.status).toBe(401)
    expect(none.headers.get('request-id')).toMatch(/^req_/)
    expect(await none.json()).toHaveProperty('error.type', 'invalid_request_error')
  })

  it('may come by basic authentication', async () => {
    const answer = await fetch(`${sandbox.origin}/v1/payment_intents`, {
      headers: { Authorization: `Basic ${btoa(`${secretKey}:`)}` },
    })
    expect(answer.status).toBe(200)
  })
})

describe('whatever comes in', () => {
  const send = (body: BodyInit, type = 'application/x-www-form-urlencoded', path = '/v1/payment_intents') =>
    fetch(`${sandbox.origin}${path}`, {
      method: 'POST',
      body,
      headers: {
        Authorization: `Bearer ${secretKey}`,
        'Content-Type': type,
        'Idempotency-Key': crypto.randomUUID(),
      },
    })

  it.each([
    '%',
    '%E0%A4%A',
    'amount',
    'amount=&currency=',
    'amount[]=1&amount[a]=2',
    'amount=1&amount[x]=2',
    'amount[amount]=1&currency[a]=2',
    'metadata=x&amount=100&currency=eur',
    'metadata[a][b]=x&amount=100&currency=eur',
    '__proto__[a]=1&constructor=2&toString[x]=3',
    'amount=1e3&currency=eur',
    'amount=NaN&currency=eur',
    'amount=9007199254740993&currency=eur',
    'amount=100&currency=eur\u0000',
    'allowed_payment_method_types=card&amount=100&currency=eur',
    'automatic_payment_methods=1&amount=100&currency=eur',
    `${'a[b]'.repeat(200)}=1`,
    'x=1&'.repeat(2_000),
    '=&=&=',
    '{"amount": 100, "currency": "eur"}',
  ])('is answered with a plain 400: %j', async (body) => {
    const answer = await send(body)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toHaveProperty('error.type', 'invalid_request_error')
  })

  it('is refused when it is JSON, binary or too big', async () => {
    expect((await send('{"amount":100}', 'application/json')).status).toBe(400)
    expect((await send(crypto.getRandomValues(new Uint8Array(5_000)))).status).toBe(400)
    expect((await send(`a=${'x'.repeat(200_000)}`)).status).toBe(413)
  })

  it('is not found where there is nothing', async () => {
    for (const path of [
      '/v1/',
      '/v1/products',
      '/v1/payment_intents/a/b',
      '/v1/payment_intents/pi_1/apply_customer_balance',
      '/v1/payment_intents/pi_1/capture',
    ])
      expect((await send('', undefined, path)).status).toBe(404)
    for (const path of ['/nothing', '/elements/../server.ts', '/elements/page.ts', '//', '/%'])
      expect((await fetch(sandbox.origin + path)).status).toBe(404)
    expect((await fetch(`${sandbox.origin}/`, { method: 'DELETE' })).status).toBe(405)
  })

  it('is refused under another host name', async () => {
    const { port } = new URL(sandbox.origin)
    const status = await new Promise((resolve) => {
      request({ host: '127.0.0.1', port, headers: { Host: `evil.example:${port}` } }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      }).end()
    })
    expect(status).toBe(421)
  })
})

describe('the ledger page', () => {
  it('shows what was charged, escaped, and no address or secret', async () => {
    const { stripe } = sandbox
    const intent = await stripe.paymentIntents.create({
      ...noRedirects,
      amount: 123_456,
      currency: 'gbp',
      receipt_email: 'someone@example.com',
      metadata: { order_id: '<b>LK-9</b>' },
      confirm: true,
      confirmation_token: await tokenFor(stripe),
    })
    const page = await fetch(`${sandbox.origin}/`)
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    const markup = await page.text()
    expect(markup).toContain('£1,234.56')
    expect(markup).toContain('&#60;b&#62;LK-9&#60;/b&#62;')
    expect(markup).toContain(intent.id)
    expect(markup).not.toMatch(/someone@example|_secret_|<b>LK-9/)
  })
})

describe('a restart', () => {
  it('keeps payments, charges, tokens, keys and fingerprints', async () => {
    const { stripe } = sandbox
    const idempotencyKey = 'kept'
    const intent = await stripe.paymentIntents.create(
      { ...noRedirects, amount: 700, currency: 'eur' },
      { idempotencyKey },
    )
    const unspent = await stripe.confirmationTokens.retrieve(await tokenFor(stripe))
    const paid = await stripe.paymentIntents.create({
      ...noRedirects,
      amount: 800,
      currency: 'eur',
      confirm: true,
      confirmation_token: await tokenFor(stripe),
    })
    await sandbox.restart()
    expect(await stripe.paymentIntents.retrieve(paid.id)).toEqual(paid)
    expect(await stripe.charges.retrieve(String(paid.latest_charge))).toHaveProperty('paid', true)
    expect(await stripe.confirmationTokens.retrieve(unspent.id)).toEqual(unspent)
    const replay = await stripe.paymentIntents.create(
      { ...noRedirects, amount: 700, currency: 'eur' },
      { idempotencyKey },
    )
    expect(replay).toEqual(intent)
    const next = await stripe.confirmationTokens.retrieve(await tokenFor(stripe))
    expect(next.payment_method_preview?.card?.fingerprint).toBe(
      unspent.payment_method_preview?.card?.fingerprint,
    )
    expect((await stripe.paymentIntents.list({ limit: 2 })).data.map(({ id }) => id)).toEqual([
      paid.id,
      intent.id,
    ])
  })

  it('keeps customers, saved cards and what was given back', async () => {
    const { stripe } = sandbox
    const { id: customer } = await stripe.customers.create({ name: 'Ada' })
    const { id: payment_method } = await stripe.paymentMethods.attach('pm_card_amex', { customer })
    const buy = { ...noRedirects, amount: 1_100, currency: 'eur', customer, payment_method, confirm: true }
    const paid = await stripe.paymentIntents.create(buy)
    const refund = await stripe.refunds.create({ payment_intent: paid.id, amount: 100 })
    const ledger = await sandbox.control('GET', 'ledger')
    await sandbox.restart()
    expect(await sandbox.control('GET', 'ledger')).toEqual(ledger)
    expect(await stripe.refunds.retrieve(refund.id)).toEqual(refund)
    expect((await stripe.paymentMethods.list({ customer })).data).toHaveLength(1)
    expect((await stripe.paymentIntents.create(buy)).status).toBe('succeeded')
    const tooMuch = stripe.refunds.create({ payment_intent: paid.id, amount: 1_001 })
    expect((await stripeError(tooMuch)).param).toBe('amount')
  })

  it('after kill -9 knows every payment that was answered', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandbox-killed-'))
    const path = fileURLToPath(new URL('./server.ts', import.meta.url))
    const child = spawn(process.execPath, ['--import', 'tsx', path], {
      env: {
        ...process.env,
        SANDBOX_PORT: '0',
        SANDBOX_DATA: folder,
        SANDBOX_SHOP_ORIGIN: shopOrigin,
        STRIPE_SECRET_KEY: secretKey,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    const [line] = await once(child.stdout, 'data')
    const stripe = sdk(Number(/:(\d+)\s/.exec(String(line))?.[1]))
    const answered: string[] = []
    const buy = async () => {
      for (;;) {
        const confirmation_token = await tokenFor(stripe)
        const paid = await stripe.paymentIntents.create({
          ...noRedirects,
          amount: 900,
          currency: 'eur',
          confirm: true,
          confirmation_token,
        })
        answered.push(paid.id)
      }
    }
    const buyers = Promise.allSettled(Array.from({ length: 8 }, buy))
    await vi.waitUntil(() => answered.length > 40, { timeout: 20_000 })
    child.kill('SIGKILL')
    await buyers

    const after = await startTestSandbox({ dataFolder: folder })
    const kept = new Map<string, string>()
    for await (const intent of after.stripe.paymentIntents.list({ limit: 100 }))
      kept.set(intent.id, intent.status)
    expect(answered.filter((id) => kept.get(id) !== 'succeeded')).toEqual([])
    const charges = await after.stripe.charges.list({ limit: 100 }).autoPagingToArray({ limit: 10_000 })
    expect(charges.length).toBe(kept.size)
    expect(await after.control('GET', 'ledger')).toMatchObject({
      totals: { eur: { captured: 900 * charges.length, refunded: 0 } },
    })
    // An event for each: nothing that happened goes untold.
    const told = after.stripe.events.list({ type: 'payment_intent.succeeded', limit: 100 })
    expect((await told.autoPagingToArray({ limit: 10_000 })).length).toBe(kept.size)
    await after.end()
  })
})

describe('a start that cannot work', () => {
  it('says that the port is taken', async () => {
    const port = Number(new URL(sandbox.origin).port)
    const start = startSandbox({ port, dataFolder: sandbox.folder, secretKey, shopOrigin })
    await expect(start).rejects.toHaveProperty('code', 'EADDRINUSE')
  })
})
