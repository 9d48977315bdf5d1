import type { Browser, Page, Response } from '@playwright/test'
import { buyAsGuest, putIntoCart, signUp } from '../support/people'
import { addAuthenticator, expect, newAddress, test } from '../support/shop'

// Nobody learns from the shop whether an address has an account: not by text, status, headers, cookies or
// time, and not by what happens when they ask too often. Statements are counted in
// lib/accounts/door-limits.test.ts.

/** An address with an account, and one of the same length without. */
async function twoAddresses(browser: Browser, name = 'known') {
  const context = await browser.newContext()
  const page = await context.newPage()
  await addAuthenticator(page)
  const known = await signUp(page, newAddress(name))
  await context.close()
  return { known, unknown: `other${known.slice(name.length)}` }
}

/** Without what differs with every answer and says nothing: random values and the seconds that passed. */
const plain = (text: string, address: string) =>
  text
    .replaceAll(address, 'ADDRESS')
    .replaceAll(/[A-Za-z0-9_-]{43}/g, 'TOKEN')
    .replaceAll(/"nonce":"[^"]*"/g, '"nonce":"N"')
    // Next names each request's metadata by its id.
    .replaceAll(/"[A-Za-z0-9_-]{21}([vmh])"/g, '"REQUEST$1"')
    .replaceAll(/Expires=[^;]*/g, 'Expires=SOON')
    .replaceAll(/"wait":"\d+"/g, '"wait":"N"')
    // Whether mail is slow is the mail server's affair, and other tests send some too.
    .replaceAll(/"isSlow":(true|false)/g, '"isSlow":B')

const changing = new Set(['date', 'content-security-policy', 'x-request-id', 'content-length'])

type Seen = { status: number; headers: string[]; body: string }

/** Every answer to a form of this page, as it came over the wire. */
async function listen(page: Page, address: string): Promise<Seen[]> {
  const seen: Seen[] = []
  await page.route(
    (url) => !url.pathname.startsWith('/api/'),
    async (route) => {
      if (route.request().method() !== 'POST') return route.fallback()
      const answer = await route.fetch()
      const headers = answer
        .headersArray()
        .filter(({ name }) => !changing.has(name.toLowerCase()))
        .map(({ name, value }) => `${name.toLowerCase()}: ${plain(value, address)}`)
        .sort()
      // Parts of the page come in the order in which they are ready.
      const body = plain(await answer.text(), address)
        .split('\n')
        .sort()
        .join('\n')
      seen.push({ status: answer.status(), headers, body })
      await route.fulfill({ response: answer })
    },
  )
  return seen
}

/** Asks for a code six times, one more than is given, and tries a wrong one in between. */
async function everything(browser: Browser, path: string, address: string) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(path)
  const answers = await listen(page, address)
  const words: string[] = []
  async function note(act: () => Promise<void>) {
    const count = answers.length
    await act()
    await expect.poll(() => answers.length).toBe(count + 1)
    await expect(page.locator('main [aria-busy=true]')).toHaveCount(0)
    words.push(plain(await page.locator('main').innerText(), address).replaceAll(/\d+ s\b/g, 'N s'))
  }
  for (let time = 0; time < 6; time++) {
    await page.locator('[name="email"]').fill(address)
    await note(() => page.getByRole('button', { name: /continue/i }).click())
    if (time === 2) {
      await note(() => page.locator('[autocomplete="one-time-code"]').fill('00000000'))
      await expect(page.getByText('4 tries left')).toBeVisible()
    }
    if (time < 5) await page.getByRole('button', { name: 'Use another email' }).click()
  }
  const cookies = (await context.cookies()).map(({ value, expires, ...rest }) => ({
    ...rest,
    length: value.length,
    days: Math.round(expires / 86_400),
  }))
  await context.close()
  return { answers, words, cookies }
}

for (const path of ['/sign-in', '/sign-up']) {
  test(`${path} tells a known or disabled address nothing else than an unknown one, limits included`, async ({
    browser,
    sql,
  }) => {
    test.slow()
    const { known, unknown } = await twoAddresses(browser)
    const { known: disabled } = await twoAddresses(browser, 'gone0')
    await sql(
      "UPDATE customer SET deletion_due_at = shop_now() + interval '7 days', frozen_at = shop_now(), frozen_by = 'operator' WHERE email = $1",
      [disabled],
    )
    const told = await everything(browser, path, known)
    expect(told).toEqual(await everything(browser, path, unknown))
    expect(told).toEqual(await everything(browser, path, disabled))
    expect(told.answers).toHaveLength(7)
    expect(told.answers.at(-1)?.body).toContain('too-often')
    expect(told.words.at(-1)).toContain('Please wait 60 minutes')
    expect(told.cookies.map(({ name }) => name)).toContain('__Host-ceremony')
  })
}

const isAction = (response: Response) =>
  response.request().method() === 'POST' && !response.url().includes('/api/')

test('both take the same time', async ({ browser }) => {
  test.slow()
  const { known, unknown } = await twoAddresses(browser)
  const times: Record<string, number[]> = { [known]: [], [unknown]: [] }
  // The quickest of each: whatever else the machine does only ever adds, so that more rounds bring the two together
  // unless one is slower in truth.
  const apart = () => {
    const [one = 0, other = 0] = Object.values(times).map((all) => Math.min(...all))
    return { difference: Math.abs(one - other), bound: Math.max(40, Math.min(one, other)) }
  }
  const areClose = () => apart().difference < apart().bound
  // In turns, so that it meets both; each in a browser of its own. Not more often than an address is given codes: a
  // refusal is quick.
  for (let round = 0; round < 5 && (round < 3 || !areClose()); round++) {
    for (const address of round % 2 ? [known, unknown] : [unknown, known]) {
      const context = await browser.newContext()
      const page = await context.newPage()
      await page.goto('/sign-up')
      await page.locator('[name="email"]').fill(address)
      const answered = page.waitForResponse(isAction)
      await page.getByRole('button', { name: /continue/i }).click()
      const { requestStart, responseStart } = (await answered).request().timing()
      times[address]?.push(responseStart - requestStart)
      await context.close()
    }
  }
  expect(Math.min(...Object.values(times).flat())).toBeGreaterThan(0)
  expect(apart().difference).toBeLessThan(apart().bound)
})

test('a guest buys with a known address exactly as with any other', async ({ browser }) => {
  test.slow()
  const { known, unknown } = await twoAddresses(browser)
  const told = []
  for (const address of [known, unknown]) {
    const context = await browser.newContext()
    const page = await context.newPage()
    await putIntoCart(page, 'tea-towel')
    const answers: unknown[] = []
    page.on('response', (response) => {
      if (isAction(response)) answers.push([response.status(), response.headers()['content-type']])
    })
    const number = await buyAsGuest(page, address)
    const text = (await page.locator('main').innerText()).replaceAll(number, 'NUMBER')
    const cookies = (await context.cookies()).map(({ name, value }) => `${name} ${value.length}`).sort()
    told.push({ answers, cookies, text: plain(text, address) })
    await context.close()
  }
  expect(told[0]).toEqual(told[1])
})
