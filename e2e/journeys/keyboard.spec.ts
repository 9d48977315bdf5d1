import type { Locator, Page } from '@playwright/test'
import { cards, codeMailedTo } from '../support/people'
import { addAuthenticator, expect, newAddress, test } from '../support/shop'

// Nothing here points or clicks, and no element is focused but by the Tab key.

const farthest = 80

/** Presses Tab until the element has the focus, and sees that the focus can be seen there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let count = 0; count < farthest; count++) {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) {
      expect(await target.evaluate(showsFocus), `a focus ring on ${target}`).toBe(true)
      return
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`${farthest} times Tab do not reach ${target}`)
}

/** An outline of its own, of the box that it fills, or of the label that stands for it. */
function showsFocus(element: Element): boolean {
  const outlined = (style: CSSStyleDeclaration) =>
    style.outlineStyle !== 'none' && style.outlineWidth !== '0px'
  const label = element.closest('label')
  return (
    outlined(getComputedStyle(element)) ||
    outlined(getComputedStyle(element, '::after')) ||
    (label !== null && outlined(getComputedStyle(label)))
  )
}

async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.type(text)
}

test('from the front page to a placed order without a pointer', async ({ page }) => {
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const field = (token: string) => page.locator(`[autocomplete~="${token}"]`)
  const inFrame = (token: string) => page.frameLocator('iframe').locator(`[autocomplete="${token}"]`)

  await page.goto('/')
  await press(page, page.getByRole('link', { name: 'Morning Mug' }))
  await page.waitForURL(/\/products\/morning-mug/)
  const choice = page.getByRole('radio', { name: 'Ink' })
  await tabTo(page, choice)
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Paper' })).toBeChecked()
  await press(page, button('Add to cart'))
  await press(page, page.getByRole('link', { name: 'View cart' }))
  await page.waitForURL(/\/cart$/)
  await press(page, page.getByRole('link', { name: 'Check out' }))
  await page.waitForURL(/\/checkout$/)
  await expect(inFrame('cc-number')).toBeVisible()

  await type(page, field('email'), newAddress('keys'))
  await type(page, field('name'), 'Anna Berg')
  await type(page, field('address-line1'), '12 Harbour Road')
  await type(page, field('address-level2'), 'Galway')
  await type(page, field('postal-code'), 'H91 E2K3')
  await tabTo(page, page.getByRole('radio', { name: /Standard/ }))
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: /Express/ })).toBeChecked()
  await type(page, inFrame('cc-number'), cards.pays)
  await type(page, inFrame('cc-exp'), '1234')
  await type(page, inFrame('cc-csc'), '123')
  await press(page, button(/Place order/))
  await page.waitForURL(/\/orders\/LK-/)
  await expect(page.getByRole('heading', { level: 1, name: 'Thank you' })).toBeVisible()
})

test('an account and a passkey without a pointer', async ({ page }) => {
  await addAuthenticator(page)
  const address = newAddress('keys')
  await page.goto('/')
  await press(page, page.getByRole('link', { name: 'Sign in' }))
  await page.waitForURL(/\/sign-in/)
  await press(page, page.getByRole('link', { name: 'Create an account' }))
  await page.waitForURL(/\/sign-up/)
  await type(page, page.locator('[autocomplete~="email"]'), address)
  await page.keyboard.press('Enter')
  // The focus is in the code's field when it comes, and its last digit sends it off.
  await expect(page.locator('[autocomplete~="one-time-code"]')).toBeFocused()
  await page.keyboard.type(await codeMailedTo(address))
  await press(page, page.getByRole('button', { name: 'Create a passkey' }))
  await page.waitForURL(/\/account/)
  await expect(page.getByText(address)).toBeVisible()
})
