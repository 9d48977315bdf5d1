import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Stripe from 'stripe'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startTestSandbox, type TestSandbox, tokenFor } from '../testing'
import { pauseAfter } from './delivery'
import { type Receiver, startReceiver } from './receiver'

let receiver: Receiver
let sandbox: TestSandbox
beforeEach(async () => {
  receiver = await startReceiver()
  sandbox = await startTestSandbox({ webhook: receiver.webhook })
})
afterEach(async () => {
  await sandbox.end()
  receiver.close()
})

const pay = async (card?: string) =>
  sandbox.stripe.paymentIntents.create({
    amount: 900,
    currency: 'eur',
    confirm: true,
    confirmation_token: await tokenFor(sandbox.stripe, card),
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
  })
const types = () => receiver.heard.map(({ type }) => type)
const heard = (count: number) =>
  vi.waitUntil(() => receiver.heard.length >= count, { timeout: 10_000, interval: 5 })
const ledger = async () => (await fetch(sandbox.origin)).text()
/** Time for what must not come. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 150))
const onlyIntents = { match: 'payment_intent.' }

describe('a webhook', () => {
  it('is signed, and is the event that can be fetched', async () => {
    const idempotencyKey = crypto.randomUUID()
    const intent = await sandbox.stripe.paymentIntents.create(
      { amount: 900, currency: 'eur' },
      { idempotencyKey },
    )
    await heard(1)
    const [event] = receiver.heard
    expect(event).toMatchObject({
      object: 'event',
      type: 'payment_intent.created',
      api_version: '2026-10-28.endive',
      livemode: false,
      request: { id: intent.lastResponse.requestId, idempotency_key: idempotencyKey },
      data: { object: { id: intent.id, status: 'requires_payment_method' } },
    })
    await vi.waitFor(
      async () => {
        const fetched = await sandbox.stripe.events.retrieve(String(event?.id))
        expect(fetched).toEqual({ ...event, pending_webhooks: 0 })
      },
      { timeout: 10_000 },
    )
    expect(receiver.signatures[0]).toMatch(/^t=\d{10},v1=[0-9a-f]{64}$/)
  })

  it('tells the whole story of a payment, once each', async () => {
    await sandbox.stripe.refunds.create({ payment_intent: (await pay()).id })
    await heard(5)
    await settled()
    expect(types().sort()).toEqual([
      'charge.refunded',
      'charge.succeeded',
      'payment_intent.created',
      'payment_intent.succeeded',
      'refund.created',
    ])
    const listed = await sandbox.stripe.events.list({ types: ['charge.succeeded', 'refund.created'] })
    expect(listed.data.map(({ type }) => type)).toEqual(['refund.created', 'charge.succeeded'])
  })

  it('tells of what failed, and of what was answered at the bank', async () => {
    await pay('pm_card_visa_chargeDeclined').catch(() => {})
    const asked = await pay('pm_card_threeDSecure2Required')
    await sandbox.challenge(asked.client_secret, 'approve')
    await heard(7)
    expect(types().sort()).toEqual([
      'charge.failed',
      'charge.succeeded',
      'payment_intent.created',
      'payment_intent.created',
      'payment_intent.payment_failed',
      'payment_intent.requires_action',
      'payment_intent.succeeded',
    ])
  })

  it('tells nothing of what was refused or replayed', async () => {
    const idempotencyKey = crypto.randomUUID()
    const params = { amount: 900, currency: 'eur' }
    for (let n = 0; n < 3; n++) await sandbox.stripe.paymentIntents.create(params, { idempotencyKey })
    await expect(
      sandbox.stripe.paymentIntents.create({ ...params, confirm: true, confirmation_token: 'ctoken_x' }),
    ).rejects.toThrow()
    await settled()
    expect(types()).toEqual(['payment_intent.created'])
  })

  it('is tried again until it is taken', async () => {
    let count = 0
    receiver.answers = () => [500, 404, 302, 204][count++] ?? 200
    const { id } = await sandbox.stripe.paymentIntents.create({ amount: 900, currency: 'eur' })
    await heard(4)
    expect(receiver.heard.map((event) => event.id)).toEqual(Array(4).fill(receiver.heard[0]?.id))
    await vi.waitUntil(async () => (await ledger()).includes('500, 404, 302, 204'), { timeout: 10_000 })
    const page = await ledger()
    expect(page).toContain('Taken')
    expect(page).toContain(id)
  })

  it('is given up at last', async () => {
    receiver.answers = () => 500
    receiver.webhook.retryBase = 0
    await sandbox.stripe.paymentIntents.create({ amount: 900, currency: 'eur' })
    await heard(14)
    await settled()
    expect(receiver.heard).toHaveLength(14)
    await vi.waitUntil(async () => (await ledger()).includes('Given up'), { timeout: 10_000 })
    receiver.answers = () => 200
    await sandbox.control('POST', `events/${receiver.heard[0]?.id}/resend`)
    await heard(15)
  })

  it('waits longer after each try, up to a minute', () => {
    expect([1, 2, 3, 6, 7, 13].map((tries) => pauseAfter(tries, 1_000) / 1_000)).toEqual([
      1, 2, 4, 32, 60, 60,
    ])
  })

  it('outlives a stop, and is not forgotten while the shop is away', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandbox-hooks-'))
    const gone = await startReceiver()
    gone.close()
    const away = await startTestSandbox({ webhook: gone.webhook, dataFolder: folder })
    await away.stripe.paymentIntents.create({ amount: 900, currency: 'eur' })
    await vi.waitUntil(async () => (await (await fetch(away.origin)).text()).includes('ECONNREFUSED'), {
      timeout: 5_000,
    })
    await away.stop()
    const back = await startTestSandbox({ webhook: receiver.webhook, dataFolder: folder })
    await heard(1)
    await back.end()
  })
})

describe('a webhook that goes astray', () => {
  it('comes twice', async () => {
    await sandbox.control('POST', 'faults', { fault: 'webhook_twice', ...onlyIntents })
    await pay()
    await heard(4)
    await settled()
    const created = receiver.heard.filter(({ type }) => type === 'payment_intent.created')
    expect(created.map(({ id }) => id)).toEqual([created[0]?.id, created[0]?.id])
    expect(receiver.heard).toHaveLength(4)
  })

  it('never comes, until it is sent again', async () => {
    await sandbox.control('POST', 'faults', { fault: 'webhook_never', match: 'payment_intent.succeeded' })
    await pay()
    await heard(2)
    await settled()
    expect(types()).not.toContain('payment_intent.succeeded')
    const { data } = await sandbox.stripe.events.list({ type: 'payment_intent.succeeded' })
    await sandbox.control('POST', `events/${data[0]?.id}/resend`)
    await heard(3)
    expect(types()[2]).toBe('payment_intent.succeeded')
  })

  it('comes late', async () => {
    await sandbox.control('POST', 'faults', {
      fault: 'webhook_late',
      seconds: 0.3,
      match: 'charge.succeeded',
    })
    await pay()
    await heard(3)
    expect(types()[2]).toBe('charge.succeeded')
  })

  it('comes out of order, the last one first', async () => {
    await sandbox.control('POST', 'faults', { fault: 'webhook_shuffled', next: 3 })
    await pay()
    await heard(3)
    expect(types()).toEqual(['payment_intent.succeeded', 'charge.succeeded', 'payment_intent.created'])
  })

  it('is overtaken by the next one', async () => {
    await sandbox.control('POST', 'faults', {
      fault: 'webhook_shuffled',
      probability: 1,
      ...onlyIntents,
      seconds: 60,
    })
    await sandbox.stripe.paymentIntents.create({ amount: 900, currency: 'eur' })
    await sandbox.stripe.customers.create()
    await heard(2)
    expect(types()).toEqual(['customer.created', 'payment_intent.created'])
  })

  it('comes by itself when its time is up', async () => {
    await sandbox.control('POST', 'faults', { fault: 'webhook_shuffled', probability: 1, seconds: 0.1 })
    await sandbox.stripe.customers.create()
    await heard(1)
  })
})

it('a sandbox without an address keeps its events', async () => {
  const quiet = await startTestSandbox()
  const { id } = await quiet.stripe.customers.create()
  const { data } = await quiet.stripe.events.list()
  expect(data.map((event: Stripe.Event) => event.data.object)).toMatchObject([{ id }])
  expect(await quiet.control('POST', `events/${data[0]?.id}/resend`)).toHaveProperty('problem')
  await quiet.end()
})
