import { deleteAccount } from '../support/changes'
import { signUp } from '../support/people'
import { addAuthenticator, expect, mailTo, shopOrigin, test } from '../support/shop'

// Several browsers and mails each.
test.describe.configure({ timeout: 180_000 })

const closing = 'SELECT deletion_due_at IS NOT NULL AS closing FROM customer WHERE email = $1'

test('nothing leaves and nobody is deleted without a confirmation for that', async ({
  page,
  context,
  sql,
}) => {
  await addAuthenticator(page)
  const address = await signUp(page)
  const take = (data: object, headers: Record<string, string> = { Origin: shopOrigin }) =>
    context.request.post('/api/account/export', { headers, data })
  for (const grant of [crypto.randomUUID(), 'x', '']) {
    const answer = await take({ grant })
    expect([400, 403]).toContain(answer.status())
    expect(await answer.text()).not.toContain(address)
  }
  expect((await take({ grant: crypto.randomUUID() }, { Origin: 'https://elsewhere.example' })).status()).toBe(
    403,
  )
  expect((await context.request.get('/api/account/export')).status()).toBe(405)
  // The form that deletes, sent with a grant that was never given.
  await page.goto('/account/privacy')
  await page.route('**/account/privacy', (route) => {
    const sent = route.request().postData()
    if (route.request().method() !== 'POST' || !sent) return route.continue()
    const grant = crypto.randomUUID()
    const boundary = sent.slice(0, sent.indexOf('\r\n'))
    const forged = `${boundary}\r\nContent-Disposition: form-data; name="_1_grant"\r\n\r\n${grant}\r\n${sent}`
    return route.continue({ postData: forged })
  })
  await page.getByRole('button', { name: 'Delete my account' }).click()
  await expect(page.getByText(/That confirmation was for something else/)).toBeVisible()
  expect(await sql(closing, [address])).toEqual([{ closing: false }])
})

test('a grant for the export is no grant for the deletion', async ({ page, sql }) => {
  await addAuthenticator(page)
  const address = await signUp(page)
  await page.goto('/account/privacy')
  let grant = ''
  await page.route('**/api/account/export', (route) => {
    grant = JSON.parse(route.request().postData() ?? '{}').grant
    return route.abort()
  })
  await page.getByRole('button', { name: 'Download my data' }).click()
  await page.getByRole('button', { name: 'Confirm with passkey' }).click()
  await expect.poll(() => grant).not.toBe('')
  await page.route('**/account/privacy', (route) => {
    const sent = route.request().postData()
    if (route.request().method() !== 'POST' || !sent) return route.continue()
    const boundary = sent.slice(0, sent.indexOf('\r\n'))
    const forged = `${boundary}\r\nContent-Disposition: form-data; name="_1_grant"\r\n\r\n${grant}\r\n${sent}`
    return route.continue({ postData: forged })
  })
  await page.getByRole('button', { name: 'Delete my account' }).click()
  await expect(page.getByText(/That confirmation was for something else/)).toBeVisible()
  expect(await sql(closing, [address])).toEqual([{ closing: false }])
})

test('a closed account’s cookies and mailbox open nothing', async ({ page, browser, context, sql }) => {
  await addAuthenticator(page)
  const address = await signUp(page)
  const thief = await browser.newContext({ storageState: await context.storageState() })
  await deleteAccount(page)
  const stolen = await thief.newPage()
  await stolen.goto('/account')
  await expect(stolen).toHaveURL(/\/sign-in/)
  for (const path of ['/api/account/export', '/api/step-up/options']) {
    const headers = { Origin: shopOrigin }
    expect((await thief.request.post(path, { headers, data: {} })).status()).toBe(401)
  }
  await stolen.locator('[autocomplete~="username"]').fill(address)
  await stolen.getByRole('button', { name: 'Continue with email' }).click()
  await expect(stolen.locator('[autocomplete="one-time-code"]')).toBeVisible()
  const { text } = await mailTo(address, /about to be deleted/)
  expect(text).not.toMatch(/\b\d{4}[ \u00a0]?\d{4}\b/)
  expect(await sql(closing, [address])).toEqual([{ closing: true }])
  const open =
    'SELECT 1 FROM session s JOIN customer c ON c.id = s.customer_id WHERE c.email = $1 AND s.ended_at IS NULL'
  expect(await sql(open, [address])).toHaveLength(0)
})
