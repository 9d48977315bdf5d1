import { readFileSync } from 'node:fs'
import { confirmWithPasskey, deleteAccount } from '../support/changes'
import { proveAddress, signUp } from '../support/people'
import {
  addAuthenticator,
  authenticatorOf,
  expect,
  expectAccessible,
  mailTo,
  newAddress,
  test,
} from '../support/shop'

test('a customer takes all of their data along, as one file', async ({ page }) => {
  await addAuthenticator(page)
  const address = await signUp(page)
  await page.goto('/account/privacy')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Download my data' }).click()
  const coming = page.waitForEvent('download')
  await confirmWithPasskey(page)
  const file = await coming
  expect(file.suggestedFilename()).toMatch(/^latchkey-\d{4}-\d\d-\d\d\.json$/)
  const data = JSON.parse(readFileSync(await file.path(), 'utf8'))
  expect(data.profile.email).toBe(address)
  expect(data.passkeys).toHaveLength(1)
  await expect(page.getByText('Your data is in your downloads.')).toBeVisible()
  await mailTo(address, /Your data was downloaded/)
})

test('a customer deletes their account, and comes back with the passkey', async ({ page }) => {
  await addAuthenticator(page)
  const address = await signUp(page)
  await deleteAccount(page)
  await expect(page.getByText(/Your account is closed/)).toBeVisible()
  await mailTo(address, /will be deleted/)
  await page.goto('/account')
  await expect(page).toHaveURL(/\/sign-in/)
  await authenticatorOf(page)?.touch(true)
  await page.goto('/sign-in?closed')
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(page.getByRole('heading', { name: 'Come back?' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Come back' }).click()
  await page.waitForURL(/\/account/)
  await expect(page.getByText(address)).toBeVisible()
  await mailTo(address, /Welcome back/)
})

test('an account that never had a passkey is deleted by a code, and comes back by one', async ({ page }) => {
  const address = newAddress('gone')
  await proveAddress(page, address)
  await expect(page.getByRole('button', { name: 'Create a passkey' })).toBeVisible()
  await page.goto('/account/privacy')
  await page.getByRole('button', { name: 'Delete my account' }).click()
  await page
    .locator('[autocomplete="one-time-code"]')
    .fill(codeIn((await mailTo(address, /to delete your account/)).text))
  await page.getByRole('button', { name: 'Yes, delete my account' }).click()
  await page.waitForURL(/\/sign-in\?closed/)
  await page.locator('[autocomplete~="username"]').fill(address)
  await page.getByRole('button', { name: 'Continue with email' }).click()
  await page
    .locator('[autocomplete="one-time-code"]')
    .fill(codeIn((await mailTo(address, /to come back/)).text))
  await expect(page.getByRole('button', { name: 'Create a passkey' })).toBeVisible()
  await page.goto('/account')
  await expect(page.getByText(address)).toBeVisible()
})

const codeIn = (text: string) => (/\b(\d{4})[ \u00a0]?(\d{4})\b/.exec(text) ?? []).slice(1).join('')
