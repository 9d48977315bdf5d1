import type { Browser, Page } from '@playwright/test'
import { later, sessionCookie } from '../support/later'
import { proveAddress, signInWithPasskey, signOut, signUp } from '../support/people'
import {
  addAuthenticator,
  authenticatorOf,
  expect,
  expectAccessible,
  mailTo,
  newAddress,
  test,
} from '../support/shop'

/** The same person in another browser: their passkey is synced to it. */
async function secondBrowser(browser: Browser, first: Page): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  const authenticator = await addAuthenticator(page)
  const known = authenticatorOf(first)
  if (known) await authenticator.syncFrom(known)
  await signInWithPasskey(page, '/account')
  return page
}

test('a sign-in elsewhere sends a mail, stands in the list, and is over when its owner says so', async ({
  page,
  browser,
}) => {
  await addAuthenticator(page)
  const address = await signUp(page)
  const elsewhere = await secondBrowser(browser, page)
  await mailTo(address, /new sign-in/i)

  await page.goto('/account')
  await page
    .getByRole('link', { name: /Devices/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/account\/devices/)
  await expect(page.getByText('This device')).toHaveCount(1)
  await expectAccessible(page)
  await elsewhere.goto('/account')
  await authenticatorOf(elsewhere)?.touch(false)
  await page.getByRole('button', { name: /^Sign out .+ on / }).click()
  await expect(page.getByRole('button', { name: /^Sign out .+ on / })).toHaveCount(0)
  await elsewhere.goto('/account/orders')
  await expect(elsewhere).toHaveURL(/\/sign-in/)
  await page.reload()
  await expect(page.getByText('This device')).toBeVisible()
  await elsewhere.context().close()
})

test('all others end at once', async ({ page, browser }) => {
  await addAuthenticator(page)
  await signUp(page)
  const others = [await secondBrowser(browser, page), await secondBrowser(browser, page)]
  await page.goto('/account/devices')
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await expect(page.getByText('You are signed out everywhere but here.')).toBeVisible()
  for (const other of others) {
    await authenticatorOf(other)?.touch(false)
    await other.goto('/account')
    await expect(other).toHaveURL(/\/sign-in/)
    await other.context().close()
  }
})

test('a browser that is known sends no mail', async ({ page, sql }) => {
  await addAuthenticator(page)
  const address = await signUp(page)
  await signOut(page)
  await signInWithPasskey(page, '/account')
  await expect(page.getByText(address)).toBeVisible()
  const mails = await sql('SELECT FROM mail WHERE "to" = $1 AND template = $2', [address, 'new-browser'])
  expect(mails).toEqual([])
})

test('on a shared device the session ends with the browser, is short, and shows no name', async ({
  page,
  context,
  sql,
}) => {
  await addAuthenticator(page)
  const address = await signUp(page)
  await signOut(page)
  await page.goto('/sign-in')
  await page.getByRole('checkbox', { name: /Others use this device/ }).check()
  await expectAccessible(page)
  await authenticatorOf(page)?.touch(true)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.waitForURL(/\/account/)
  await expect(page.getByText(address)).toBeHidden()
  const cookies = await context.cookies()
  expect(cookies.find(({ name }) => name === '__Host-session')?.expires).toBe(-1)
  await authenticatorOf(page)?.touch(false)
  await later(sql, address, 31 * 60)
  await page.goto('/account')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('on a shared device a new customer is offered no passkey', async ({ page, context }) => {
  const address = newAddress('library')
  await page.goto('/sign-up')
  await page.getByRole('checkbox', { name: /Others use this device/ }).check()
  await proveAddress(page, address, { stay: true })
  await expect(page.getByRole('link', { name: 'See your orders' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Create a passkey' })).toHaveCount(0)
  await page.goto('/sign-up')
  await expect(page.getByRole('button', { name: 'Create a passkey' })).toHaveCount(0)
  expect(await sessionCookie(context)).toMatch(/^[\w-]{43}$/)
})
