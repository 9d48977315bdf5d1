import { readdirSync, readFileSync } from 'node:fs'
import { expect, shopOrigin, test } from '../support/shop'

// Each document has exactly one content security policy, strict, and nothing on any page runs against it.

const stored = [
  '/',
  '/products/morning-mug',
  // The same page as some mail programs write its address.
  '/products/morning%2Dmug',
  '/categories/light',
  '/cart',
  '/no-such-page',
  '/no%20such%20page',
  // Beside what is made for each request.
  '/account/no-such-page',
  '/orders/no/such/page',
]
const made = [
  '/search?q=lamp',
  '/sign-in',
  '/sign-up',
  '/recover',
  '/freeze',
  '/restore',
  '/recover/stop',
  '/checkout',
  '/account',
  '/orders/LK-00000-00000',
]

const policies = (headers: { name: string; value: string }[]) =>
  headers.filter(({ name }) => name.toLowerCase() === 'content-security-policy').map(({ value }) => value)

for (const address of [...stored, ...made]) {
  test(`${address} has one strict policy and keeps to it`, async ({ page }) => {
    const answer = await page.goto(address)
    const [policy = '', ...more] = policies((await answer?.headersArray()) ?? [])
    expect(more, 'policies beside the first').toEqual([])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("object-src 'none'")
    expect(policy).toContain("base-uri 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("style-src 'self'")
    expect(policy).not.toMatch(/unsafe-(inline|eval)/)
    const headers = (await answer?.headersArray()) ?? []
    for (const once of [
      'x-content-type-options',
      'x-frame-options',
      'referrer-policy',
      'permissions-policy',
      'cross-origin-opener-policy',
      'cache-control',
    ]) {
      expect(
        headers.filter(({ name }) => name.toLowerCase() === once),
        once,
      ).toHaveLength(1)
    }
    // The page came to life: React took the document over.
    await expect
      .poll(() =>
        page.evaluate(() => Object.keys(document).some((key) => key.startsWith('__reactContainer'))),
      )
      .toBe(true)
  })
}

test('nonces differ by request, hashes do not', async ({ request }) => {
  const policyOf = async (address: string) =>
    (await request.get(address)).headers()['content-security-policy']
  expect(await policyOf('/sign-in')).not.toBe(await policyOf('/sign-in'))
  expect(await policyOf('/')).toBe(await policyOf('/'))
})

test('payment origins exist in checkout only', async ({ request }) => {
  for (const address of [...stored, ...made]) {
    const policy = (await request.get(address)).headers()['content-security-policy'] ?? ''
    expect(/frame-src (?!'none')/.test(policy), address).toBe(address === '/checkout')
  }
})

test('public pages may not use passkeys, private ones may and are never stored', async ({ request }) => {
  const home = (await request.get('/')).headers()
  expect(home['permissions-policy']).toContain('publickey-credentials-get=()')
  const door = (await request.get('/sign-in')).headers()
  expect(door['permissions-policy']).toContain('publickey-credentials-get=(self)')
  expect(door['cross-origin-opener-policy']).toBe('same-origin')
  expect(door['cache-control']).toContain('no-store')
})

test('the proxy names every page that is made for a request, and no stored one', () => {
  const roots = readdirSync('app/(private)', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `/${entry.name}`)
  const proxy = readFileSync('proxy.ts', 'utf8')
  const [, matcher = ''] = /matcher: \[([^\]]*)\]/.exec(proxy) ?? []
  const patterns = [...matcher.matchAll(/^ *'([^']+)',$/gm)].map(([, pattern = '']) => pattern)
  const [, words = ''] = /^\/:page\(([^)]*)\)\/:path\*$/.exec(patterns[0] ?? '') ?? []
  expect(patterns.slice(1)).toEqual(['/(.*%.*)'])
  const wanted = [...roots, '/api', '/search']
  expect(pagesOf(words)).toEqual(wanted.sort())
  const [, known = ''] = /madeForRequest = .*?\(([^)]*)\)/.exec(proxy) ?? []
  expect(pagesOf(known)).toEqual(wanted)
})

const pagesOf = (words: string) =>
  words
    .split('|')
    .map((word) => `/${word}`)
    .sort()

test('another host gets no private page and no API', async ({ request }) => {
  for (const address of ['/sign-in', '/checkout', '/search?q=a', '/api/cart']) {
    const answer = await request.get(address, { headers: { host: 'evil.example' } })
    expect(answer.status(), address).toBe(421)
  }
  expect((await request.get('/api/health', { headers: { host: '10.0.0.1' } })).status()).toBe(200)
  expect(shopOrigin).not.toContain('evil')
})
