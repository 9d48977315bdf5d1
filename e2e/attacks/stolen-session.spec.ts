import { later, sessionCookie, thiefWith } from '../support/later'
import { cards, putIntoCart, signOut, signUp, typeAddress, typeCard } from '../support/people'
import {
  addAuthenticator,
  authenticatorOf,
  expect,
  expectAccessible,
  mailTo,
  shopOrigin,
  test,
} from '../support/shop'

// A session cookie copied to another browser, raced against its owner in every order.

const open = 200
const sentToSignIn = 307

test('the owner goes on first: the copy is answered for 30 s, then it ends the session and gives itself away', async ({
  page,
  context,
  playwright,
  sql,
}) => {
  const authenticator = await addAuthenticator(page)
  const address = await signUp(page)
  const copy = await sessionCookie(context)
  const thief = await thiefWith(playwright, copy)
  await later(sql, address, 600)
  await page.goto('/account')
  const next = await sessionCookie(context)
  expect(next).not.toBe(copy)
  // The answer may be lost: until the owner comes with the new cookie, the old one is good, and brings nothing.
  expect(await thief.get('/account')).toMatchObject({ status: open, token: undefined })
  await page.goto('/account')
  // The rest of the 30 s is for a machine that is busy.
  await later(sql, address, 12)
  expect(await thief.get('/account')).toMatchObject({ status: open, token: undefined })
  await later(sql, address, 18)
  expect((await thief.get('/account')).status).toBe(sentToSignIn)
  expect((await thief.get('/account')).status).toBe(sentToSignIn)

  await authenticator.touch(false)
  await page.goto('/account')
  await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Confirm it’s you')
  await expectAccessible(page)
  await authenticator.touch(true)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(page.getByText(address)).toBeVisible()
  await mailTo(address, /signed you out/i)
  await thief.end()
})

test('the thief goes on first: the owner’s next request after 30 s ends both', async ({
  page,
  context,
  playwright,
  sql,
}) => {
  await addAuthenticator(page)
  const address = await signUp(page)
  const thief = await thiefWith(playwright, await sessionCookie(context))
  await later(sql, address, 600)
  const { token } = await thief.get('/account')
  expect(token).toBeDefined()
  expect((await thief.get('/account', { as: token })).status).toBe(open)
  await page.goto('/account')
  await expect(page.getByText(address)).toBeVisible()
  await later(sql, address, 31)
  await authenticatorOf(page)?.touch(false)
  await page.goto('/account')
  await expect(page).toHaveURL(/\/sign-in/)
  expect((await thief.get('/account', { as: token })).status).toBe(sentToSignIn)
  await thief.end()
})

test('the thief keeps a token for later: the owner gets another one, and the kept one ends the session', async ({
  page,
  context,
  playwright,
  sql,
}) => {
  await addAuthenticator(page)
  const address = await signUp(page)
  const thief = await thiefWith(playwright, await sessionCookie(context))
  await later(sql, address, 600)
  const { token: kept } = await thief.get('/api/cart')
  expect(kept).toBeDefined()
  await later(sql, address, 61)
  await page.goto('/account')
  const owners = await sessionCookie(context)
  expect(owners).not.toBe(kept)
  await page.goto('/account')
  await expect(page.getByText(address)).toBeVisible()
  expect((await thief.get('/account', { as: kept })).status).toBe(sentToSignIn)
  expect((await thief.get('/account', { as: owners })).status).toBe(sentToSignIn)
  await thief.end()
})

test('both go on in silence with the old one: after three unused tokens the session ends', async ({
  page,
  context,
  playwright,
  sql,
}) => {
  await addAuthenticator(page)
  const address = await signUp(page)
  const copy = await sessionCookie(context)
  const thief = await thiefWith(playwright, copy)
  await later(sql, address, 600)
  const minted = new Set<string | undefined>()
  for (let turn = 0; turn < 3; turn += 1) {
    minted.add((await thief.get('/api/cart')).token)
    expect((await thief.get('/account')).status).toBe(open)
    await later(sql, address, 61)
  }
  expect(minted.size).toBe(3)
  expect((await thief.get('/account')).status).toBe(sentToSignIn)
  await authenticatorOf(page)?.touch(false)
  await page.goto('/account')
  await expect(page).toHaveURL(/\/sign-in/)
  await thief.end()
})

test('what is signed out stays so, for the cookie and every one before it', async ({
  page,
  context,
  playwright,
  sql,
}) => {
  await addAuthenticator(page)
  const address = await signUp(page)
  const tokens = [await sessionCookie(context)]
  await later(sql, address, 600)
  await page.goto('/account')
  tokens.push(await sessionCookie(context))
  await signOut(page)
  const thief = await thiefWith(playwright, '')
  for (const as of tokens) {
    expect(await thief.get('/account', { as })).toMatchObject({ status: sentToSignIn, token: undefined })
    expect(await thief.get('/api/cart', { as })).toMatchObject({ status: open, token: undefined })
  }
  // A session that ended of itself is no alarm.
  const mails = await sql('SELECT FROM mail WHERE "to" = $1 AND template = $2', [address, 'session-copied'])
  expect(mails).toEqual([])
  await thief.end()
})

