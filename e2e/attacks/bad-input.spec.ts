import { randomUUID } from 'node:crypto'
import type { APIRequestContext } from '@playwright/test'
import { expect, shopOrigin, test } from '../support/shop'

// What is not a page's own request gets a plain 4xx, never a 500, and changes nothing.

const json = { origin: shopOrigin, 'content-type': 'application/json' }

async function anyVariant(sql: <Row>(text: string) => Promise<Row[]>): Promise<string> {
  const [row] = await sql<{ id: string }>('SELECT id FROM variant WHERE stock - reserved > 20 LIMIT 1')
  if (!row) throw new Error('the shop is empty')
  return row.id
}

const put = (
  request: APIRequestContext,
  variant: string,
  data: unknown,
  headers: Record<string, string> = json,
) =>
  request.put(`/api/cart/lines/${variant}`, {
    data: typeof data === 'string' ? Buffer.from(data) : Buffer.from(JSON.stringify(data)),
    headers,
  })

test('the cart takes no strange request', async ({ request, sql }) => {
  const variant = await anyVariant(sql)
  const good = { quantity: 1, version: 0 }
  const tries: [string, number, Promise<{ status(): number }>][] = [
    ['another origin', 403, put(request, variant, good, { ...json, origin: 'https://evil.example' })],
    ['no origin', 403, put(request, variant, good, { 'content-type': 'application/json' })],
    ['the null origin', 403, put(request, variant, good, { ...json, origin: 'null' })],
    [
      'a form',
      415,
      put(request, variant, 'quantity=1', { ...json, 'content-type': 'application/x-www-form-urlencoded' }),
    ],
    ['JSON as text', 415, put(request, variant, good, { ...json, 'content-type': 'text/plain' })],
    ['half a JSON', 400, put(request, variant, '{"quantity":')],
    ['no body', 400, put(request, variant, '')],
    ['null', 400, put(request, variant, null)],
    ['a list', 400, put(request, variant, [good])],
    ['a negative quantity', 400, put(request, variant, { ...good, quantity: -1 })],
    ['half a piece', 400, put(request, variant, { ...good, quantity: 0.5 })],
    ['a quantity in words', 400, put(request, variant, { ...good, quantity: 'two' })],
    ['a huge quantity', 400, put(request, variant, { ...good, quantity: 1e9 })],
    ['no version', 400, put(request, variant, { quantity: 1 })],
    ['a long body', 413, put(request, variant, { ...good, more: 'x'.repeat(200_000) })],
    ['a variant that is gone', 404, put(request, randomUUID(), good)],
    ['a variant that is none', 404, put(request, 'null', good)],
    ['a path', 404, put(request, '..%2F..%2Fhealth', good)],
    ['another method', 405, request.delete(`/api/cart/lines/${variant}`, { headers: json })],
  ]
  for (const [what, status, answer] of tries) expect((await answer).status(), what).toBe(status)
  const cart = await (await request.get('/api/cart')).json()
  expect(cart.lines).toEqual([])
})

test('somebody else’s cart cannot be named', async ({ request, sql }) => {
  const variant = await anyVariant(sql)
  for (const cookie of ['', 'x', 'A'.repeat(43), 'A'.repeat(4000), '%00', "' OR 1=1 --"]) {
    const answer = await request.get('/api/cart', { headers: { cookie: `__Host-cart=${cookie}` } })
    expect(answer.status(), cookie).toBe(200)
    expect((await answer.json()).lines).toEqual([])
  }
  const written = await put(request, variant, { quantity: 1, version: 0 })
  expect(written.status()).toBe(200)
})

