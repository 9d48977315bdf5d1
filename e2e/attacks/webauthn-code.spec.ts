import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '../support/shop'

// What runs on a public page cannot ask for a passkey: the browser forbids it there, and the code is not there.

const told = /navigator\.credentials|PublicKeyCredential|webauthn|\/api\/passkeys/i

async function scriptsOf(page: import('@playwright/test').Page, path: string) {
  const loaded: Promise<{ url: string; text: string }>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return
    loaded.push(response.text().then((text) => ({ url: response.url(), text })))
  })
  await page.goto(path)
  // What is fetched for a page that somebody may go to next counts as well.
  for (const link of await page.locator('header a, main a').all())
    await link.hover({ trial: false }).catch(() => {})
  await page.waitForLoadState('networkidle')
  return Promise.all(loaded)
}

const publicPages = [
  '/',
  '/categories/light',
  '/products/morning-mug',
  '/cart',
  '/search?q=lamp',
  '/no-such-page',
]

for (const path of publicPages) {
  test(`${path} loads no WebAuthn code`, async ({ page }) => {
    const scripts = await scriptsOf(page, path)
    expect(scripts.length).toBeGreaterThan(2)
    expect(scripts.filter(({ text }) => told.test(text)).map(({ url }) => url)).toEqual([])
  })
}

test('the sign-in page loads it, so the search above would find it', async ({ page }) => {
  expect((await scriptsOf(page, '/sign-in')).some(({ text }) => told.test(text))).toBe(true)
})

test('no file of the public part names the ceremony', () => {
  const files = readdirSync('app/(shop)', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  )
  expect(files.length).toBeGreaterThan(5)
  for (const file of files) {
    expect(readFileSync(`app/(shop)/${file}`, 'utf8'), file).not.toMatch(/passkey-ceremony|simplewebauthn/)
  }
})
