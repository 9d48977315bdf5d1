import type { Page } from '@playwright/test'
import { putIntoCart } from '../support/people'
import { expect, test } from '../support/shop'

// Nothing jumps while a page comes: cumulative layout shift, as https://web.dev/articles/cls counts it.

type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean }
type Watched = Window & { shifted?: number }

/** Counts, from the next document on, what moved without anybody having asked for it. */
function watchShifts(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    const watched: Watched = window
    watched.shifted = 0
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries() as Shift[])
        if (!shift.hadRecentInput) watched.shifted = (watched.shifted ?? 0) + shift.value
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

async function expectStill(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'networkidle' })
  // Two frames, so that the observer has heard of the last one.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  const shifted = await page.evaluate(() => (window as Watched).shifted)
  expect(shifted, address).toBe(0)
}

const stored = [
  '/',
  '/categories/light',
  '/categories/light/2',
  '/products/morning-mug',
  '/products/morning-mug?variant=sage',
  '/cart',
]

for (const [device, viewport] of [
  ['phone', { width: 390, height: 844 }],
  ['desk', { width: 1280, height: 800 }],
] as const) {
  test.describe(device, () => {
    test.use({ viewport })

    test('stored pages stand still, for a new visitor and for one with a cart', async ({ page }) => {
      await watchShifts(page)
      for (const address of stored) await expectStill(page, address)
      await putIntoCart(page, 'morning-mug')
      for (const address of stored) await expectStill(page, address)
    })

    test('the count sees a jump where there is one', async ({ page }) => {
      await watchShifts(page)
      await page.goto('/cart', { waitUntil: 'networkidle' })
      await page.evaluate(() => {
        const block = document.createElement('div')
        block.className = 'min-h-13'
        document.body.prepend(block)
      })
      await expect.poll(() => page.evaluate(() => (window as Watched).shifted)).toBeGreaterThan(0)
    })
  })
}
