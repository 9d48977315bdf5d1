import type { Page } from '@playwright/test'
import { cards, placeOrder, putIntoCart, typeAddress, typeCard } from '../support/people'
import { expect, expectAccessible, newAddress, test } from '../support/shop'

// A card whose bank asks first (3-D Secure), on a phone: in a frame of the bank's, with a way on whatever the answer.

test.use({ viewport: { width: 390, height: 844 } })

const bank = (page: Page) => page.frameLocator('iframe[title="Your bank"]')
const answer = (page: Page, button: string) => bank(page).getByRole('button', { name: button }).click()

/** Fills the checkout with a card that asks, and orders. */
async function orderWithQuestion(page: Page): Promise<string> {
  const email = newAddress('asked')
  await putIntoCart(page, 'morning-mug')
  await page.goto('/checkout')
  await typeAddress(page, email)
  await typeCard(page, cards.asks)
  await placeOrder(page)
  await expect(page.getByRole('heading', { name: 'Confirm with your bank' })).toBeFocused()
  return email
}

const ordersOf = `SELECT status, payment, closed_reason AS reason, card_last4 AS card FROM "order"
  WHERE email = $1 ORDER BY placed_at`

test('is paid when it is approved', async ({ page, sql }) => {
  const email = await orderWithQuestion(page)
  await expect(bank(page).getByRole('button', { name: 'Approve' })).toBeVisible()
  await expectAccessible(page)
  await answer(page, 'Approve')
  await page.waitForURL(/\/orders\/LK-/)
  await expect(page.getByRole('heading', { name: 'Thank you for your order' })).toBeVisible()
  expect(await sql(ordersOf, [email])).toEqual([
    { status: 'paid', payment: 'paid', reason: null, card: '3220' },
  ])
})

test('is not paid when it is rejected: the address stays, and another card pays', async ({ page, sql }) => {
  const email = await orderWithQuestion(page)
  await answer(page, 'Reject')
  await expect(page.getByText(/was not approved with your bank/)).toBeVisible()
  await expect(page.locator('[autocomplete~="address-line1"]')).toHaveValue('12 Harbour Road')
  await typeCard(page, cards.pays)
  await placeOrder(page)
  await page.waitForURL(/\/orders\/LK-/)
  expect(await sql(ordersOf, [email])).toEqual([
    { status: 'cancelled', payment: 'closed', reason: 'approval_failed', card: null },
    { status: 'paid', payment: 'paid', reason: null, card: '4242' },
  ])
})

test('waits when the page is left: after a reload one goes on with it, or pays differently', async ({
  page,
  context,
  sql,
}) => {
  const email = await orderWithQuestion(page)
  await answer(page, 'Leave without answering')
  await expect(page.getByRole('button', { name: 'Go on with your bank' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Confirm with your bank' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Go on with your bank' }).click()
  await expect(bank(page).getByRole('heading', { name: /^Pay / })).toBeVisible()

  // A second tab has the same question, and can stop asking it.
  const other = await context.newPage()
  await other.goto('/checkout')
  await other.getByRole('button', { name: 'Pay differently' }).click()
  await expect(other.getByText(/payment was stopped/)).toBeVisible()
  await expect(other.locator('[autocomplete~="address-line1"]')).toHaveValue('12 Harbour Road')
  await typeCard(other, cards.pays)
  await placeOrder(other)
  await other.waitForURL(/\/orders\/LK-/)

  // What is approved in the first tab now comes too late, and is told so.
  await answer(page, 'Approve')
  await expect(page.getByRole('heading', { name: 'Your cart is empty' })).toBeVisible()
  expect(await sql(ordersOf, [email])).toEqual([
    { status: 'cancelled', payment: 'closed', reason: 'approval_stopped', card: null },
    { status: 'paid', payment: 'paid', reason: null, card: '4242' },
  ])
})
