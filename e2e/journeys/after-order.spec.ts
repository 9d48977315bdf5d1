import { readLedger } from '../support/money'
import { buyAsGuest, putIntoCart } from '../support/people'
import { expect, expectAccessible, mailTo, newAddress, test } from '../support/shop'

const ledgerOf = async (order: string) => (await readLedger()).orders[order]?.eur

test('somebody buys, looks at the invoice, cancels, and all of the money goes back', async ({
  page,
  browser,
}) => {
  const email = newAddress('cancels')
  await putIntoCart(page, 'morning-mug')
  const number = await buyAsGuest(page, email)

  await page.getByRole('link', { name: 'Invoice' }).click()
  await expect(page.getByRole('heading', { name: /Invoice \d+/ })).toBeVisible()
  await expect(page.getByText('12 Harbour Road')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Back to the order' }).click()

  await page.getByRole('button', { name: 'Buy again' }).click()
  await expect(page.getByText(/is in your cart/)).toBeVisible()

  await page.getByRole('button', { name: 'Cancel this order' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Yes, cancel it' }).click()
  await expect(page.getByText('Cancelled by you')).toBeVisible()
  // The question is gone: the focus is on what became of the order, which comes into sight.
  await expect(page.locator('#order-status')).toBeFocused()
  await expect(page.getByRole('button', { name: 'Cancel this order' })).toBeHidden()
  await expect.poll(async () => (await ledgerOf(number))?.balance, { timeout: 20_000 }).toBe(0)
  const { captured, refunded } = (await ledgerOf(number)) ?? {}
  expect(captured).toBeGreaterThan(0)
  expect(refunded).toBe(captured)
  const mail = await mailTo(email, new RegExp(`money for order ${number} is on its way`))
  await page.reload()
  await expect(page.getByText(/was given back/)).toBeVisible()
  await expectAccessible(page)

  // Each mail about it opens it, wherever it is read.
  const elsewhere = await (await browser.newContext()).newPage()
  await elsewhere.goto(/http\S+\/orders\/\S+#\S+/.exec(mail.text)?.[0] ?? '')
  await expect(elsewhere.getByText(/was given back/)).toBeVisible()
  await elsewhere.context().close()
})

test('somebody sends a piece back: what was chosen stays while something is missing', async ({
  page,
  sql,
}) => {
  const email = newAddress('returns')
  await putIntoCart(page, 'morning-mug')
  const number = await buyAsGuest(page, email)
  await sql(`UPDATE "order" SET status = 'shipped', shipped_at = shop_now() WHERE id = $1`, [number])
  await page.reload()
  await page.getByRole('button', { name: 'Return something' }).click()
  await page.getByLabel('Morning Mug').selectOption('1')
  await page.getByRole('button', { name: 'Ask to return this' }).click()
  await expect(page.getByText('Please say why.')).toBeVisible()
  await expect(page.getByLabel('Why?')).toBeFocused()
  await expect(page.getByLabel('Morning Mug')).toHaveValue('1')
  await expectAccessible(page)
  await page.getByLabel('Why?').selectOption('damaged')
  await page.getByRole('button', { name: 'Ask to return this' }).click()
  await expect(page.getByText('You asked to return one piece')).toBeVisible()
  await mailTo(email, new RegExp(`return request for order ${number}`))
})
