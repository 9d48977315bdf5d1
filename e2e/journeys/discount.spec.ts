import type { Page } from '@playwright/test'
import { cards, placeOrder, putIntoCart, typeAddress, typeCard } from '../support/people'
import { expect, expectAccessible, mailTo, newAddress, test } from '../support/shop'

const newCode = () =>
  `E2E-${Date.now().toString(36)}${Math.floor(Math.random() * 1e6).toString(36)}`.toUpperCase()

/** With the keyboard alone. */
async function typeCode(page: Page, code: string): Promise<void> {
  const add = page.getByRole('button', { name: 'Add a code' })
  if (await add.isVisible()) {
    await add.focus()
    await page.keyboard.press('Enter')
  }
  const field = page.getByLabel('Discount code')
  await expect(field).toBeFocused()
  await field.press('ControlOrMeta+a')
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
}

const removal = (page: Page, code: string) => page.getByRole('button', { name: `Remove the code ${code}` })

test('a code is typed, taken off, typed again, and makes the order cheaper', async ({ page, sql }) => {
  const [code, email] = [newCode(), newAddress('saver')]
  await sql(`INSERT INTO discount (id, code, kind, value) VALUES (gen_random_uuid(), $1, 'percent', 1000)`, [
    code,
  ])
  await putIntoCart(page, 'morning-mug')
  await page.goto('/checkout')
  const summary = page.getByRole('complementary', { name: 'Your order' })
  await expect(summary).toContainText('€26.90')

  await typeCode(page, `${code}X`)
  await expect(page.getByText('This code cannot be used.')).toBeVisible()
  await expect(page.getByLabel('Discount code')).toHaveAttribute('aria-invalid', 'true')
  await expectAccessible(page)
  await typeCode(page, code.toLowerCase())
  await expect(removal(page, code)).toBeFocused()
  await expect(summary).toContainText('€24.70')
  await expect(summary).toContainText('Includes €4.62')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Add a code' })).toBeFocused()
  await expect(summary).toContainText('€26.90')
  await typeCode(page, code)
  await expect(removal(page, code)).toBeVisible()

  await typeAddress(page, email)
  await typeCard(page, cards.pays)
  await placeOrder(page)
  await page.waitForURL(/\/orders\/LK-/)
  await expect(page.getByText(`Discount (${code})`)).toBeVisible()
  const [order] = await sql<{ total: number; uses: number }>(
    'SELECT o.total, d.uses FROM "order" o JOIN discount d ON d.id = o.discount_id WHERE o.email = $1',
    [email],
  )
  expect(order).toEqual({ total: 2470, uses: 1 })
  const mail = await mailTo(email, /Your order/)
  expect(mail.text).toMatch(/Discount:? −€2\.20/)
})

test('a code that ended since is said and asked about, and nothing is charged before', async ({
  page,
  sql,
}) => {
  const [code, email] = [newCode(), newAddress('late')]
  await sql(`INSERT INTO discount (id, code, kind, value) VALUES (gen_random_uuid(), $1, 'amount', 500)`, [
    code,
  ])
  await putIntoCart(page, 'morning-mug')
  await page.goto('/checkout')
  await typeCode(page, code)
  await expect(removal(page, code)).toBeVisible()
  await typeAddress(page, email)
  await typeCard(page, cards.pays)
  await sql(
    `UPDATE discount SET starts_at = shop_now() - interval '1 day', ends_at = shop_now() WHERE code = $1`,
    [code],
  )
  await placeOrder(page)
  await expect(page.getByText(`The code ${code} cannot be used for this order.`)).toBeVisible()
  await expect(page.getByText('Your order now comes to €26.90. Nothing was charged.')).toBeVisible()
  await expectAccessible(page)
  expect(await sql('SELECT FROM "order" WHERE email = $1', [email])).toHaveLength(0)
  await placeOrder(page)
  await page.waitForURL(/\/orders\/LK-/)
  const [order] = await sql('SELECT total, discount, discount_id FROM "order" WHERE email = $1', [email])
  expect(order).toEqual({ total: 2690, discount: 0, discount_id: null })
})
