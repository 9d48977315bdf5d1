import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shopOrigin, startTestSandbox, stripeError, type TestSandbox, tokenFor } from '../testing'

let sandbox: TestSandbox
let stripe: Stripe
beforeAll(async () => {
  sandbox = await startTestSandbox()
  stripe = sandbox.stripe
})
afterAll(() => sandbox.end())

async function waiting(
  card = 'pm_card_threeDSecure2Required',
  more: Partial<Stripe.PaymentIntentCreateParams> = {},
) {
  const intent = await stripe.paymentIntents.create({
    amount: 9_900,
    currency: 'eur',
    confirm: true,
    confirmation_token: await tokenFor(stripe, card),
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    ...more,
  })
  expect(intent).toMatchObject({ status: 'requires_action', amount_received: 0, latest_charge: null })
  return intent
}
const charges = async (id: string) => (await stripe.charges.list({ payment_intent: id })).data
const told = async (answer: Promise<Response>) => (await answer).json()

describe('a payment that asks for approval', () => {
  it('names the page where the shopper approves, and is paid when they do', async () => {
    const intent = await waiting()
    expect(intent.next_action).toEqual({
      type: 'use_stripe_sdk',
      use_stripe_sdk: {
        type: 'three_d_secure_redirect',
        stripe_js: `${sandbox.origin}/elements/challenge#${intent.client_secret}`,
      },
    })
    expect(await told(sandbox.challenge(intent.client_secret))).toEqual({
      state: 'waiting',
      amount: '€99.00',
      card: '•••• 3220',
      returnUrl: null,
    })
    expect(await told(sandbox.challenge(intent.client_secret, 'approve'))).toHaveProperty('state', 'approved')
    const paid = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] })
    expect(paid).toMatchObject({ status: 'succeeded', amount_received: 9_900, next_action: null })
    const charge = paid.latest_charge as Stripe.Charge
    expect(charge.payment_method_details?.card?.three_d_secure?.result).toBe('authenticated')
  })

  it('is charged once, however often the answer comes', async () => {
    const intent = await waiting()
    await Promise.all(Array.from({ length: 20 }, () => sandbox.challenge(intent.client_secret, 'approve')))
    expect(await told(sandbox.challenge(intent.client_secret, 'reject'))).toHaveProperty('state', 'over')
    expect(await charges(intent.id)).toHaveLength(1)
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('succeeded')
  })

  it('is not charged when the shopper rejects it, and takes another card then', async () => {
    const { id, client_secret } = await waiting()
    expect(await told(sandbox.challenge(client_secret, 'reject'))).toHaveProperty('state', 'rejected')
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
      status: 'requires_payment_method',
      next_action: null,
      payment_method: null,
      last_payment_error: { code: 'payment_intent_authentication_failure', type: 'card_error' },
    })
    expect(await charges(id)).toEqual([])
    const paid = await stripe.paymentIntents.confirm(id, { confirmation_token: await tokenFor(stripe) })
    expect(paid.status).toBe('succeeded')
  })

  it('waits when it is abandoned, and can be canceled', async () => {
    const { id, client_secret } = await waiting()
    await sandbox.challenge(client_secret)
    expect((await stripe.paymentIntents.retrieve(id)).status).toBe('requires_action')
    await stripe.paymentIntents.cancel(id)
    await sandbox.challenge(client_secret, 'approve')
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ status: 'canceled', next_action: null })
    expect(await charges(id)).toEqual([])
  })

  it.each([
    ['pm_card_threeDSecureRequiredChargeDeclined', 'generic_decline'],
    ['pm_card_authenticationRequiredChargeDeclinedInsufficientFunds', 'insufficient_funds'],
  ])('can still be declined after it: %s', async (card, decline_code) => {
    const { id, client_secret } = await waiting(card)
    await sandbox.challenge(client_secret, 'approve')
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { decline_code },
    })
    expect((await charges(id)).map(({ paid }) => paid)).toEqual([false])
  })

  it('is reserved when it is captured later', async () => {
    const { id, client_secret } = await waiting(undefined, { capture_method: 'manual' })
    await sandbox.challenge(client_secret, 'approve')
    expect((await stripe.paymentIntents.retrieve(id)).status).toBe('requires_capture')
  })

  it('leads back to the shop where it asked for that', async () => {
    const back = 'https://shop.example/done?order=1'
    const intent = await waiting(undefined, {
      automatic_payment_methods: { enabled: true },
      return_url: back,
    })
    expect(intent.next_action?.redirect_to_url?.return_url).toBe(back)
    const inPage = await waiting(undefined, {
      automatic_payment_methods: { enabled: true },
      return_url: back,
      use_stripe_sdk: true,
    })
    expect(inPage.next_action?.type).toBe('use_stripe_sdk')
    const { returnUrl } = (await told(sandbox.challenge(intent.client_secret, 'approve'))) as {
      returnUrl: string
    }
    const search = new URL(returnUrl).searchParams
    expect(Object.fromEntries(search)).toEqual({
      order: '1',
      payment_intent: intent.id,
      payment_intent_client_secret: intent.client_secret,
      redirect_status: 'succeeded',
    })
  })

  it('survives a restart', async () => {
    const { id, client_secret } = await waiting()
    await sandbox.restart()
    await sandbox.challenge(client_secret, 'approve')
    expect((await stripe.paymentIntents.retrieve(id)).status).toBe('succeeded')
  })
})

