import { askForEmail, changedCustomer, freeze, typeCode } from '../support/changes'
import { codeMailedTo, signUp } from '../support/people'
import { addAuthenticator, expect, mailTo, newAddress, shopOrigin, test } from '../support/shop'

// Several browsers and mails each.
test.describe.configure({ timeout: 180_000 })

const frozenAt = `SELECT frozen_at IS NOT NULL AS frozen FROM customer WHERE email = $1`

test('a confirmation for one address is nothing for another', async ({ page, sql }) => {
  await addAuthenticator(page)
  const old = await signUp(page)
  const [meant, swapped] = [newAddress('meant'), newAddress('other')]
  // Whoever sits between the page and the shop puts another address beside the grant.
  await page.route('**/account/security', (route) => {
    const sent = route.request().postData()
    if (route.request().method() !== 'POST' || !sent?.includes('name="_1_grant"')) return route.continue()
    return route.continue({ postData: sent.replace(meant, swapped) })
  })
  await askForEmail(page, meant)
  await expect(page.getByText(/That confirmation was for something else/)).toBeVisible()
  const codes = await sql('SELECT 1 FROM mailed_code WHERE email IN ($1, $2)', [meant, swapped])
  expect(codes).toHaveLength(0)
  const [row] = await sql<{ email: string }>('SELECT email FROM customer WHERE email = $1', [old])
  expect(row?.email).toBe(old)
})

test('a code of the door proves no new address', async ({ page, browser, sql }) => {
  await addAuthenticator(page)
  const old = await signUp(page)
  const wanted = newAddress('door')
  await askForEmail(page, wanted)
  await mailTo(wanted, /confirm this address/)
  const other = await (await browser.newContext()).newPage()
  await other.goto('/sign-up')
  await other.locator('[autocomplete~="email"]').fill(wanted)
  await other.getByRole('button', { name: /continue/i }).click()
  await expect(other.locator('[autocomplete="one-time-code"]')).toBeVisible()
  await mailTo(wanted, /Your code for/)
  await typeCode(page, wanted)
  await expect(page.getByText(/That is not the code/)).toBeVisible()
  expect(await sql('SELECT 1 FROM customer WHERE email = $1', [old])).toHaveLength(1)
})

test('an address that somebody has gets the same words, and its owner the mail', async ({
  page,
  browser,
  sql,
}) => {
  const owner = await (await browser.newContext()).newPage()
  await addAuthenticator(owner)
  const taken = await signUp(owner)
  await addAuthenticator(page)
  await signUp(page)
  const words = async (address: string) => {
    await askForEmail(page, address)
    await expect(page.getByText('Look in the mail of your new address')).toBeVisible()
    const shown = (await page.locator('main').innerText()).replaceAll(address, 'ADDRESS')
    // The passkey that confirms is used for the first time meanwhile.
    return shown.replace(/last used .*|not used since/, 'USED')
  }
  expect(await words(taken)).toBe(await words(newAddress('free')))
  expect((await mailTo(taken, /You have an account/)).text).not.toMatch(/\b\d{4}[ \u00a0]?\d{4}\b/)
  expect(await sql('SELECT 1 FROM customer WHERE email = $1', [taken])).toHaveLength(1)
})

test('a mail scanner that opens the link, with or without scripts, locks nothing', async ({
  page,
  browser,
  sql,
}) => {
  const { now, link } = await changedCustomer(page)
  for (const method of ['GET', 'HEAD'] as const) await fetch(link, { method })
  for (const javaScriptEnabled of [true, false]) {
    const scanner = await (await browser.newContext({ javaScriptEnabled })).newPage()
    const sent: string[] = []
    scanner.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(request.url())
    })
    await scanner.goto(link, { waitUntil: 'networkidle' })
    expect(sent).toEqual([])
  }
  expect(await sql(frozenAt, [now])).toEqual([{ frozen: false }])
  // A link without its secret, or with another one, locks nothing either.
  const guess = await (await browser.newContext()).newPage()
  await guess.goto(`${shopOrigin}/freeze#${'A'.repeat(43)}`)
  await guess.getByRole('button', { name: 'Lock my account' }).click()
  await expect(guess.getByText(/This link no longer works/)).toBeVisible()
  expect(await sql(frozenAt, [now])).toEqual([{ frozen: false }])
})

test('once it is locked, a thief’s cookie is worth nothing', async ({ page, browser, context }) => {
  const { link } = await changedCustomer(page)
  const thief = await browser.newContext({ storageState: await context.storageState() })
  await freeze(await (await browser.newContext()).newPage(), link)
  const stolen = await thief.newPage()
  await stolen.goto('/account')
  await expect(stolen).toHaveURL(/\/sign-in/)
  const answer = await thief.request.post('/api/account/export', {
    headers: { Origin: shopOrigin },
    data: { grant: crypto.randomUUID() },
  })
  expect(answer.status()).toBe(401)
})

test('whoever has the old mailbox can neither sign in nor make an account there', async ({
  page,
  browser,
  sql,
}) => {
  const { old } = await changedCustomer(page)
  const thief = await (await browser.newContext()).newPage()
  await thief.goto('/sign-in')
  await thief.locator('[autocomplete~="username"]').fill(old)
  await thief.getByRole('button', { name: 'Continue with email' }).click()
  await expect(thief.locator('[autocomplete="one-time-code"]')).toBeVisible()
  const { text } = await mailTo(old, /About this address/)
  expect(text).not.toMatch(/\b\d{4}[ \u00a0]?\d{4}\b/)
  expect(await sql('SELECT 1 FROM customer WHERE email = $1', [old])).toHaveLength(0)
})

test('after a passkey opened it again, the link in the old mailbox locks nothing', async ({
  page,
  browser,
  sql,
}) => {
  const { now, link } = await changedCustomer(page)
  await sql(`UPDATE email_change SET lifted_at = shop_now() WHERE new_key = lower($1)`, [now])
  const old = await (await browser.newContext()).newPage()
  await old.goto(link)
  await old.getByRole('button', { name: 'Lock my account' }).click()
  await expect(old.getByText(/This link no longer works/)).toBeVisible()
  expect(await sql(frozenAt, [now])).toEqual([{ frozen: false }])
})

test('the code works in no other browser, even with the session’s cookie', async ({
  page,
  browser,
  context,
  sql,
}) => {
  await addAuthenticator(page)
  const old = await signUp(page)
  const wanted = newAddress('moved')
  await askForEmail(page, wanted)
  const code = await codeMailedTo(wanted)
  // The request that proves it is sent from another browser, which has the session but not the ceremony's cookie.
  const sent = page.waitForRequest(
    (request) => request.method() === 'POST' && !!request.postData()?.includes('others'),
  )
  await page.route('**/account/security', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  )
  await page.locator('[autocomplete="one-time-code"]').fill(code)
  const request = await sent
  const state = await context.storageState()
  const cookies = state.cookies.filter(({ name }) => name !== '__Host-ceremony')
  const other = await browser.newContext({ storageState: { ...state, cookies } })
  const headers = await request.allHeaders()
  const { cookie: _, ...rest } = Object.fromEntries(
    Object.entries(headers).filter(([name]) => !name.startsWith(':')),
  )
  const answer = await other.request.post(request.url(), {
    headers: rest,
    data: request.postDataBuffer() ?? '',
  })
  // The proof of work is the other browser's too, and is looked at first.
  expect(await answer.text()).toContain('"ok":false,"error":"proof"')
  expect(await sql('SELECT 1 FROM customer WHERE email = $1', [old])).toHaveLength(1)
})
