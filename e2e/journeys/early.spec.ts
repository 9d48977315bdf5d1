import type { Page } from '@playwright/test'
import { putIntoCart } from '../support/people'
import { expect, test } from '../support/shop'

// A page is seen before its scripts are there; some people are quicker than their phone.

/** Holds back all scripts of the pages to come. @returns lets them through */
async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/\.js$/, async (route) => {
    await released
    await route.continue()
  })
  return release
}

test('what is put into the cart before the page has its scripts is put in all the same', async ({ page }) => {
  const release = await holdScripts(page)
  await page.goto('/products/morning-mug', { waitUntil: 'commit' })
  const add = page.getByRole('button', { name: 'Add to cart' })
  await add.click()
  await add.click()
  release()
  await expect(page.getByText('In your cart: 2').first()).toBeVisible()
})

test('a form that is sent before the page has its scripts shows nobody in the address what was typed', async ({
  page,
}) => {
  await putIntoCart(page, 'morning-mug')
  const release = await holdScripts(page)
  await page.goto('/checkout', { waitUntil: 'commit' })
  const street = page.locator('[autocomplete~="address-line1"]')
  await street.fill('12 Harbour Road')
  await street.press('Enter')
  release()
  // Done as soon as it can be: it says what is missing.
  await expect(page.locator('[aria-invalid=true]').first()).toBeFocused()
  await expect(street).toHaveValue('12 Harbour Road')
  await expect(page).toHaveURL(/\/checkout$/)
})