describe('saving a card that asks', () => {
  it('ends without the card when it is rejected', async () => {
    const { id: customer } = await stripe.customers.create()
    const setup = await stripe.setupIntents.create({
      customer,
      confirm: true,
      confirmation_token: await tokenFor(stripe, 'pm_card_authenticationRequired'),
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    })
    expect(await told(sandbox.challenge(setup.client_secret))).toMatchObject({ amount: null })
    await sandbox.challenge(setup.client_secret, 'reject')
    expect(await stripe.setupIntents.retrieve(setup.id)).toMatchObject({
      status: 'requires_payment_method',
      last_setup_error: { code: 'setup_intent_authentication_failure' },
    })
    expect((await stripe.paymentMethods.list({ customer })).data).toEqual([])
  })
})

describe('the challenge page', () => {
  it('may be shown by the shop alone, and loads nothing from elsewhere', async () => {
    const page = await fetch(`${sandbox.origin}/elements/challenge`)
    expect(page.headers.get('content-security-policy')).toContain(`frame-ancestors ${shopOrigin}`)
    const markup = await page.text()
    expect(markup).not.toMatch(/<script(?![^>]*src=)|style=/)
    for (const [, path] of markup.matchAll(/(?:src|href)="([^"]+)"/g))
      expect((await fetch(sandbox.origin + path)).status, path).toBe(200)
  })

  it('is the only one that may answer, and only with the whole secret', async () => {
    const intent = await waiting()
    const post = (body: object, origin: string) =>
      fetch(`${sandbox.origin}/elements/challenge`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Origin: origin },
        body: JSON.stringify(body),
      })
    const answer = { secret: intent.client_secret, answer: 'approve' }
    expect((await post(answer, shopOrigin)).status).toBe(403)
    expect((await post(answer, 'null')).status).toBe(403)
    expect((await sandbox.challenge(`${intent.id}_secret_wrong`, 'approve')).status).toBe(404)
    expect((await sandbox.challenge(`${intent.client_secret}x`, 'approve')).status).toBe(404)
    for (const secret of ['', intent.id, null])
      expect((await sandbox.challenge(secret, 'approve')).status).toBe(400)
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('requires_action')
    const retry = await stripeError(stripe.paymentIntents.capture(intent.id))
    expect(retry.code).toBe('payment_intent_unexpected_state')
  })
})
