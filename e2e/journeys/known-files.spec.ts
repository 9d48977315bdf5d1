import { expect, shopOrigin, test } from '../support/shop'

// What password managers, browsers and people who found a weakness look for at addresses of its own.

test('password managers find where passkeys are kept', async ({ request }) => {
  const answer = await request.get('/.well-known/passkey-endpoints', { maxRedirects: 0 })
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-type']).toMatch(/^application\/json/)
  const address = `${shopOrigin}/account/security`
  expect(await answer.json()).toEqual({ enroll: address, manage: address })
})

test('changing the password means changing passkeys, and what is not there is not there', async ({
  request,
}) => {
  const answer = await request.get('/.well-known/change-password', { maxRedirects: 0 })
  expect([answer.status(), answer.headers().location]).toEqual([302, `${shopOrigin}/account/security`])
  // How a password manager finds out whether the answer above means anything.
  const none = '/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200'
  expect((await request.get(none)).status()).toBe(404)
})

test('security.txt has a contact and is good for weeks', async ({ request }) => {
  const answer = await request.get('/.well-known/security.txt')
  expect(answer.headers()['content-type']).toBe('text/plain; charset=utf-8')
  const text = await answer.text()
  expect(text).toMatch(/^Contact: mailto:security@/m)
  expect(text).toContain(`Canonical: ${shopOrigin}/.well-known/security.txt`)
  const [, expires = ''] = /^Expires: (.+)$/m.exec(text) ?? []
  expect(Date.parse(expires) - Date.now()).toBeGreaterThan(7 * 86_400_000)
})

test('no origin is related where none is configured', async ({ request }) => {
  expect((await request.get('/.well-known/webauthn')).status()).toBe(404)
})

test('these files have the headers of every file, and set no cookie', async ({ request }) => {
  for (const name of ['passkey-endpoints', 'security.txt', 'change-password', 'webauthn']) {
    const answer = await request.get(`/.well-known/${name}`, { maxRedirects: 0 })
    const headers = answer.headers()
    const policies = answer
      .headersArray()
      .filter((header) => header.name.toLowerCase() === 'content-security-policy')
    expect(policies, name).toHaveLength(1)
    expect(headers['content-security-policy'], name).toContain("default-src 'none'")
    expect(headers['x-content-type-options'], name).toBe('nosniff')
    expect(headers['set-cookie'], name).toBeUndefined()
  }
})
