import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'
import { putIntoCart } from '../support/people'
import { expect, expectAccessible, sandboxOrigin, shopOrigin, test } from '../support/shop'

// The pages of the payment sandbox: the bank's question, framed by the shop or filling the window, and the ledger.

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY ?? 'sk_test_none', {
  protocol: 'http',
  host: '127.0.0.1',
  port: new URL(sandboxOrigin || 'http://127.0.0.1:1').port,
})

const waiting = async (more: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  stripe.paymentIntents.create({
    amount: 8_800,
    currency: 'eur',
    confirm: true,
    payment_method: 'pm_card_threeDSecure2Required',
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    ...more,
  })
const statusOf = async (id: string) => (await stripe.paymentIntents.retrieve(id)).status

for (const [button, result, status] of [
  ['Approve', 'approved', 'succeeded'],
  ['Reject', 'rejected', 'requires_payment_method'],
  ['Leave without answering', 'abandoned', 'requires_action'],
] as const) {
  test(`the bank asks in a frame of the shop: ${button}`, async ({ page }) => {
    const intent = await waiting()
    await putIntoCart(page, 'morning-mug')
    await page.goto('/checkout')
    // What the shop's own part of it does: a frame of the one origin that checkout allows, and an ear.
    await page.evaluate((src) => {
      const heard: unknown[] = []
      Object.assign(window, { heard })
      window.addEventListener('message', ({ origin, data }) => heard.push({ origin, ...data }))
      const frame = Object.assign(document.createElement('iframe'), {
        src,
        title: 'Your bank',
        height: '400',
      })
      document.body.prepend(frame)
    }, `${sandboxOrigin}/elements/challenge#${intent.client_secret}`)
    const bank = page.frameLocator('iframe[title="Your bank"]')
    await expect(bank.getByRole('heading', { name: 'Pay €88.00?' })).toBeVisible()
    await bank.getByRole('button', { name: button }).focus()
    await page.keyboard.press('Enter')
    const done = { from: 'challenge-frame', type: 'done', result, origin: sandboxOrigin }
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard))
      .toContainEqual(done)
    expect(await statusOf(intent.id)).toBe(status)
  })
}

test('the bank asks on a page of its own, and leads back to the shop', async ({ page }) => {
  const back = `${shopOrigin}/a-page-to-come-back-to`
  await page.route(`${back}?**`, (route) => route.fulfill({ contentType: 'text/html', body: 'Welcome back' }))
  const intent = await waiting({ automatic_payment_methods: { enabled: true }, return_url: back })
  await page.goto(intent.next_action?.redirect_to_url?.url ?? '')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Approve' }).click()
  await page.waitForURL(`${back}?**`)
  expect(new URL(page.url()).searchParams.get('redirect_status')).toBe('succeeded')
  expect(await statusOf(intent.id)).toBe('succeeded')
})

test('another page cannot frame the bank’s question', async ({ page, complaints }) => {
  const thief = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end(`<iframe src="${sandboxOrigin}/elements/challenge"></iframe>`)
  })
  await new Promise<void>((resolve) => thief.listen(0, '127.0.0.1', resolve))
  const refused = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()))
  await page.goto(`http://127.0.0.1:${(thief.address() as AddressInfo).port}/`)
  await refused
  expect(complaints.splice(0).join()).toMatch(/frame-ancestors/)
  await expect(page.frameLocator('iframe').getByRole('heading', { name: /bank|moment/i })).toHaveCount(0)
  thief.close()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the ledger is readable on a phone, ${colorScheme}, and orders a fault`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.emulateMedia({ colorScheme })
    const order = `LK-${crypto.randomUUID().slice(0, 8)}`
    const paid = await waiting({ payment_method: 'pm_card_visa', metadata: { order_id: order } })
    await stripe.refunds.create({ payment_intent: paid.id, amount: 800 })
    await page.goto(sandboxOrigin)
    const row = page.getByRole('row').filter({ hasText: order })
    await expect(row).toContainText('Partly refunded')
    await expect(row).toContainText('€80.00')
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)

    await page.getByLabel('What').selectOption('500, nothing was done')
    await page.getByLabel('Only where it says').fill(order)
    await page.getByRole('button', { name: 'Order it' }).click()
    const fault = page.getByRole('listitem').filter({ hasText: `“${order}”` })
    await expect(fault).toContainText('500, nothing was done 1 to come')
    await fault.getByRole('button', { name: 'Clear' }).click()
    await expect(fault).toHaveCount(0)
  })
}