test('of 50 requests at once with a cookie that is due, one brings the next, and all are answered', async ({
  page,
  context,
  playwright,
  sql,
}) => {
  await addAuthenticator(page)
  const address = await signUp(page)
  const browser = await thiefWith(playwright, await sessionCookie(context))
  await later(sql, address, 600)
  const paths = ['/api/cart', '/account', '/account/orders', '/checkout', '/api/cart']
  const got = await Promise.all(
    Array.from({ length: 50 }, (_, index) => browser.get(paths[index % paths.length] ?? '')),
  )
  expect(got.map(({ status }) => status)).toEqual(got.map(() => open))
  expect(got.filter(({ token }) => token)).toHaveLength(1)
  await browser.end()
})

test('nothing but a GET that somebody waits for brings a token', async ({
  page,
  context,
  playwright,
  sql,
}) => {
  await addAuthenticator(page)
  const address = await signUp(page)
  const token = await sessionCookie(context)
  const browser = await thiefWith(playwright, token)
  await later(sql, address, 600)
  for (const headers of [
    { 'sec-purpose': 'prefetch' },
    { purpose: 'prefetch' },
    { 'sec-purpose': 'prefetch;prerender' },
    { 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'cors' },
  ]) {
    expect(await browser.get('/account', { headers })).toMatchObject({ status: open, token: undefined })
  }
  for (const path of ['/api/auth/session', '/api/auth/csrf', '/search?q=lamp', '/', '/cart']) {
    expect(await browser.get(path), path).toMatchObject({ status: open, token: undefined })
  }
  const json = { origin: shopOrigin, 'content-type': 'application/json', cookie: `__Host-session=${token}` }
  const posted = await browser.request.post('/api/passkeys/sign-in/options', { headers: json, data: {} })
  expect(posted.headers()['set-cookie'] ?? '').not.toContain('__Host-session')
  expect((await browser.get('/account')).token).toBeDefined()
  await browser.end()
})

test('strange session cookies open nothing: two of them, tossed ones, another customer’s beside', async ({
  page,
  context,
  browser,
  playwright,
}) => {
  await addAuthenticator(page)
  const address = await signUp(page)
  const own = await sessionCookie(context)
  const stranger = await browser.newContext()
  const strange = await stranger.newPage()
  await addAuthenticator(strange)
  await signUp(strange)
  const other = await sessionCookie(stranger)
  const request = await playwright.request.newContext({ baseURL: shopOrigin })
  for (const cookie of [
    `__Host-session=${own}; __Host-session=${other}`,
    `__Host-session=${other}; __Host-session=${own}`,
    `__Host-session=${own}; __Host-session.0=${other}`,
    `__Secure-session=${own}`,
    `session=${own}`,
    `__Host-session=${own.slice(0, 42)}`,
    `__Host-session=${own}A`,
    `__Host-session=%00${own.slice(1)}`,
  ]) {
    const answer = await request.get('/account', { headers: { cookie }, maxRedirects: 0 })
    expect(answer.status(), cookie).toBe(sentToSignIn)
    expect(await (await request.get('/api/auth/session', { headers: { cookie } })).text()).not.toContain('@')
  }
  await page.goto('/account')
  await expect(page.getByText(address)).toBeVisible()
  await request.dispose()
  await stranger.close()
})

test('a sign-in that ended to be safe is confirmed on the checkout with everything typed still there', async ({
  page,
  context,
  playwright,
  sql,
}) => {
  const authenticator = await addAuthenticator(page)
  const address = await signUp(page)
  await putIntoCart(page, 'morning-mug')
  const copy = await sessionCookie(context)
  await later(sql, address, 600)
  await page.goto('/checkout')
  await typeAddress(page)
  await typeCard(page, cards.pays)
  // The page's own requests have used the new cookie; the copy comes too late.
  await page.request.get('/api/cart')
  await later(sql, address, 31)
  const thief = await thiefWith(playwright, copy)
  expect((await thief.get('/account')).status).toBe(sentToSignIn)
  await authenticator.touch(true)
  await page.getByRole('button', { name: /Place order/ }).click()
  await page.getByRole('button', { name: /Confirm it.s you/ }).click()
  await expect(page.getByRole('button', { name: /Confirm it.s you/ })).toBeHidden()
  await expect(page.locator('[autocomplete~="address-line1"]')).toHaveValue('12 Harbour Road')
  await page.getByRole('button', { name: /Place order/ }).click()
  await page.waitForURL(/\/orders\/LK-/)
  await thief.end()
})
