import type { Page } from '@playwright/test'
import { cards, placeOrder, putIntoCart, signUp, typeAddress, typeCard } from '../support/people'
import { addAuthenticator, expect, expectAccessible, mailTo, newAddress, test } from '../support/shop'

// What a customer does in their account: passkeys, addresses, activity, and raising an old session by one tap.

const confirm = (page: Page) => page.getByRole('button', { name: 'Confirm with passkey' }).click()

/** An hour without a request, as the session's row sees it. */
type Sql = <Row>(text: string, values?: unknown[]) => Promise<Row[]>
async function letItPause(sql: Sql, address: string) {
  await sql(
    `UPDATE session SET fresh_ends_at = shop_now() - interval '1 minute' FROM customer c
     WHERE c.id = session.customer_id AND c.email = $1 AND fresh_ends_at IS NOT NULL`,
    [address],
  )
}

/** A second device, whose passkeys stay on it. */
async function addSecondDevice(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'usb',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  })
}

test('a passkey is renamed, a second one is made on another device, and removed again', async ({ page }) => {
  await addAuthenticator(page)
  const address = await signUp(page)
  await page.goto('/account/security')
  await expect(page.getByText('two ways back')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Rename/ }).click()
  await page.getByLabel('Name', { exact: true }).fill('My phone')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('My phone', { exact: true })).toBeVisible()
  // The only one stays: it cannot even be asked for.
  await expect(page.getByRole('button', { name: /^Remove/ })).toHaveCount(0)

  await addSecondDevice(page)
  await page.getByRole('button', { name: 'Create a passkey' }).click()
  await confirm(page)
  await expect(page.getByText('stays on this one device')).toBeVisible()
  await expect(page.getByText('three ways back')).toBeVisible()
  expect((await mailTo(address, /a passkey for/i)).text).toContain('Was it not you?')

  await page
    .getByRole('button', { name: /^Remove/ })
    .nth(1)
    .click()
  await confirm(page)
  await expect(page.getByText('no longer opens your account')).toBeVisible()
  await expect(page.getByText('two ways back')).toBeVisible()
  await mailTo(address, /was removed/i)
  await expectAccessible(page)
})

test('an address is saved, changed, removed, put back, and fills the checkout in', async ({ page }) => {
  await addAuthenticator(page)
  await signUp(page)
  await page.goto('/account/addresses')
  await page.getByRole('button', { name: 'Add an address' }).click()
  await page.getByRole('button', { name: 'Save address' }).click()
  await expect(page.locator('[autocomplete~="name"]')).toBeFocused()
  await typeAddress(page)
  await page.getByRole('button', { name: 'Save address' }).click()
  await expect(page.getByText('12 Harbour Road')).toBeVisible()
  await page.getByRole('button', { name: /^Change the address/ }).click()
  await expect(page.locator('[autocomplete~="address-line1"]')).toHaveValue('12 Harbour Road')
  await page.locator('[autocomplete~="address-line1"]').fill('14 Harbour Road')
  await page.getByRole('button', { name: 'Save address' }).click()
  await expect(page.getByText('Your address is saved')).toBeVisible()
  // The list is the new one as soon as it is there: what it offers works.
  await page.getByRole('button', { name: /^Remove the address/ }).click()
  await expect(page.getByText('14 Harbour Road')).toBeHidden()
  await page.getByRole('button', { name: 'Put it back' }).click()
  await expect(page.getByText('14 Harbour Road')).toBeVisible()
  await expectAccessible(page)

  await putIntoCart(page, 'morning-mug')
  await page.goto('/checkout')
  await expect(page.getByRole('radio', { name: /14 Harbour Road/ })).toBeChecked()
  await expectAccessible(page)
  await typeCard(page, cards.pays)
  await placeOrder(page)
  await page.waitForURL(/\/orders\/LK-/)
  await expect(page.getByText('14 Harbour Road')).toBeVisible()
})

test('after a pause one tap brings the page back, and what was typed stays', async ({ page, sql }) => {
  await addAuthenticator(page)
  const address = await signUp(page)
  await page.goto('/account/addresses')
  await page.getByRole('button', { name: 'Add an address' }).click()
  await typeAddress(page)
  await letItPause(sql, address)
  await page.getByRole('button', { name: 'Save address' }).click()
  await page.getByRole('button', { name: "Confirm it's you" }).click()
  await expect(page.getByRole('button', { name: "Confirm it's you" })).toBeHidden()
  await expect(page.locator('[autocomplete~="address-line1"]')).toHaveValue('12 Harbour Road')
  await page.getByRole('button', { name: 'Save address' }).click()
  await expect(page.getByText('12 Harbour Road')).toBeVisible()

  for (const part of ['addresses', 'security', 'activity']) {
    await letItPause(sql, address)
    await page.goto(`/account/${part}`)
    await expect(page).toHaveURL(new RegExp(`/account/${part}$`))
    await expect(page.getByRole('main')).not.toContainText(/Harbour|Synced|Signed in with/)
    await expectAccessible(page)
    await page.getByRole('button', { name: "Confirm it's you" }).click()
    await expect(page.getByRole('main')).toContainText(/Harbour|Synced|Signed in with/)
  }
})

test('activity says what happened, in words', async ({ page }) => {
  await addAuthenticator(page)
  await signUp(page)
  await page.goto('/account/activity')
  for (const line of ['Signed in with your first passkey', 'A passkey was added', 'Your account was made'])
    await expect(page.getByText(line)).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 700 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})

test('a guest saves their details by one tap, proves the address, and has their order', async ({ page }) => {
  await addAuthenticator(page)
  const email = newAddress('guest')
  await putIntoCart(page, 'morning-mug')
  await page.goto('/checkout')
  await typeAddress(page, email)
  await typeCard(page, cards.pays)
  await placeOrder(page)
  await page.waitForURL(/\/orders\/LK-/)
  const number = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await expect(page.getByText('Save your details')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Create a passkey' }).click()
  await page.waitForURL(/\/account$/)
  await expectAccessible(page)
  await page.goto('/account/addresses')
  await expect(page.getByText('12 Harbour Road')).toBeVisible()
  await page.goto('/account/orders')
  await expect(page.getByText('Are these yours?')).toBeHidden()

  await page.goto('/account')
  await page.getByRole('button', { name: 'Send me a code' }).click()
  const mail = await mailTo(email, /confirm your email/i)
  const [, first, second] = /\b(\d{4})[ \u00a0]?(\d{4})\b/.exec(mail.text) ?? []
  await page.locator('[autocomplete~="one-time-code"]').fill(`${first}${second}`)
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await expect(page.getByText('Confirm your email')).toBeHidden()

  await page.goto('/account/orders')
  await expect(page.getByRole('main')).not.toContainText(number)
  await expectAccessible(page)
  await page.getByRole('button', { name: /is mine/ }).click()
  await page.getByText('Open an order without its mail').click()
  await page.getByLabel('Order number').fill(number)
  await page.getByLabel('Postal code').fill('h91e2k3')
  await page.getByRole('button', { name: 'Open the order' }).click()
  await page.waitForURL(new RegExp(`/orders/${number}`))
  await expect(page.getByText('12 Harbour Road')).toBeVisible()
})
