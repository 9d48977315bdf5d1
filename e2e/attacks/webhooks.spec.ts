import Stripe from 'stripe'
import { cards, placeOrder, putIntoCart, typeAddress, typeCard } from '../support/people'
import { expect, newAddress, shopOrigin, test } from '../support/shop'

// Whoever says "it is paid" without being the gateway, or is the gateway and is wrong, changes nothing.

const address = `${shopOrigin}/api/payments/webhook`
const secret = process.env.STRIPE_WEBHOOK_SECRET ?? 'whsec_none'

const eventAbout = (id: string, changes: object = {}) =>
  JSON.stringify({
    id: `evt_${crypto.randomUUID().replaceAll('-', '')}`,
    object: 'event',
    type: 'payment_intent.succeeded',
    created: Math.floor(Date.now() / 1000),
    livemode: false,
    data: { object: { id, object: 'payment_intent', status: 'succeeded', amount_received: 1 } },
    ...changes,
  })

const sign = (payload: string, { key = secret, age = 0 } = {}) => ({
  'Stripe-Signature': Stripe.webhooks.generateTestHeaderString({
    payload,
    secret: key,
    timestamp: Math.floor(Date.now() / 1000) - age,
  }),
})

/** Sent as a machine sends it: no Origin, no cookie. */
const send = (body: string, headers: Record<string, string>, type = 'application/json') =>
  fetch(address, { method: 'POST', headers: { 'Content-Type': type, ...headers }, body })

test('forged webhooks change nothing', async ({ page, sql }) => {
  const email = newAddress('forged')
  await putIntoCart(page, 'morning-mug')
  await page.goto('/checkout')
  await typeAddress(page, email)
  await typeCard(page, cards.asks)
  await placeOrder(page)
  await expect(page.getByRole('heading', { name: 'Confirm with your bank' })).toBeVisible()
  const orderNow = async () => {
    const [order] = await sql<{ payment: string; paymentIntent: string }>(
      'SELECT status, payment, payment_intent AS "paymentIntent", paid_at FROM "order" WHERE email = $1',
      [email],
    )
    return order
  }
  const before = await orderNow()
  const id = before?.paymentIntent ?? ''
  expect(before).toMatchObject({ payment: 'approval' })
  const events = async () =>
    (await sql<{ type: string }>('SELECT type FROM gateway_event WHERE object_id = $1', [id])).length
  await expect.poll(events, { message: 'the sandbox’s own webhooks' }).toBe(2)

  const body = eventAbout(id)
  const other = eventAbout(id, { account: 'acct_other' })
  const live = eventAbout(id, { livemode: true })
  const refused: [string, Record<string, string>, number][] = [
    [body, {}, 400],
    [body, { 'Stripe-Signature': 't=1,v1=00' }, 400],
    [body, sign(body, { key: 'whsec_another' }), 400],
    [body, sign(body, { age: 400 }), 400],
    [`${body} `, sign(body), 400],
    [other, sign(other), 400],
    [live, sign(live), 400],
    // A page that sends one, the shop's own too, is no gateway.
    [body, { ...sign(body), Origin: shopOrigin }, 403],
    ['x'.repeat(300_000), {}, 413],
  ]
  for (const [sent, headers, status] of refused) expect((await send(sent, headers)).status).toBe(status)
  expect((await send(body, sign(body), 'text/plain')).status).toBe(415)
  expect(await events()).toBe(2)

  // One that is signed, and says what is not so: it is kept once, looked into, and nothing comes of it.
  for (let n = 0; n < 3; n += 1) expect((await send(body, sign(body))).status).toBe(200)
  expect(await events()).toBe(3)
  const open = 'SELECT count(*)::int AS count FROM gateway_event WHERE object_id = $1 AND done_at IS NULL'
  await expect
    .poll(async () => (await sql<{ count: number }>(open, [id]))[0]?.count, { timeout: 15_000 })
    .toBe(0)
  expect(await orderNow()).toEqual(before)
})

test('no other route takes what comes from no page', async () => {
  for (const [method, path] of [
    ['POST', '/api/passkeys/sign-in/options'],
    ['POST', '/api/proofs'],
    ['PUT', '/api/cart/lines/00000000-0000-7000-8000-000000000000'],
  ] as const) {
    const answer = await fetch(shopOrigin + path, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    })
    expect(answer.status, path).toBe(403)
  }
})
