import { buyAsGuest, putIntoCart, signUp } from '../support/people'
import { addAuthenticator, expect, expectAccessible, newAddress, test } from '../support/shop'

// The other journeys look at the light colours.
test.use({ colorScheme: 'dark' })

test('what is public can be read in the dark', async ({ page }) => {
  for (const address of ['/', '/categories/light', '/products/latch-hook', '/search', '/cart', '/nowhere']) {
    await page.goto(address)
    await expectAccessible(page)
  }
  await putIntoCart(page, 'latch-hook')
  await expectAccessible(page)
  await page.goto('/cart')
  await expect(page.getByRole('spinbutton')).toHaveValue('1')
  await expectAccessible(page)
})

test('checkout, its complaints and the order can be read in the dark', async ({ page }) => {
  await putIntoCart(page, 'morning-mug')
  await page.goto('/checkout')
  await expect(page.frameLocator('iframe').locator('[autocomplete="cc-number"]')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: /Place order/ }).click()
  await expect(page.locator('[autocomplete~="email"]')).toHaveAttribute('aria-invalid', 'true')
  await expectAccessible(page)
  await buyAsGuest(page, newAddress('dark'))
  await expectAccessible(page)
})

test('the account and the ways into it can be read in the dark', async ({ page }) => {
  for (const address of ['/sign-in', '/sign-up']) {
    await page.goto(address)
    await expectAccessible(page)
  }
  await addAuthenticator(page)
  await signUp(page)
  for (const address of ['/account', '/account/orders']) {
    await page.goto(address)
    await expectAccessible(page)
  }
})