test('a form that is not the page’s own reaches no action', async ({ request, page }) => {
  const sent = page.waitForRequest((asked) => asked.method() === 'POST' && 'next-action' in asked.headers())
  await page.goto('/sign-up')
  await page.locator('[autocomplete="email"]').fill('nobody')
  await page.getByRole('button', { name: /continue/i }).click()
  const { 'next-action': action = '' } = await (await sent).allHeaders()

  const good = { origin: shopOrigin, 'next-action': action }
  const reply = { _1_email: 'nobody', 0: '[null,"$K1"]' }
  const post = (headers: Record<string, string>, body: object, page = '/sign-up') =>
    request.post(page, { headers, maxRedirects: 0, ...body })
  const form = { multipart: reply }
  const torn = { ...good, 'content-type': 'multipart/form-data; boundary=x' }
  const tries: [string, number, Promise<{ status(): number }>][] = [
    ['the page’s own', 200, post(good, form)],
    ['another origin', 403, post({ ...good, origin: 'https://evil.example' }, form)],
    ['no origin', 403, post({ 'next-action': action }, form)],
    ['the null origin', 403, post({ ...good, origin: 'null' }, form)],
    [
      'another origin, and a proxy that is said to be there',
      403,
      post({ ...good, origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }, form),
    ],
    ['a proxy that is said to be there', 200, post({ ...good, 'x-forwarded-host': 'evil.example' }, form)],
    ['another origin, without script', 403, post({ origin: 'https://evil.example' }, form)],
    ['text', 415, post({ ...good, 'content-type': 'text/plain' }, { data: 'hello' })],
    ['JSON', 415, post(good, { data: { email: 'nobody' } })],
    ['a plain form', 415, post(good, { form: reply })],
    ['nothing', 415, post(good, {})],
    ['a form that names no argument', 400, post(good, { multipart: { _1_email: 'nobody' } })],
    ['garbage for arguments', 400, post(good, { multipart: { ...reply, 0: 'garbage' } })],
    ['an argument that is not there', 400, post(good, { multipart: { ...reply, 0: '[null,"$5"]' } })],
    ['a function for an argument', 400, post(good, { multipart: { ...reply, 0: '["$F1","$K1"]' } })],
    ['a torn form', 400, post(torn, { data: '--x\r\nContent-Disp' })],
    [
      'a form without a boundary',
      400,
      post({ ...good, 'content-type': 'multipart/form-data;' }, { data: 'x' }),
    ],
    ['a long form', 413, post(good, { multipart: { ...reply, more: 'x'.repeat(200_000) } })],
    ['a huge form', 413, post(good, { multipart: { ...reply, more: 'x'.repeat(3_000_000) } })],
    ['a page that takes none', 405, post(good, form, '/')],
    ['a page that takes none, and another origin', 405, post({ origin: 'https://evil.example' }, form, '/')],
    ['no page', 405, post(good, form, '/no-such-page')],
  ]
  for (const [what, status, answer] of tries) expect((await answer).status(), what).toBe(status)
  for (const none of ['x', '00'.repeat(21), '7f'.repeat(21)]) {
    const status = (await post({ ...good, 'next-action': none }, form)).status()
    expect(Math.floor(status / 100), none).toBe(4)
  }
})

test('HEAD says what GET would', async ({ request }) => {
  for (const address of ['/api/health', '/api/cart', '/', '/sign-in']) {
    expect((await request.head(address)).status(), address).toBe(200)
  }
})

test('passkey routes take nothing without a session, and no garbage', async ({ request }) => {
  const post = (path: string, data: unknown, headers = json) =>
    request.post(path, { data: JSON.stringify(data), headers })
  expect((await post('/api/passkeys/register/options', {})).status()).toBe(401)
  expect((await post('/api/passkeys/register', {})).status()).toBe(401)
  expect((await post('/api/passkeys/sign-in', {})).status()).toBe(400)
  expect((await post('/api/passkeys/sign-in', { id: 'x', rawId: 'x', type: 'password' })).status()).toBe(400)
  expect(
    (await post('/api/passkeys/sign-in/options', {}, { ...json, origin: 'https://evil.example' })).status(),
  ).toBe(403)
  for (const path of ['/api/passkeys/sign-in', '/api/passkeys/register', '/api/passkeys/sign-in/options']) {
    expect((await request.get(path)).status(), path).toBe(405)
  }
})

test('a session cookie that is none opens nothing', async ({ request }) => {
  for (const token of ['x', 'A'.repeat(43), 'A'.repeat(44), '%F0%9F%94%91', `${'A'.repeat(42)}=`]) {
    const answer = await request.get('/account', {
      headers: { cookie: `__Host-session=${token}` },
      maxRedirects: 0,
    })
    expect(answer.status(), token).toBe(307)
    expect(answer.headers().location).toContain('/sign-in')
  }
})

test('where to go after sign-in is only ever a page of the shop', async ({ page }) => {
  for (const next of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/%0d%0aSet-Cookie:x=1',
  ]) {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
    const links = await page
      .locator('main a')
      .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href))
    for (const link of links) expect(new URL(link).origin).toBe(shopOrigin)
    expect(await page.content()).not.toContain('href="javascript:')
  }
})

test('pages survive strange addresses', async ({ request }) => {
  for (const path of [
    '/products/%00',
    '/products/..%2f..%2fetc%2fpasswd',
    '/products/%F0%9F%94%91',
    '/products/%E0%A4%A',
    `/products/${'x'.repeat(3000)}`,
    '/categories/light/-1',
    '/categories/light/99999999999999999999',
    '/categories/constructor',
    '/orders/%27%20OR%201=1',
    '/orders/__proto__',
    '/search?q=a&q=b',
    `/search?q=${'x'.repeat(5000)}`,
    '/search?q=%00',
  ]) {
    const status = (await request.get(path)).status()
    expect(status, path).toBeLessThan(500)
  }
})
