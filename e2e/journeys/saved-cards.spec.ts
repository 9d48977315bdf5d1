import { confirmWithPasskey } from '../support/changes'
import { cards, placeOrder, putIntoCart, signUp, typeAddress, typeCard, typeNewCard } from '../support/people'
import { addAuthenticator, expect, expectAccessible, mailTo, test } from '../support/shop'

// A customer's saved cards: saved, paid with, replaced and removed, each with the passkey.

const page = '/account/payment-methods'

test('a card is saved, pays twice by one confirmation, and is removed', async ({ page: at }) => {
  await addAuthenticator(at)
  const address = await signUp(at)
  await at.goto('/account')
  await at
    .getByRole('link', { name: /Payment methods/ })
    .first()
    .click()
  await expect(at.getByText('No card is saved yet')).toBeVisible()
  await expectAccessible(at)
  await typeNewCard(at)
  await expect(at.getByRole('dialog')).toContainText('Save Visa ending in 4242, valid to 12/34.')
  // Whoever thinks again is back where they were.
  await at.keyboard.press('Escape')
  await expect(at.getByRole('button', { name: 'Save card' })).toBeFocused()
  await at.keyboard.press('Enter')
  await confirmWithPasskey(at)
  await expect(at.getByText('Your card is saved.')).toBeVisible()
  await expect(at.getByText('Used first')).toBeVisible()
  await expectAccessible(at)
  await mailTo(address, /card was saved/)

  await putIntoCart(at, 'morning-mug')
  await at.goto('/checkout')
  await expectAccessible(at)
  await typeAddress(at)
  await expect(at.getByRole('radio', { name: /Visa ending in 4242/ })).toBeChecked()
  await expect(at.locator('iframe')).toHaveCount(0)
  await placeOrder(at)
  const dialog = at.getByRole('dialog')
  await expect(dialog).toContainText(
    /Pay €[\d.]+ with Visa ending in 4242, for delivery to Anna Berg, 12 Harbour Road/,
  )
  await confirmWithPasskey(at)
  await at.waitForURL(/\/orders\/LK-/)

  await putIntoCart(at, 'morning-mug')
  await at.goto('/checkout')
  await expect(at.getByText('12 Harbour Road')).toBeVisible()
  await placeOrder(at)
  await at.waitForURL(/\/orders\/LK-/)

  await at.goto(page)
  await at.getByRole('button', { name: 'Remove Visa ending in 4242' }).click()
  await expect(dialog).toContainText('Remove Visa ending in 4242, valid to 12/34.')
  await confirmWithPasskey(at)
  await expect(at.getByText('No card is saved yet')).toBeVisible()
  await mailTo(address, /card was removed/)
})

test('a bank asks in the page, and a card that it refuses is not saved', async ({ page: at }) => {
  await addAuthenticator(at)
  await signUp(at)
  await typeNewCard(at, cards.declined)
  await confirmWithPasskey(at)
  await expect(at.getByText(/did not accept this card/)).toBeVisible()
  await typeCard(at, cards.asks)
  await at.getByRole('button', { name: 'Save card' }).click()
  await confirmWithPasskey(at)
  await expect(at.getByRole('heading', { name: 'Your bank asks you' })).toBeFocused()
  await at.frameLocator('iframe').getByRole('button', { name: 'Approve' }).click()
  await expect(at.getByText('Your card is saved.')).toBeVisible()
  await at.getByRole('button', { name: /^Replace / }).click()
  await typeCard(at, '5555555555554444')
  await at.getByRole('button', { name: 'Save card' }).click()
  await expect(at.getByRole('dialog')).toContainText(/Save Mastercard .*, in place of Visa/)
  await confirmWithPasskey(at)
  await expect(at.getByText('Your card is replaced.')).toBeVisible()
  await expect(at.getByText('Mastercard ending in 4444')).toBeVisible()
})
