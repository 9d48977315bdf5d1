import type { Page } from '@playwright/test'
import { putIntoCart, signInByAutofill, signInWithPasskey, signOut, signUp } from '../support/people'
import { addAuthenticator, expect, expectAccessible, test } from '../support/shop'

// What a guest chose comes into the customer's cart at sign-in, beside what was there, and can be taken out.

const told = /you chose before signing in (is|are) now in your own cart/
const note = (page: Page) => page.getByRole('status').filter({ hasText: told })
const undo = (page: Page) => page.getByRole('button', { name: /^Undo: leave my own cart/ })
const quantityOf = (page: Page, product: RegExp) => page.getByRole('spinbutton', { name: product })

/** A customer with one mug in the cart, signed out. */
async function leaveWithMug(page: Page) {
  await addAuthenticator(page)
  await putIntoCart(page, 'morning-mug')
  await signUp(page)
  await expect(note(page)).toBeHidden()
  await signOut(page)
}

test('the carts add up, the page says so, and one click undoes it', async ({ page }) => {
  await leaveWithMug(page)
  await putIntoCart(page, 'morning-mug')
  await page.goto('/products/key-fob')
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page.getByRole('link', { name: /cart/i }).first()).toContainText('2')

  await signInWithPasskey(page)
  await expect(note(page)).toContainText('2 pieces')
  await expectAccessible(page)
  await expect(page.getByRole('link', { name: 'Cart, 3 pieces' })).toBeVisible()
  await undo(page).click()
  await expect(page.getByText(/^Your own cart is as it was/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Cart, 1 piece' })).toBeVisible()

  await page.goto('/cart')
  await expect(quantityOf(page, /Morning Mug/)).toHaveValue('1')
  await expect(quantityOf(page, /Key Fob/)).toBeHidden()
  await expect(note(page)).toBeHidden()
})

test('on the way to paying, the undo changes what is to be paid', async ({ page }) => {
  await leaveWithMug(page)
  await putIntoCart(page, 'key-fob')
  await signInByAutofill(page, '/sign-in?next=/checkout')
  await page.waitForURL('/checkout')
  await expect(page.getByRole('button', { name: 'Place order' })).toContainText('€55.90')
  await expect(note(page)).toContainText('The piece')
  await undo(page).click()
  await expect(page.getByRole('button', { name: 'Place order' })).toContainText('€26.90')
})

test('a line that was changed meanwhile is left as it is', async ({ page }) => {
  await leaveWithMug(page)
  await putIntoCart(page, 'morning-mug')
  await signInByAutofill(page, '/sign-in?next=/cart')
  await page.waitForURL('/cart')
  await expect(quantityOf(page, /Morning Mug/)).toHaveValue('2')
  await page.getByRole('button', { name: /One more of Morning Mug/ }).click()
  await expect(quantityOf(page, /Morning Mug/)).toHaveValue('3')
  await undo(page).click()
  await expect(page.getByText(/^What you changed since signing in is still as you left it/)).toBeVisible()
  await expect(quantityOf(page, /Morning Mug/)).toHaveValue('3')
})
