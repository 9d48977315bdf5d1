import {
  buyAsGuest,
  cards,
  codeMailedTo,
  placeOrder,
  putIntoCart,
  typeAddress,
  typeCard,
} from '../support/people'
import { expect, expectAccessible, mailTo, newAddress, test } from '../support/shop'

test('a guest buys, gets a mail, and opens the order from it on another device, all of it by a code', async ({
  page,
  browser,
}) => {
  const email = newAddress('guest')
  await putIntoCart(page, 'morning-mug')
  const number = await buyAsGuest(page, email)
  await expect(page.getByText(number).first()).toBeVisible()
  await expectAccessible(page)

  const mail = await mailTo(email, new RegExp(number))
  const link = /http\S+\/orders\/\S+#\S+/.exec(mail.text)?.[0] ?? ''
  const other = await browser.newContext()
  const elsewhere = await other.newPage()
  await elsewhere.goto(`/orders/${number}`)
  await expect(elsewhere.getByText('12 Harbour Road')).toBeHidden()
  await elsewhere.goto('about:blank')
  await elsewhere.goto(link)
  await expect(elsewhere.getByText('Paid, being packed')).toBeVisible()
  // The secret leaves the address bar once it has been used.
  await expect(elsewhere).toHaveURL(new RegExp(`/orders/${number}$`))
  // The link shows what was ordered; where it goes, the invoice and cancelling take a code to the order's address.
  await elsewhere.reload()
  await expect(elsewhere.getByRole('link', { name: 'Morning Mug' }).first()).toBeVisible()
  expect(await elsewhere.content()).not.toContain('Harbour Road')
  expect(await elsewhere.content()).not.toContain(email)
  await expect(elsewhere.getByRole('button', { name: 'Cancel this order' })).toBeHidden()
  await elsewhere.goto(`/orders/${number}/invoice`)
  await expect(elsewhere).toHaveURL(new RegExp(`/orders/${number}$`))
  await elsewhere.getByRole('button', { name: 'Send me a code' }).click()
  const code = elsewhere.locator('[autocomplete~="one-time-code"]')
  await expect(code).toBeFocused()
  await code.fill(await codeMailedTo(email))
  await expect(elsewhere.getByText('12 Harbour Road')).toBeVisible()
  await expect(elsewhere.getByRole('heading', { name: 'Delivery address' })).toBeFocused()
  await expect(elsewhere.getByRole('button', { name: 'Cancel this order' })).toBeVisible()
  await expectAccessible(elsewhere)
  await other.close()

  await page.goto('/cart')
  await expect(page.getByText(/your cart is empty/i)).toBeVisible()
})

for (const [card, words] of [
  [cards.declined, /did not accept this card/],
  // A guest is told the same whatever the bank said.
  [cards.insufficientFunds, /did not accept this card/],
] as const) {
  test(`card ${card} is refused kindly, nothing is lost, and another card pays`, async ({ page, sql }) => {
    const email = newAddress('declined')
    await putIntoCart(page, 'morning-mug')
    await page.goto('/checkout')
    await typeAddress(page, email)
    await typeCard(page, card)
    await placeOrder(page)
    await expect(page.getByText(words).first()).toBeVisible()
    await expect(page.locator('[autocomplete~="address-line1"]')).toHaveValue('12 Harbour Road')
    const [order] = await sql<{ status: string }>('SELECT status FROM "order" WHERE email = $1', [email])
    expect(order?.status).toBe('cancelled')
    await typeCard(page, cards.pays)
    await placeOrder(page)
    await page.waitForURL(/\/orders\/LK-/)
  })
}

test('a tab that is opened while another one pays is led to the order', async ({ page, context, sql }) => {
  const [other, email] = [await context.newPage(), newAddress('tabs')]
  await putIntoCart(page, 'morning-mug')
  await page.goto('/checkout')
  await typeAddress(page, email)
  await typeCard(page, cards.takesLong)
  await placeOrder(page)
  await expect
    .poll(async () => (await sql('SELECT FROM "order" WHERE email = $1', [email])).length, {
      intervals: [50],
    })
    .toBe(1)
  await other.goto('/checkout')
  await expect(other).toHaveURL(/\/orders\/LK-/)
  await expect(other.getByRole('heading', { name: 'Thank you for your order' })).toBeVisible({
    timeout: 20_000,
  })
})

test('a double click on "Place order" makes one order', async ({ page, sql }) => {
  const email = newAddress('twice')
  await putIntoCart(page, 'morning-mug')
  await page.goto('/checkout')
  await typeAddress(page, email)
  await typeCard(page, cards.pays)
  await page.getByRole('button', { name: /Place order/ }).dblclick()
  await page.waitForURL(/\/orders\/LK-/)
  const orders = await sql('SELECT id FROM "order" WHERE email = $1', [email])
  expect(orders).toHaveLength(1)
})

test('what is missing is said beside its field, and the first one gets the focus', async ({ page }) => {
  await putIntoCart(page, 'morning-mug')
  await page.goto('/checkout')
  await expectAccessible(page)
  await typeCard(page, cards.pays)
  await placeOrder(page)
  const email = page.locator('[autocomplete~="email"]')
  await expect(email).toHaveAttribute('aria-invalid', 'true')
  await expect(email).toBeFocused()
  await expectAccessible(page)
})
