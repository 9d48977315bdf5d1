import type { Request } from '@playwright/test'
import { buyAsGuest, putIntoCart, signInWithPasskey, signOut, signUp } from '../support/people'
import { addAuthenticator, expect, newAddress, shopOrigin, test } from '../support/shop'

// Requests that were good once, sent again or from elsewhere.

test('a recorded passkey sign-in opens nothing the second time, in this browser or another', async ({
  page,
  playwright,
}) => {
  await addAuthenticator(page)
  await signUp(page)
  await signOut(page)
  const recorded = page.waitForRequest((request) => request.url().endsWith('/api/passkeys/sign-in'))
  await signInWithPasskey(page)
  const request = await recorded
  const again = {
    data: request.postData() ?? '',
    headers: { origin: shopOrigin, 'content-type': 'application/json' },
  }
  expect((await page.request.post('/api/passkeys/sign-in', again)).status()).toBe(400)
  const elsewhere = await playwright.request.newContext({ baseURL: shopOrigin })
  const answer = await elsewhere.post('/api/passkeys/sign-in', again)
  expect(answer.status()).toBe(400)
  expect(answer.headers()['set-cookie'] ?? '').not.toContain('__Host-session')
  await elsewhere.dispose()
})

test('a signed-out cookie is dead', async ({ page, context, playwright }) => {
  await addAuthenticator(page)
  await signUp(page)
  const cookie = (await context.cookies()).find(({ name }) => name === '__Host-session')
  expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' })
  await signOut(page)
  const thief = await playwright.request.newContext({
    baseURL: shopOrigin,
    extraHTTPHeaders: { cookie: `__Host-session=${cookie?.value}` },
  })
  const answer = await thief.get('/account', { maxRedirects: 0 })
  expect(answer.status()).toBe(307)
  await thief.dispose()
})

test("a form's request from another site does nothing", async ({ page, playwright, sql }) => {
  const address = newAddress('forged')
  await page.goto('/sign-up')
  const recorded = page.waitForRequest((request: Request) => request.method() === 'POST')
  await page.locator('[autocomplete~="email"]').fill(address)
  await page.getByRole('button', { name: /continue/i }).click()
  const request = await recorded
  const headers = await request.allHeaders()
  const forge = await playwright.request.newContext({ baseURL: shopOrigin })
  const mails = () => sql('SELECT id FROM mail WHERE "to" = $1', [address])
  await expect.poll(async () => (await mails()).length).toBe(1)
  for (const origin of ['https://evil.example', 'null']) {
    await forge.post('/sign-up', {
      data: request.postDataBuffer() ?? '',
      headers: {
        'content-type': headers['content-type'] ?? '',
        'next-action': headers['next-action'] ?? '',
        origin,
      },
    })
  }
  expect(await mails()).toHaveLength(1)
  await forge.dispose()
})

test('an order is shown to nobody who only knows its number', async ({ page, browser }) => {
  await putIntoCart(page, 'tea-towel')
  const number = await buyAsGuest(page, newAddress('private'))
  const stranger = await browser.newContext()
  const elsewhere = await stranger.newPage()
  await addAuthenticator(elsewhere)
  await signUp(elsewhere)
  for (const address of [
    `/orders/${number}`,
    `/orders/${number}?placed`,
    `/orders/${number}#${'A'.repeat(43)}`,
  ]) {
    await elsewhere.goto(address)
    await expect(elsewhere.getByText('12 Harbour Road')).toBeHidden()
    await expect(elsewhere.getByText('Tea Towel')).toBeHidden()
  }
  // The same words for an order that does not exist.
  const words = async (address: string) => {
    await elsewhere.goto(address)
    return (await elsewhere.locator('main').innerText()).replaceAll(/LK-\w+-\w+/g, '')
  }
  expect(await words(`/orders/${number}`)).toBe(await words('/orders/LK-AAAAA-AAAAA'))
  await stranger.close()
})
