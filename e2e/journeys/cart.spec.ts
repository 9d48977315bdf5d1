import { expect, expectAccessible, test } from '../support/shop'

test('fifty fast clicks in two tabs end in the right count', async ({ page, context }) => {
  const slug = 'beeswax-tapers'
  const second = await context.newPage()
  await Promise.all([page.goto(`/products/${slug}`), second.goto(`/products/${slug}`)])
  const click = async (tab: typeof page) => {
    const button = tab.getByRole('button', { name: 'Add to cart' })
    for (let count = 0; count < 25; count++) await button.click({ delay: 0 })
  }
  await Promise.all([click(page), click(second)])
  await page.goto('/cart')
  await expect(page.getByRole('spinbutton').or(page.getByRole('textbox')).first()).toHaveValue('50')
})

test('change, remove, undo, reload', async ({ page }) => {
  await page.goto('/products/morning-mug')
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await page.goto('/cart')
  const amount = page.getByRole('spinbutton').or(page.getByRole('textbox')).first()
  await expect(amount).toHaveValue('1')
  await expectAccessible(page)
  await page
    .getByRole('button', { name: /one more|increase|add one/i })
    .first()
    .click()
  await expect(amount).toHaveValue('2')
  await page.reload()
  await expect(amount).toHaveValue('2')
  await page
    .getByRole('button', { name: /remove/i })
    .first()
    .click()
  await page.getByRole('button', { name: /undo/i }).click()
  await expect(amount).toHaveValue('2')
})
