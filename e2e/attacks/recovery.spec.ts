import type { APIRequestContext, Page, Request } from '@playwright/test'
import { proveAddress, signUp } from '../support/people'
import {
  linkIn,
  makeRecoveryCodes,
  otherBrowser,
  passHours,
  proveMailbox,
  startWait,
  waitItOut,
} from '../support/recovery'
import { addAuthenticator, expect, newAddress, shopOrigin, test } from '../support/shop'

// Somebody reads the owner's mail, or found a sheet of paper, and wants the account.

const json = { origin: shopOrigin, 'content-type': 'application/json' }
const ask = async (request: APIRequestContext, address: string) =>
  (await request.post(address, { data: {}, headers: json })).status()
const mayMake = async (page: Page) => (await ask(page.request, '/api/recover/passkey/options')) === 200

const passkeysOf = (address: string): [string, unknown[]] => [
  'SELECT p.id FROM passkey p JOIN customer c ON c.id = p.customer_id WHERE c.email = $1',
  [address],
]

test('a stolen mailbox makes no passkey and sees nothing, where there is one', async ({
  page,
  browser,
  sql,
}) => {
  await addAuthenticator(page)
  const address = await signUp(page, newAddress('stolen'))
  const thief = await otherBrowser(browser)
  await proveMailbox(thief.page, address)
  for (const place of ['/api/passkeys/register/options', '/api/recover/passkey/options'])
    expect(await ask(thief.page.request, place), place).toBe(403)
  for (const place of ['/account/security', '/account/activity', '/account/devices', '/account/addresses']) {
    await thief.page.goto(place)
    await expect(thief.page, place).toHaveURL(/\/sign-in/)
  }
  // Also not through the question that only full sessions are asked.
  await startWait(thief.page, address)
  await thief.page.goto('/recover')
  await expect(thief.page.getByRole('button', { name: 'Yes, that was me' })).toBeHidden()
  expect(await ask(thief.page.request, '/api/step-up/options')).toBe(401)
  expect(await sql(...passkeysOf(address))).toHaveLength(1)
  await thief.context.close()
})

test('a mailbox is the whole account where there never was a passkey', async ({ page, browser, sql }) => {
  const address = newAddress('bare')
  await proveAddress(page, address)
  await expect(page.getByRole('button', { name: 'Create a passkey' })).toBeVisible()
  const other = await otherBrowser(browser)
  await proveMailbox(other.page, address)
  await other.page.getByRole('button', { name: 'Create a passkey' }).click()
  await other.page.waitForURL(/\/account/)
  expect(await sql(...passkeysOf(address))).toHaveLength(1)
  // The first is the only one that comes so easily.
  expect(await ask(page.request, '/api/passkeys/register/options')).toBe(403)
  await other.context.close()
})

test('a wait is not finished early, with a code from before its end, or after it lapsed', async ({
  page,
  browser,
  sql,
}) => {
  await addAuthenticator(page)
  const address = await signUp(page, newAddress('early'))
  const thief = await otherBrowser(browser)
  await startWait(thief.page, address)
  expect(await mayMake(thief.page)).toBe(false)
  await proveMailbox(await fresh(thief.page), address)
  expect(await mayMake(thief.page)).toBe(false)
  await waitItOut(sql, address)
  expect(await mayMake(thief.page)).toBe(false)
  await proveMailbox(await fresh(thief.page), address)
  expect(await mayMake(thief.page)).toBe(true)
  await passHours(sql, address, 7 * 24)
  expect(await mayMake(thief.page)).toBe(false)
  await proveMailbox(await fresh(thief.page), address)
  expect(await mayMake(thief.page)).toBe(false)
  await expect(thief.page.getByRole('button', { name: 'Start the wait' })).toBeVisible()
  expect(await sql(...passkeysOf(address))).toHaveLength(1)
  await thief.context.close()
})

test('a thief who reads the mail stops the owner’s recovery twice and no more', async ({
  page,
  browser,
  sql,
}) => {
  await addAuthenticator(page)
  const address = await signUp(page, newAddress('denied'))
  const owner = await otherBrowser(browser)
  const thief = await otherBrowser(browser)
  for (const [round, answer] of [
    'It is stopped',
    'It is stopped',
    'Only your passkey can stop this one',
  ].entries()) {
    const mail = await startWait(await fresh(owner.page), address)
    await thief.page.goto('about:blank')
    await thief.page.goto(linkIn(mail))
    await thief.page.getByRole('button', { name: 'Stop this recovery' }).click()
    await expect(thief.page.getByRole('heading', { name: answer }), `round ${round}`).toBeVisible()
  }
  await waitItOut(sql, address)
  await proveMailbox(await fresh(owner.page), address)
  expect(await mayMake(owner.page)).toBe(true)
  await owner.context.close()
  await thief.context.close()
})

