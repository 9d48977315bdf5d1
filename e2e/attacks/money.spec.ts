import { readdirSync, readFileSync } from 'node:fs'
import { expectBooksRight, type Sql, sendAs, sentBy } from '../support/money'
import { buyAsGuest, cards, placeOrder, putIntoCart, typeAddress, typeCard } from '../support/people'
import { expect, newAddress, shopOrigin, test } from '../support/shop'

// What somebody tries who would rather pay less, or with what is another's. Nothing of it makes an order, and what is
// charged at the end is what stood on the button.

type Order = { id: string; total: number; currency: string; status: string }
const ordersOf = (sql: Sql, email: string) =>
  sql<Order>('SELECT id, total, currency, status FROM "order" WHERE email = $1', [email])

test('what a browser makes up is never charged', async ({ page, browser, sql }) => {
  // Somebody else, whose order is paid.
  const other = await (await browser.newContext({ baseURL: shopOrigin })).newPage()
  await putIntoCart(other, 'morning-mug')
  const otherEmail = newAddress('other')
  const theirs = await buyAsGuest(other, otherEmail)
  const [{ key: theirKey } = { key: '' }] = await sql<{ key: string }>(
    'SELECT key FROM "order" WHERE id = $1',
    [theirs],
  )
  await other.context().close()

  const email = newAddress('cheap')
  await putIntoCart(page, 'morning-mug')
  await page.goto('/checkout')
  await typeAddress(page, email)
  await typeCard(page, cards.pays)
  const sent = await sentBy(page, () => placeOrder(page))
  const seen = (name: string) =>
    Object.entries(sent.fields).find(([field]) => field.endsWith(`_${name}`))?.[1] ?? ''
  const total = Number(seen('expectedTotal'))
  expect(total).toBeGreaterThan(1)

  const card = '4242 4242 4242 4242'
  const tries: [Record<string, string | null>, RegExp][] = [
    [{ expectedTotal: '1' }, /"changed"/],
    [{ expectedTotal: '0' }, /"changed"/],
    [{ expectedTotal: String(total - 1) }, /"changed"/],
    [{ expectedTotal: '-1' }, /"invalid"/],
    [{ expectedTotal: '1.5' }, /"invalid"/],
    [{ expectedTotal: '0x10' }, /"invalid"/],
    [{ expectedTotal: '99999999999' }, /"invalid"/],
    [{ expectedTotal: null }, /"invalid"/],
    [{ cartVersion: '1' }, /"changed"/],
    [{ method: 'free' }, /"invalid"/],
    [{ country: 'XX' }, /"invalid"/],
    // Express costs more, so the total of standard is not its own.
    [{ method: 'express' }, /"changed"/],
    [{ key: 'x' }, /"invalid"/],
    [{ key: theirKey }, /"key-used"/],
    [{ token: '' }, /"invalid"/],
    [{ token: null }, /"invalid"/],
    [{ token: null, card: 'default' }, /"invalid"/],
    [{ token: null, card: theirKey, grant: theirKey }, /"invalid"/],
    [{ name: card }, /"name":"card-number"/],
    [{ line2: `pay with ${card}` }, /"line2":"card-number"/],
    [{ email: '4242424242424242@example.com' }, /"email":"card-number"/],
    [{ token: '4242424242424242' }, /"token":"card-number"/],
  ]
  for (const [changes, expected] of tries)
    expect(await sendAs(page.request, sent, changes), JSON.stringify(changes)).toMatch(expected)
  expect(await ordersOf(sql, email)).toEqual([])

  // What the form has no field for is not even looked at.
  const more = { total: '1', price: '1', subtotal: '1', currency: 'JPY', quantity: '99', discount: '9999' }
  const whose = { customerId: theirKey, status: 'paid', paymentIntent: 'pi_1', owner: theirKey }
  expect(await sendAs(page.request, sent, { ...more, ...whose })).toMatch(/"placed"/)
  const mine = await ordersOf(sql, email)
  expect(mine).toEqual([expect.objectContaining({ total, currency: 'EUR', status: 'paid' })])
  // Sent again, and again with another total: one order, one charge.
  expect(await sendAs(page.request, sent, {})).toContain(mine[0]?.id)
  expect(await sendAs(page.request, sent, { expectedTotal: '1' })).toContain(mine[0]?.id)
  expect(await ordersOf(sql, email)).toHaveLength(1)
  await expectBooksRight(sql, [mine[0]?.id ?? '', theirs])
  // No log has the number; `npm test` keeps them here.
  for (const log of readdirSync('.test/logs'))
    expect(readFileSync(`.test/logs/${log}`, 'latin1'), log).not.toMatch(/4242[ -]?4242[ -]?4242[ -]?4242/)
})

test('a card that is not typed into its field leaves nothing behind', async ({ page, sql }) => {
  const number = '4242 4242 4242 4242'
  await page.goto(`/search?q=${number}`)
  await expect(page.getByRole('status').first()).toContainText('looks like a card number')
  await expect(page.locator('main')).not.toContainText('4242')
  await page.goto('/search')
  const words = page.getByRole('searchbox').first()
  await expect(async () => {
    await words.fill('')
    await words.fill(number)
    expect(await words.evaluate((field: HTMLInputElement) => field.validationMessage)).toContain(
      'card number',
    )
  }).toPass()
  await words.press('Enter')
  await words.fill('mug')
  await words.press('Enter')
  await page.waitForURL(/q=mug/)
  // Where the number would have been is the page before.
  await page.goBack()
  expect(page.url()).toMatch(/\/search$/)

  await page.goto('/sign-up')
  await page.locator('[autocomplete="email"]').fill(`${number.replaceAll(' ', '')}@example.com`)
  await page.getByRole('button', { name: /continue/i }).click()
  await expect(page.getByText('This looks like a card number')).toBeVisible()

  await putIntoCart(page, 'morning-mug')
  await page.goto('/checkout')
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.postData() ?? ''))
  await typeAddress(page, newAddress('wrong-field'))
  await page.locator('[autocomplete~="name"]').fill(number)
  await typeCard(page, cards.pays)
  await placeOrder(page)
  await expect(page.getByText('This looks like a card number')).toBeVisible()
  // The page says so by itself: the shop was not even asked.
  expect(asked.join()).not.toContain('expectedTotal')
  const [{ count } = { count: -1 }] = await sql<{ count: number }>(
    `SELECT count(*)::int AS count FROM "order" WHERE name ~ '4242' OR email ~ '4242'`,
  )
  expect(count).toBe(0)
})
