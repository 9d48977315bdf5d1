import { putIntoCart, signOut, signUp } from '../support/people'
import {
  addAuthenticator,
  authenticatorOf,
  expect,
  expectAccessible,
  newAddress,
  test,
} from '../support/shop'

// What makes coming in easy: a slip is noticed, a passkey is offered wherever an address is asked for, and
// the work that keeps scripts out is not seen.

test('a slip in the address is asked about, and one tap mends it', async ({ page }) => {
  await page.goto('/sign-up')
  const field = page.locator('[autocomplete~="email"]')
  await field.fill('anna@gmial.com')
  await expect(page.getByText('Did you mean anna@gmail.com?')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Yes, use that' }).click()
  await expect(field).toHaveValue('anna@gmail.com')
  await expect(field).toBeFocused()
  await expect(page.getByText('Did you mean')).toBeHidden()

  await field.fill('anna@hotmial.com')
  await page.getByRole('button', { name: 'No, it is right as it is' }).click()
  await expect(page.getByText('Did you mean')).toBeHidden()
  await expect(field).toHaveValue('anna@hotmial.com')
})

test('whoever was quicker than the question is asked beside the code, and never refused', async ({
  page,
}) => {
  await page.goto('/sign-up')
  const slip = `${newAddress('quick').split('@')[0]}@outlok.com`
  await page.locator('[autocomplete~="email"]').fill(slip)
  await page.keyboard.press('Enter')
  await expect(page.locator('[autocomplete="one-time-code"]')).toBeVisible()
  await expect(page.getByText(/Did you mean .*@outlook.com/)).toBeVisible()
  await page.getByRole('button', { name: 'Yes, use that' }).click()
  await expect(page.locator('[autocomplete~="email"]')).toHaveValue(slip.replace('outlok', 'outlook'))
})

test('the checkout asks about a slip too', async ({ page }) => {
  await putIntoCart(page, 'tea-towel')
  await page.goto('/checkout')
  const field = page.locator('[autocomplete~="email"]')
  await field.fill('anna@yaho.com')
  await page.getByRole('button', { name: 'Yes, use that' }).click()
  await expect(field).toHaveValue('anna@yahoo.com')
})

test('without JavaScript a plain sentence says what to do', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  for (const path of ['/sign-in', '/sign-up']) {
    await page.goto(path)
    await expect(page.getByText(/needs JavaScript/)).toBeVisible()
  }
  await context.close()
})

test('the work begins with the first touch of the field, in a worker of our own', async ({ page }) => {
  await page.goto('/sign-up')
  const worker = page.waitForEvent('worker')
  const asked = page.waitForRequest('**/api/proofs')
  await page.locator('[autocomplete~="email"]').focus()
  await asked
  expect(new URL((await worker).url()).pathname).toBe('/workers/altcha-pbkdf2.js')
})

test('in the checkout the browser offers the passkey beside the address', async ({ page }) => {
  const authenticator = await addAuthenticator(page)
  const address = await signUp(page)
  await signOut(page)
  await putIntoCart(page, 'tea-towel')
  // Before the page asks: a request that has begun does not hear of a hand that comes later.
  await authenticator.touch(true)
  await page.goto('/checkout')
  await expect(page.getByText(address)).toBeVisible()
  await expect(page.locator('[autocomplete~="email"]')).toHaveCount(0)
  await expect(page).toHaveURL(/\/checkout$/)
})

test('where the browser holds a passkey, the link in the checkout signs in right there', async ({ page }) => {
  const authenticator = await addAuthenticator(page)
  const address = await signUp(page)
  await signOut(page)
  await putIntoCart(page, 'tea-towel')
  // No suggestions while typing: it is the link that is tried.
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false)
  })
  await page.goto('/checkout')
  const capable = await page.evaluate(
    async () => (await PublicKeyCredential.getClientCapabilities()).immediateGet === true,
  )
  expect(capable, 'this browser has immediate UI').toBe(true)
  await authenticator.touch(true)
  await page.getByRole('link', { name: /Have an account/ }).click()
  await expect(page.getByText(address)).toBeVisible()
  await expect(page).toHaveURL(/\/checkout$/)
})

test('where it holds none, or cannot say, the same link is a link', async ({ page }) => {
  await addAuthenticator(page)
  await putIntoCart(page, 'tea-towel')
  await page.goto('/checkout')
  await page.getByRole('link', { name: /Have an account/ }).click()
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fcheckout$/)

  await page.addInitScript(() => {
    PublicKeyCredential.getClientCapabilities = async () => ({})
  })
  await page.goto('/sign-up')
  await page.getByRole('link', { name: 'Sign in', exact: true }).last().click()
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  expect(authenticatorOf(page)).toBeDefined()
})

test('mail that waits is said to be slow, beside the code', async ({ page }) => {
  await page.goto('/sign-up')
  // For this page alone: lib/accounts/outage.test.ts turns a mail server off and on.
  await page.route(
    (url) => url.pathname === '/sign-up',
    async (route) => {
      const answer = await route.fetch()
      await route.fulfill({
        response: answer,
        body: (await answer.text()).replace('"isSlow":false', '"isSlow":true'),
      })
    },
  )
  await page.locator('[autocomplete~="email"]').fill(newAddress('patient'))
  await page.getByRole('button', { name: /continue/i }).click()
  await expect(page.getByText(/it may take a while/)).toBeVisible()
  await expectAccessible(page)
})