test('a mail scanner that opens the link stops nothing', async ({ page, browser, playwright, sql }) => {
  await addAuthenticator(page)
  const address = await signUp(page, newAddress('scanner'))
  const owner = await otherBrowser(browser)
  const link = linkIn(await startWait(owner.page, address))
  const scanner = await playwright.request.newContext()
  for (const method of ['GET', 'HEAD', 'POST']) await scanner.fetch(link, { method })
  await scanner.dispose()
  await page.goto(link)
  await page.waitForLoadState('networkidle')
  const open =
    'SELECT r.id FROM recovery r JOIN customer c ON c.id = r.customer_id WHERE c.email = $1 AND cancelled_at IS NULL'
  expect(await sql(open, [address])).toHaveLength(1)
  await owner.context.close()
})

test('one recovery code, sent fifty times at once, works once; another account’s not at all', async ({
  page,
  browser,
  sql,
}) => {
  await addAuthenticator(page)
  const address = await signUp(page, newAddress('fifty'))
  const [code = ''] = await makeRecoveryCodes(page)
  const stranger = await otherBrowser(browser)
  const other = newAddress('other')
  await signUp(stranger.page, other)
  await stranger.context.clearCookies()
  await proveMailbox(stranger.page, other)
  await stranger.page.getByLabel('Recovery code').fill(code)
  await stranger.page.getByRole('button', { name: 'Use this code' }).click()
  await expect(stranger.page.getByText('not one of the codes that still work')).toBeVisible()

  const owner = await otherBrowser(browser)
  await proveMailbox(owner.page, address)
  await owner.page.getByLabel('Recovery code').fill(code)
  const recorded = new Promise<Request>((resolve) => {
    void owner.page.route('**/recover', async (route, request) => {
      if (request.method() !== 'POST') return route.continue()
      resolve(request)
      await route.abort()
    })
  })
  await owner.page.getByRole('button', { name: 'Use this code' }).click()
  const request = await recorded
  const headers = await request.allHeaders()
  const again = {
    data: request.postDataBuffer() ?? '',
    headers: {
      'content-type': headers['content-type'] ?? '',
      'next-action': headers['next-action'] ?? '',
      origin: shopOrigin,
    },
  }
  await Promise.all(Array.from({ length: 50 }, () => owner.page.request.post('/recover', again)))
  const rows =
    'SELECT r.started_by FROM recovery r JOIN customer c ON c.id = r.customer_id WHERE c.email = $1'
  expect(await sql(rows, [address])).toEqual([{ started_by: 'code_and_mailbox' }])
  const used =
    'SELECT r.id FROM recovery_code r JOIN customer c ON c.id = r.customer_id WHERE c.email = $1 AND used_at IS NOT NULL'
  expect(await sql(used, [address])).toHaveLength(1)
  await owner.context.close()
  await stranger.context.close()
})

test('the new passkey of a recovery undoes, keeps and changes nothing that is older', async ({
  page,
  browser,
  sql,
}) => {
  await addAuthenticator(page)
  const address = await signUp(page, newAddress('takeover'))
  const thief = await otherBrowser(browser)
  await startWait(thief.page, address)
  await waitItOut(sql, address)
  await proveMailbox(thief.page, address)
  await thief.page.getByRole('button', { name: 'Create a passkey' }).click()
  await thief.page.waitForURL(/\/account/)

  const [old] = await sql<{ id: string }>(
    'SELECT p.id FROM passkey p JOIN customer c ON c.id = p.customer_id WHERE c.email = $1 ORDER BY p.created_at LIMIT 1',
    [address],
  )
  const stepUp = (action: string, input: object) =>
    thief.page.request.post('/api/step-up/options', { data: { action, input }, headers: json })
  for (const [action, input] of [
    ['remove-passkey', { passkeyId: old?.id }],
    ['add-passkey', {}],
    ['renew-recovery-codes', {}],
    ['export-data', {}],
    ['delete-account', {}],
  ] as const) {
    const answer = await stepUp(action, input)
    expect(answer.status(), action).toBe(409)
    expect(await answer.json(), action).toMatchObject({ error: 'held', hold: 'probation' })
  }

  // The dialog names the older passkeys alone, and this browser has none of them.
  for (const button of ['Yes, that was me', 'No, undo it all']) {
    await thief.page.goto('/recover')
    await thief.page.getByRole('button', { name: button }).click()
    await thief.page.getByRole('button', { name: 'Confirm with passkey' }).click()
    await expect(
      thief.page
        .getByRole('dialog')
        .getByRole('alert')
        .or(thief.page.getByRole('dialog').getByRole('status')),
    ).toBeVisible()
  }
  const state =
    'SELECT probation_closed_at FROM recovery r JOIN customer c ON c.id = r.customer_id WHERE c.email = $1'
  expect(await sql(state, [address])).toEqual([{ probation_closed_at: null }])
  expect(await sql(...passkeysOf(address))).toHaveLength(2)
  await thief.context.close()
})

/** The same browser, come back later: without its session. */
async function fresh(page: Page): Promise<Page> {
  await page.context().clearCookies()
  return page
}
