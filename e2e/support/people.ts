import { expect, type FrameLocator, type Page } from '@playwright/test'
import { authenticatorOf, mailTo, newAddress } from './shop'

// What people do, in a few words each, by the names and labels that the shop promises to keep.

export const cards = {
  pays: '4242424242424242',
  declined: '4000000000000002',
  insufficientFunds: '4000000000009995',
  asks: '4000000000003220',
  /** Three seconds. */
  takesLong: '4000000000009094',
}

export async function putIntoCart(page: Page, slug: string): Promise<void> {
  await page.goto(`/products/${slug}`)
  const kept = page.waitForResponse((answer) => answer.url().includes('/api/cart/lines/') && answer.ok())
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await kept
  await expect(page.getByRole('link', { name: /cart/i }).first()).toContainText('1')
}

/** Signs in by the button, in a browser that offers no passkeys while typing. */
export async function signInWithPasskey(page: Page, address = '/sign-in'): Promise<void> {
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false)
  })
  await page.goto(address)
  await expect(page).toHaveURL(/\/sign-in/)
  await authenticatorOf(page)?.touch(true)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.waitForURL(/\/account/)
}

/**
 * Opens a page that offers passkeys while typing, with the hand on the key before it asks: a question that is
 * open already is not answered by a hand that comes later.
 */
export async function signInByAutofill(page: Page, address = '/sign-in'): Promise<void> {
  await page.goto('about:blank')
  await authenticatorOf(page)?.touch(true)
  await page.goto(address, { waitUntil: 'commit' })
}

const field = (page: Page, token: string) => page.locator(`[autocomplete~="${token}"]`)

export async function typeAddress(page: Page, email?: string): Promise<void> {
  if (email) await field(page, 'email').fill(email)
  await field(page, 'name').fill('Anna Berg')
  await field(page, 'country').selectOption('IE')
  await field(page, 'address-line1').fill('12 Harbour Road')
  await field(page, 'address-level2').fill('Galway')
  await field(page, 'postal-code').fill('H91 E2K3')
}

const cardFrame = (page: Page): FrameLocator => page.frameLocator('iframe[title="Card details"]')

export async function typeCard(page: Page, number: string): Promise<void> {
  const frame = cardFrame(page)
  await frame.locator('[autocomplete="cc-number"]').fill(number)
  await frame.locator('[autocomplete="cc-exp"]').fill('12 / 34')
  await frame.locator('[autocomplete="cc-csc"]').fill('123')
}

/** Types a card on the page of payment methods, up to the passkey's question. */
export async function typeNewCard(page: Page, number: string = cards.pays): Promise<void> {
  await page.goto('/account/payment-methods')
  await page.getByRole('button', { name: 'Add a card' }).click()
  await typeCard(page, number)
  await page.getByRole('button', { name: 'Save card' }).click()
}

export const placeOrder = (page: Page) => page.getByRole('button', { name: /Place order/ }).click()

/** Buys what is in the cart as a guest and ends on the order's page. */
export async function buyAsGuest(page: Page, email: string): Promise<string> {
  await page.goto('/checkout')
  await typeAddress(page, email)
  await typeCard(page, cards.pays)
  await placeOrder(page)
  await page.waitForURL(/\/orders\/LK-/)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

export async function codeMailedTo(address: string): Promise<string> {
  const mail = await mailTo(address, /code/i)
  const code = /\b(\d{4})[ \u00a0]?(\d{4})\b/.exec(mail.text)
  if (!code) throw new Error('the mail has no code')
  return `${code[1]}${code[2]}`
}

/** Types the address and the mailed code, as somebody new; `stay` on the page that is open. */
export async function proveAddress(page: Page, address: string, { stay = false } = {}): Promise<void> {
  if (!stay) await page.goto('/sign-up')
  await field(page, 'email').fill(address)
  await page.getByRole('button', { name: /continue/i }).click()
  await field(page, 'one-time-code').fill(await codeMailedTo(address))
}

/** A new customer with a passkey on this page's authenticator, signed in. */
export async function signUp(page: Page, address = newAddress()): Promise<string> {
  await proveAddress(page, address)
  await page.getByRole('button', { name: 'Create a passkey' }).click()
  await page.waitForURL(/\/account/)
  return address
}

/** Signs out, and keeps the hand off the passkey, or autofill would sign in again. */
export async function signOut(page: Page): Promise<void> {
  await page.goto('/account')
  await authenticatorOf(page)?.touch(false)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/account'))
}
