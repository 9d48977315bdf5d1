import { changedCustomer, confirmWithPasskey, freeze, typeCode } from '../support/changes'
import {
  cards,
  placeOrder,
  proveAddress,
  putIntoCart,
  signInWithPasskey,
  typeAddress,
  typeCard,
} from '../support/people'
import { authenticatorOf, expect, expectAccessible, mailTo, newAddress, test } from '../support/shop'

// Several browsers and mails each.
test.describe.configure({ timeout: 180_000 })

test('a customer changes their email with a passkey and a code, and both addresses hear of it', async ({
  page,
}) => {
  const { old, now } = await changedCustomer(page)
  await expect(page.getByText(now).first()).toBeVisible()
  await expect(page.getByRole('button', { name: `Put ${old} back` })).toBeVisible()
  await expectAccessible(page)
  await mailTo(now, /This is the email of your/)
})

test('the old address locks the account in another browser, and its owner takes it back with one tap', async ({
  page,
  browser,
}) => {
  const { old, link } = await changedCustomer(page)
  const elsewhere = await (await browser.newContext()).newPage()
  await elsewhere.goto(link)
  await expect(elsewhere).not.toHaveURL(/#/)
  await expectAccessible(elsewhere)
  await freeze(elsewhere, link)
  await expectAccessible(elsewhere)

  // Or autofill would sign in again.
  await authenticatorOf(page)?.touch(false)
  await page.goto('/account')
  await expect(page).toHaveURL(/\/sign-in/)
  await signInWithPasskey(page, '/account')
  await expect(page.getByRole('heading', { name: 'Your account is locked, as you asked' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: `No, put ${old} back` }).click()
  await confirmWithPasskey(page)
  await expect(page.getByRole('heading', { name: /locked/ })).toBeHidden()
  await expect(page.getByText(old).first()).toBeVisible()
  await mailTo(old, /has this address again/)
})

test('whoever did change it keeps the new email, and opens the account with one tap', async ({
  page,
  browser,
}) => {
  const { now, link } = await changedCustomer(page)
  await freeze(await (await browser.newContext()).newPage(), link)
  await signInWithPasskey(page, '/account')
  await page.getByRole('button', { name: `Yes, keep ${now} and open it` }).click()
  await confirmWithPasskey(page)
  await expect(page.getByRole('heading', { name: /locked/ })).toBeHidden()
  await mailTo(now, /open again/)
})

test('nothing is bought with a locked account', async ({ page, browser, sql }) => {
  const { now, link } = await changedCustomer(page)
  await putIntoCart(page, 'morning-mug')
  await freeze(await (await browser.newContext()).newPage(), link)
  await signInWithPasskey(page, '/account')
  await page.goto('/checkout')
  await typeAddress(page)
  await typeCard(page, cards.pays)
  await placeOrder(page)
  await expect(page.getByText('Your account is locked, so nothing was ordered or charged.')).toBeVisible()
  const [count] = await sql<{ count: string }>('SELECT count(*) FROM "order" WHERE email = $1', [now])
  expect(count?.count).toBe('0')
})

test('an account that never had a passkey changes its email by two codes', async ({ page }) => {
  const [old, now] = [newAddress('code'), newAddress('code')]
  await proveAddress(page, old)
  await expect(page.getByRole('button', { name: 'Create a passkey' })).toBeVisible()
  await page.goto('/account/privacy')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Change email' }).click()
  await page.getByLabel('New email').fill(now)
  await page.getByRole('button', { name: 'Change email' }).click()
  await expect(page.getByText('First, a code from your current email')).toBeVisible()
  const { text } = await mailTo(old, /to change your email/)
  await page
    .locator('[autocomplete="one-time-code"]')
    .fill((/\b(\d{4})[ \u00a0]?(\d{4})\b/.exec(text) ?? []).slice(1).join(''))
  await expect(page.getByText('Look in the mail of your new address')).toBeVisible()
  await typeCode(page, now)
  await expect(page.getByText(`Your email is ${now} now.`)).toBeVisible()
  await mailTo(old, /was changed/)
})
