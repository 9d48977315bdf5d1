import { confirmWithPasskey } from '../support/changes'
import { noLongerFresh } from '../support/later'
import { placeOrder, putIntoCart, signUp, typeAddress, typeNewCard } from '../support/people'
import { addAuthenticator, expect, newAddress, test } from '../support/shop'

// What a thief tries with a session, and what a page of the account gives away.

test('a stolen session sees no card, and neither changes nor uses one without the passkey', async ({
  page,
  sql,
}) => {
  const authenticator = await addAuthenticator(page)
  const address = await signUp(page, newAddress('cards'))
  await typeNewCard(page)
  await confirmWithPasskey(page)
  await expect(page.getByText('Your card is saved.')).toBeVisible()
  await putIntoCart(page, 'morning-mug')
  await noLongerFresh(sql, address)
  await authenticator.touch(false)

  await page.goto('/account/payment-methods')
  await expect(page.getByRole('button', { name: "Confirm it's you" })).toBeVisible()
  expect(await page.content()).not.toContain('4242')
  await page.goto('/checkout')
  await expect(page.getByRole('radio', { name: /My saved card/ })).toBeChecked()
  expect(await page.content()).not.toContain('4242')
  await typeAddress(page)
  await placeOrder(page)
  await expect(page.getByRole('dialog')).toContainText('Visa ending in 4242')
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await expect(page).toHaveURL(/\/checkout/)
  const orders = await sql(
    'SELECT FROM "order" o JOIN customer c ON c.id = o.customer_id WHERE c.email = $1',
    [address],
  )
  expect(orders).toEqual([])
  // Its owner pays with one touch.
  await authenticator.touch(true)
  await placeOrder(page)
  await confirmWithPasskey(page)
  await page.waitForURL(/\/orders\/LK-/)
})

test('only the pages where a card is typed know the payment provider', async ({ page }) => {
  await addAuthenticator(page)
  await signUp(page)
  const frames = async (address: string) => {
    const answer = await page.goto(address)
    return /frame-src (?!'none')/.test(answer?.headers()['content-security-policy'] ?? '')
  }
  expect(await frames('/account/payment-methods')).toBe(true)
  for (const other of ['/account', '/account/security', '/account/orders'])
    expect(await frames(other), other).toBe(false)
})
