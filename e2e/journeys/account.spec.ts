import {
  cards,
  placeOrder,
  proveAddress,
  putIntoCart,
  signInByAutofill,
  signInWithPasskey,
  signOut,
  signUp,
  typeAddress,
  typeCard,
} from '../support/people'
import { addAuthenticator, expect, expectAccessible, newAddress, test } from '../support/shop'

type Watched = Window & { ceremonies?: { answersRead: number; asked: number; closed: number } }

/**
 * Counts the answers that the page has read and done with, how often it asked for a passkey, and how often it
 * took the question back. What the page does with an answer is done before the next timer, as autofill is
 * known to be there without asking the browser's other processes.
 */
function watchCeremonies() {
  const ceremonies = { answersRead: 0, asked: 0, closed: 0 }
  ;(window as Watched).ceremonies = ceremonies
  PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(true)
  const read = Response.prototype.json
  Response.prototype.json = async function () {
    const body = await read.call(this)
    setTimeout(() => {
      ceremonies.answersRead += 1
    })
    return body
  }
  const ask = navigator.credentials.get.bind(navigator.credentials)
  navigator.credentials.get = (options) => {
    ceremonies.asked += 1
    options?.signal?.addEventListener('abort', () => {
      ceremonies.closed += 1
    })
    return ask(options)
  }
}

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
  await addAuthenticator(page)
  const address = await signUp(page)
  await signOut(page)
  await signInByAutofill(page)
  await page.waitForURL(/\/account/)
  await expect(page.getByText(address)).toBeVisible()
})

test('autofill that is ready late leaves the open dialog alone', async ({ page }) => {
  await addAuthenticator(page)
  await signUp(page)
  // Nobody touches the key from here on, so the dialog stays open.
  await signOut(page)
  await page.goto('about:blank')
  await page.addInitScript(watchCeremonies)
  const options = '**/api/passkeys/sign-in/options'
  let letGo = () => {}
  const late = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(options, (route) => late.then(() => route.continue()), { times: 1 })
  const offered = page.waitForRequest(options)
  await page.goto('/sign-in')
  await offered
  const button = page.getByRole('button', { name: 'Sign in with a passkey' })
  await button.click()
  const watched = () => page.evaluate(() => (window as Watched).ceremonies)
  await expect.poll(watched).toEqual({ answersRead: 1, asked: 1, closed: 0 })
  letGo()
  await expect.poll(watched).toMatchObject({ answersRead: 2 })
  expect(await watched()).toEqual({ answersRead: 2, asked: 1, closed: 0 })
  await expect(button).toHaveAttribute('aria-busy', 'true')
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
