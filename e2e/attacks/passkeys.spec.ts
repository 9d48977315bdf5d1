import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { signUp } from '../support/people'
import { addAuthenticator, expect, shopOrigin, test } from '../support/shop'

// The rows of the list of bad ceremonies that need a server or a browser; lib/auth/passkeys/testing has the others.

const json = { origin: shopOrigin, 'content-type': 'application/json' }
const routes = ['/api/passkeys/sign-in', '/api/passkeys/register', '/api/step-up']

test('R01 a body that is no JSON, or not of this form, is answered like any other bad one', async ({
  page,
}) => {
  await addAuthenticator(page)
  await signUp(page)
  for (const address of routes) {
    for (const data of ['{', '[]', '"hello"', 'null', '', '{}', '{"id":"a"}']) {
      const answer = await page.request.post(address, { headers: json, data: Buffer.from(data) })
      expect([answer.status(), await answer.json()], `${address} ${data}`).toEqual([
        400,
        { error: 'invalid' },
      ])
    }
  }
})

test('R49 a body of 2 MB is not read', async ({ page, sql }) => {
  await addAuthenticator(page)
  const email = await signUp(page)
  // What other tests do meanwhile is not this customer's.
  const events = () =>
    sql('SELECT count(*) FROM event WHERE customer_id = (SELECT id FROM customer WHERE email = $1)', [email])
  const before = await events()
  for (const address of routes) {
    const data = Buffer.from(JSON.stringify({ id: 'A'.repeat(2 * 1024 * 1024) }))
    const answer = await page.request.post(address, { headers: json, data })
    expect([answer.status(), await answer.json()], address).toEqual([413, { error: 'too-large' }])
  }
  expect(await events()).toEqual(before)
})

test('A47 another method, another kind of body and no Origin reach no ceremony', async ({ request }) => {
  for (const address of [...routes, '/api/passkeys/sign-in/options']) {
    const data = Buffer.from('{}')
    const status = async (headers: Record<string, string>) =>
      (await request.post(address, { headers, data })).status()
    expect((await request.get(address)).status(), address).toBe(405)
    expect(await status({ ...json, 'content-type': 'text/plain' }), address).toBe(415)
    expect(await status({ 'content-type': 'application/json' }), address).toBe(403)
    for (const origin of ['null', 'https://evil.example', `${shopOrigin}.evil.example`]) {
      expect(await status({ ...json, origin }), `${address} ${origin}`).toBe(403)
    }
  }
})

test('A48 a frame on another site shows no door', async ({ page, complaints }) => {
  // 127.0.0.1 is another site than localhost.
  const html = `<iframe src="${shopOrigin}/sign-in" allow="publickey-credentials-get *"></iframe>`
  const server = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end(html),
  )
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const refusals: string[] = []
  page.on('console', (message) => refusals.push(message.text()))
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  // The browser says why it does not show it: the shop's own policy.
  await expect.poll(() => refusals.join()).toMatch(/frame-ancestors|X-Frame-Options/)
  await expect(page.frameLocator('iframe').getByRole('button')).toHaveCount(0)
  complaints.splice(0)
  server.close()
})
