import type { APIResponse, Page } from '@playwright/test'
import { buyAsGuest, proveAddress, putIntoCart, signUp } from '../support/people'
import { addAuthenticator, expect, newAddress, shopOrigin, test } from '../support/shop'

// The account area from outside: what a borrowed mailbox, an old cookie or a stranger gets of it.

const headers = { origin: shopOrigin, 'content-type': 'application/json' }
const post = (page: Page, path: string, data: object): Promise<APIResponse> =>
  page.request.post(path, { headers, data })
const nobody = '018f0000-0000-7000-8000-000000000000'

test('a session by a mailed code sees no part of the account but its orders', async ({ page }) => {
  const address = newAddress('limited')
  await proveAddress(page, address)
  await expect(page.getByRole('button', { name: 'Create a passkey' })).toBeVisible()
  await page.goto('/account')
  const parts = await page
    .getByRole('navigation', { name: 'Your account' })
    .getByRole('link')
    .allTextContents()
  expect(parts).toEqual(['Overview', 'Orders', 'Privacy'])
  for (const part of ['addresses', 'security', 'activity', 'devices']) {
    const answer = await page.request.get(`/account/${part}`, { maxRedirects: 0 })
    expect(answer.status(), part).toBe(307)
  }
  for (const path of ['/api/passkeys/add/options', '/api/passkeys/add'])
    expect((await post(page, path, {})).status(), path).toBe(401)
})

test('a passkey is not kept without a confirmation, nor by one that was spent', async ({ page, sql }) => {
  await addAuthenticator(page)
  const address = await signUp(page)
  await page.goto('/account/security')
  await expect(page.getByRole('button', { name: 'Create a passkey' })).toBeVisible()
  const options = await (await post(page, '/api/passkeys/add/options', {})).json()
  expect(options.challenge).toBeTruthy()
  for (const body of [
    {},
    { grant: nobody, endOthers: true, response: {} },
    { grant: 'x', endOthers: 'no', response: null },
  ])
    expect((await post(page, '/api/passkeys/add', body)).status()).toBe(400)
  const [{ count } = { count: -1 }] = await sql<{ count: number }>(
    'SELECT count(*)::int AS count FROM passkey p JOIN customer c ON c.id = p.customer_id WHERE c.email = $1',
    [address],
  )
  expect(count).toBe(1)
})

test('nobody makes an account of an order that they may not open', async ({ page, browser }) => {
  const email = newAddress('victim')
  await putIntoCart(page, 'morning-mug')
  const orderId = await buyAsGuest(page, email)
  expect((await post(page, '/api/passkeys/save-details/options', { orderId })).status()).toBe(200)
  const other = await browser.newContext({ baseURL: shopOrigin })
  const stranger = await other.newPage()
  expect((await post(stranger, '/api/passkeys/save-details/options', { orderId })).status()).toBe(403)
  expect((await post(stranger, '/api/passkeys/save-details', {})).status()).toBe(400)
  await other.close()
})

test('an account with somebody else’s address neither holds it nor hinders its owner', async ({
  page,
  browser,
  sql,
}) => {
  await addAuthenticator(page)
  const email = newAddress('owner')
  await putIntoCart(page, 'morning-mug')
  await buyAsGuest(page, email)
  await page.getByRole('button', { name: 'Create a passkey' }).click()
  await page.waitForURL(/\/account$/)
  const keyless = await sql<{ key: string | null }>(
    'SELECT email_key AS key FROM customer WHERE email = $1',
    [email],
  )
  expect(keyless).toEqual([{ key: null }])

  const other = await browser.newContext({ baseURL: shopOrigin })
  const owner = await other.newPage()
  await addAuthenticator(owner)
  await signUp(owner, email)
  const accounts = await sql<{ key: string | null }>(
    'SELECT email_key AS key FROM customer WHERE email = $1 ORDER BY created_at',
    [email],
  )
  expect(accounts).toEqual([{ key: null }, { key: email }])
  await owner.goto('/account/addresses')
  await expect(owner.getByText('No address yet')).toBeVisible()
  await other.close()
})
