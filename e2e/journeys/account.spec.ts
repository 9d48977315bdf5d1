import {
  cards,
  placeOrder,
  proveAddress,
  putIntoCart,
  signInWithPasskey,
  signOut,
  signUp,
  typeAddress,
  typeCard,
} from '../support/people'
import { addAuthenticator, expect, expectAccessible, newAddress, test } from '../support/shop'

test('a new customer types an address and a code, makes a passkey, and comes back without typing', async ({
  page,
}) => {
  await addAuthenticator(page)
  const address = await signUp(page)
  await expect(page.getByText(address)).toBeVisible()
  await expectAccessible(page)

  await signOut(page)
  await signInWithPasskey(page, '/account')
  await expect(page.getByText(address)).toBeVisible()
})

test('autofill offers the passkey as soon as the sign-in page is there', async ({ page }) => {
  const authenticator = await addAuthenticator(page)
  const address = await signUp(page)
  await signOut(page)
  await page.goto('/sign-in')
  await authenticator.touch(true)
  await page.waitForURL(/\/account/)
  await expect(page.getByText(address)).toBeVisible()
})

test('autofill that is ready late leaves the open dialog alone', async ({ page }) => {
  const authenticator = await addAuthenticator(page)
  await signUp(page)
  // Nobody touches the key from here on, so the dialog stays open.
  await signOut(page)
  await page.goto('about:blank')
  await page.addInitScript(() => {
    const ask = navigator.credentials.get.bind(navigator.credentials)
    navigator.credentials.get = (asked) => {
      asked?.signal?.addEventListener('abort', () => sessionStorage.setItem('closed', 'by another ceremony'))
      return ask(asked)
    }
  })
  const options = '**/api/passkeys/sign-in/options'
  let letGo = () => {}
  const late = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(options, (route) => late.then(() => route.continue()), { times: 1 })
  const offered = page.waitForRequest(options)
  await page.goto('/sign-in')
  await offered
  const asked = page.waitForResponse(options)
  const button = page.getByRole('button', { name: 'Sign in with a passkey' })
  await button.click()
  await asked
  const answered = page.waitForResponse(options)
  letGo()
  await (await answered).finished()
  await expect(button).toHaveAttribute('aria-busy', 'true')
  await authenticator.touch(true)
  await page.waitForURL(/\/account/)
  expect(await page.evaluate(() => sessionStorage.getItem('closed'))).toBeNull()
})

test('what a guest put into the cart is there after sign-in, and the order stands in the account', async ({
  page,
}) => {
  await addAuthenticator(page)
  await putIntoCart(page, 'morning-mug')
  await signUp(page, newAddress('cart'))
  await page.goto('/checkout')
  await typeAddress(page)
  await typeCard(page, cards.pays)
  await placeOrder(page)
  await page.waitForURL(/\/orders\/LK-/)
  const number = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await page.goto('/account/orders')
  await expect(page.getByText(number)).toBeVisible()
  await expectAccessible(page)
})

test('somebody who gave the passkey a miss still has the account, and a limited view of it', async ({
  page,
}) => {
  const address = newAddress('later')
  await proveAddress(page, address)
  await expect(page.getByRole('button', { name: 'Create a passkey' })).toBeVisible()
  await page.goto('/account')
  await expect(page).toHaveURL(/\/account/)
})

test('back after sign-out shows nothing of the account', async ({ page }) => {
  await addAuthenticator(page)
  const address = await signUp(page)
  await signOut(page)
  await page.goBack()
  await expect(page.getByText(address)).toBeHidden()
})

test('a second tab learns of the sign-out', async ({ page, context }) => {
  await addAuthenticator(page)
  const address = await signUp(page)
  await putIntoCart(page, 'morning-mug')
  const second = await context.newPage()
  await second.goto('/account')
  const checkout = await context.newPage()
  await checkout.goto('/checkout')
  for (const tab of [second, checkout]) await expect(tab.getByText(address)).toBeVisible()
  await signOut(page)
  for (const tab of [second, checkout]) await expect(tab.getByText(address)).toBeHidden()
})
