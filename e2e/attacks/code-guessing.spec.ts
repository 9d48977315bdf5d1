import type { Page, Request, Route } from '@playwright/test'
import { codeMailedTo } from '../support/people'
import { expect, newAddress, shopOrigin, test } from '../support/shop'

// Codes have eight digits. What keeps a script from trying them all: tries, days, browsers, and work.

const emailField = (page: Page) => page.locator('[autocomplete~="email"]')
const codeField = (page: Page) => page.locator('[autocomplete="one-time-code"]')
const isAction = (request: Request) => request.method() === 'POST' && !request.url().includes('/api/')

async function askForCode(page: Page, address: string) {
  await emailField(page).fill(address)
  await page.getByRole('button', { name: /continue/i }).click()
  await expect(codeField(page)).toBeVisible()
}

const wrongOf = (code: string) => String((Number(code) + 1) % 100_000_000).padStart(8, '0')

async function guess(page: Page, code: string) {
  const answered = page.waitForResponse((response) => isAction(response.request()))
  await codeField(page).fill(code)
  await answered
  await expect(page.getByRole('button', { name: 'Confirm' })).toBeEnabled()
}

test('twenty wrong codes a day, whatever number of mails; then the right one waits too', async ({
  page,
  sql,
}) => {
  test.slow()
  const address = newAddress('guessed')
  await page.goto('/sign-up')
  await askForCode(page, address)
  let code = ''
  for (let mail = 0; mail < 4; mail++) {
    const mails = async () =>
      Number(
        (
          await sql<{ count: string }>('SELECT count(*) FROM mail WHERE "to" = $1 AND sent_at IS NOT NULL', [
            address,
          ])
        )[0]?.count,
      )
    await expect.poll(mails).toBe(mail + 1)
    code = await codeMailedTo(address)
    for (let tried = 0; tried < 5; tried++) await guess(page, wrongOf(code))
    await expect(page.getByText('This code no longer works')).toBeVisible()
    const again = page.getByRole('button', { name: 'Send a new code' })
    await again.click()
    await expect(page.getByRole('button', { name: /Send a new code in/ })).toBeVisible()
  }
  await expect.poll(async () => (await codeMailedTo(address)) !== code).toBe(true)
  await guess(page, await codeMailedTo(address))
  await expect(page.getByText(/Please wait 24 hours/)).toBeVisible()
  expect(await sql('SELECT FROM customer WHERE email = $1', [address])).toHaveLength(0)
})

test('a code is worth nothing in another browser', async ({ page, browser }) => {
  const address = newAddress('stolen')
  await page.goto('/sign-up')
  await askForCode(page, address)
  const code = await codeMailedTo(address)
  const thief = await browser.newContext()
  const elsewhere = await thief.newPage()
  await elsewhere.goto('/sign-up')
  // The thief's own code is another one, and asking for it voids nothing of the owner's.
  await askForCode(elsewhere, address)
  await guess(elsewhere, code)
  await expect(elsewhere.getByText(/4 tries left/)).toBeVisible()
  await thief.close()
  await codeField(page).fill(code)
  await expect(page.getByRole('button', { name: 'Create a passkey' })).toBeVisible()
})

/** Changes what the next forms of a page send, as a script would. */
async function tamper(page: Page, change: (body: string) => string) {
  const change_ = (route: Route) => {
    const body = route.request().postDataBuffer()?.toString('latin1') ?? ''
    return route.continue({ postData: Buffer.from(change(body), 'latin1') })
  }
  await page.route(
    (url) => url.pathname === '/sign-up',
    (route) => (isAction(route.request()) ? change_(route) : route.fallback()),
  )
}

const mailsTo = 'SELECT FROM mail WHERE "to" = $1'

test('without work no mail goes out, and the person is told', async ({ page, sql }) => {
  const address = newAddress('lazy')
  await page.goto('/sign-up')
  await tamper(page, (body) => body.replace(/_proof"/g, '_nothing"'))
  await emailField(page).fill(address)
  await page.getByRole('button', { name: /continue/i }).click()
  await expect(page.getByText(/could not finish a small check/)).toBeVisible()
  expect(await sql(mailsTo, [address])).toHaveLength(0)
})

test('work done once pays for one mail, and work for a mail pays for no try', async ({ page, sql }) => {
  const address = newAddress('thrifty')
  await page.goto('/sign-up')
  const bodies: Buffer[] = []
  const headers: Record<string, string>[] = []
  page.on('request', (request) => {
    if (!isAction(request)) return
    bodies.push(request.postDataBuffer() ?? Buffer.alloc(0))
    headers.push(request.headers())
  })
  await askForCode(page, address)
  expect(await sql(mailsTo, [address])).toHaveLength(1)
  const [first] = headers
  for (let time = 0; time < 3; time++) {
    const again = await page.request.post('/sign-up', {
      data: bodies[0] ?? '',
      headers: {
        'content-type': first?.['content-type'] ?? '',
        'next-action': first?.['next-action'] ?? '',
        origin: shopOrigin,
      },
    })
    expect(again.status()).toBe(200)
    expect(await again.text()).toContain('"error":"proof"')
  }
  expect(await sql(mailsTo, [address])).toHaveLength(1)

  const proofOf = (body: string) => /_proof"\r\n\r\n([^\r]+)\r\n/.exec(body)?.[1] ?? ''
  const spent = proofOf(bodies[0]?.toString('latin1') ?? '')
  expect(spent).toContain('signature')
  await tamper(page, (body) => body.replace(proofOf(body), spent))
  const tries = 'SELECT tries_left AS left FROM mailed_code WHERE email = $1'
  await codeField(page).fill('00000000')
  await expect(page.getByText(/could not finish a small check/)).toBeVisible()
  expect(await sql(tries, [address])).toEqual([{ left: 5 }])
})

test('an address in a header that no trusted proxy wrote changes nothing', async ({ request, sql }) => {
  const before = await sql<{ key: string }>(
    "SELECT key FROM rate_limit WHERE key LIKE 'proofs:%' ORDER BY key",
  )
  for (let time = 0; time < 5; time++) {
    const answer = await request.post('/api/proofs', {
      data: { purpose: 'mail' },
      headers: { origin: shopOrigin, 'x-forwarded-for': `203.0.113.${time}` },
    })
    expect(answer.status()).toBe(200)
  }
  const after = await sql<{ key: string }>(
    "SELECT key FROM rate_limit WHERE key LIKE 'proofs:%' ORDER BY key",
  )
  expect(after.length - before.length).toBeLessThanOrEqual(1)
})

test('a puzzle is for the purposes that there are', async ({ request }) => {
  for (const data of [{ purpose: 'orders' }, {}, { purpose: 'mail', steps: 1 }, []]) {
    const answer = await request.post('/api/proofs', { data, headers: { origin: shopOrigin } })
    expect(answer.status()).toBe(400)
  }
  const foreign = await request.post('/api/proofs', {
    data: { purpose: 'mail' },
    headers: { origin: 'https://evil.example' },
  })
  expect(foreign.status()).toBe(403)
})
