import { signInByAutofill, signInWithPasskey, signOut, signUp } from '../support/people'
import {
  linkIn,
  mailAfter,
  makeRecoveryCodes,
  otherBrowser,
  passHours,
  proveMailbox,
  startWait,
  waitItOut,
} from '../support/recovery'
import { addAuthenticator, expect, expectAccessible, mailTo, newAddress, test } from '../support/shop'

test('recovery codes are shown once, to copy or download, and counted', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await addAuthenticator(page)
  const address = await signUp(page, newAddress('codes'))
  const codes = await makeRecoveryCodes(page)
  for (const code of codes) expect(code).toMatch(/^([0-9A-Z]{4}-){5}[0-9A-Z]{4}$/)
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Copy' }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  for (const code of codes) expect(copied).toContain(code)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('latchkey-recovery-codes.txt')
  const chunks: Buffer[] = []
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer)
  for (const code of codes) expect(Buffer.concat(chunks).toString()).toContain(code)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText(codes[0] ?? '')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Download' })).toBeHidden()
  await expect(page.getByRole('contentinfo')).toBeHidden()
  const [first, second] = await Promise.all(
    [0, 1].map((place) => page.getByText(codes[place] ?? '').boundingBox()),
  )
  const apart = (first?.x ?? 0) + (first?.width ?? 0) <= (second?.x ?? 0) || first?.y !== second?.y
  expect(apart, 'printed codes overlap').toBe(true)
  await page.emulateMedia({ media: 'screen' })

  await page.getByRole('button', { name: 'I have kept them' }).click()
  await expect(page.getByText('10 codes are left.')).toBeVisible()
  await expect(page.getByText('Your 10 recovery codes, with your email')).toBeVisible()
  await page.reload()
  await expect(page.getByText('10 codes are left.')).toBeVisible()
  await expect(page.getByText(codes[0] ?? '')).toBeHidden()
  const mail = await mailTo(address, /recovery codes/i)
  for (const code of codes) expect(mail.text).not.toContain(code)
})

test('somebody who lost every device gets back in with a code on paper and their mail', async ({
  page,
  browser,
  sql,
}) => {
  await addAuthenticator(page)
  const address = await signUp(page, newAddress('paper'))
  const [code = ''] = await makeRecoveryCodes(page)
  const phone = await otherBrowser(browser)
  await phone.page.goto('/sign-in')
  await phone.page.getByRole('link', { name: 'I don’t have my passkey' }).click()
  await phone.page.waitForURL(/\/recover/)
  await expectAccessible(phone.page)
  await proveMailbox(phone.page, address)
  await expectAccessible(phone.page)
  const field = phone.page.getByLabel('Recovery code')
  await field.fill('AAAA')
  await phone.page.getByRole('button', { name: 'Use this code' }).click()
  await expect(phone.page.getByText('six groups of four letters')).toBeVisible()
  await field.fill(code.toLowerCase().replaceAll('-', ' '))
  await phone.page.getByRole('button', { name: 'Use this code' }).click()
  await expect(phone.page.getByRole('heading', { name: 'Make your new passkey' })).toBeVisible()
  await expectAccessible(phone.page)
  await mailAfter(address, /has a new passkey/, () =>
    phone.page.getByRole('button', { name: 'Create a passkey' }).click(),
  )
  await phone.page.waitForURL(/\/account/)
  await expect(phone.page.getByText(address)).toBeVisible()

  // For seven days some things stay as they are, and every page says so.
  await expect(phone.page.getByText('recovered lately')).toBeVisible()
  await phone.page.goto('/account/security')
  await phone.page.getByRole('button', { name: 'Make new codes' }).click()
  await expect(phone.page.getByText(/recovered less than seven days ago/)).toBeVisible()
  await passHours(sql, address, 7 * 24 + 1)
  await phone.page.goto('/account')
  await expect(phone.page.getByText('recovered lately')).toBeHidden()
  await phone.context.close()
})

test('somebody with nothing but their mail waits three days, and is written to meanwhile', async ({
  page,
  browser,
  sql,
}) => {
  await addAuthenticator(page)
  const address = await signUp(page, newAddress('wait'))
  const phone = await otherBrowser(browser)
  await startWait(phone.page, address)
  await expectAccessible(phone.page)
  await phone.page.reload()
  await expect(phone.page.getByRole('heading', { name: 'The wait has begun' })).toBeVisible()
  await mailAfter(address, /Still waiting/, () => passHours(sql, address, 37))
  await mailAfter(address, /Last notice/, () => passHours(sql, address, 36))

  await phone.page.reload()
  await expect(phone.page.getByRole('heading', { name: 'The wait is over' })).toBeVisible()
  await expectAccessible(phone.page)
  await proveMailbox(phone.page, address)
  await phone.page.getByRole('button', { name: 'Create a passkey' }).click()
  await phone.page.waitForURL(/\/account/)
  await expect(phone.page.getByText(address)).toBeVisible()
  await signOut(phone.page)
  await signInWithPasskey(phone.page, '/account')
  await phone.context.close()
})

test('the link in the mail stops a wait on a click, in any browser', async ({ page, browser }) => {
  await addAuthenticator(page)
  const address = await signUp(page, newAddress('stop'))
  const thief = await otherBrowser(browser)
  const mail = await startWait(thief.page, address)
  const elsewhere = await otherBrowser(browser)
  await elsewhere.page.goto(linkIn(mail))
  await expect(elsewhere.page.getByRole('button', { name: 'Stop this recovery' })).toBeVisible()
  expect(elsewhere.page.url()).not.toContain('#')
  await expectAccessible(elsewhere.page)
  await thief.page.reload()
  await expect(thief.page.getByRole('heading', { name: 'The wait has begun' })).toBeVisible()
  await mailAfter(address, /was stopped/, () =>
    elsewhere.page.getByRole('button', { name: 'Stop this recovery' }).click(),
  )
  await expect(elsewhere.page.getByRole('heading', { name: 'It is stopped' })).toBeVisible()
  await expectAccessible(elsewhere.page)
  await thief.page.reload()
  await expect(thief.page.getByRole('button', { name: 'Start the wait' })).toBeVisible()
  await elsewhere.context.close()
  await thief.context.close()
})

test('the owner who signs in during a wait is asked, and stops it for good', async ({
  page,
  browser,
  sql,
}) => {
  await addAuthenticator(page)
  const address = await signUp(page, newAddress('asked'))
  const thief = await otherBrowser(browser)
  await startWait(thief.page, address)
  // Whoever is signed in already sees it on every private page.
  for (const place of ['/account', '/account/orders', '/checkout']) {
    await page.goto(place)
    await expect(page.getByText('Somebody asked to get back into your account')).toBeVisible()
  }
  await expectAccessible(page)
  await signOut(page)
  await signInByAutofill(page)
  await page.waitForURL(/\/recover\?next=/)
  await expect(page.getByRole('heading', { name: 'Was this you?' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'No, stop it' }).click()
  await page.getByRole('button', { name: 'Confirm with passkey' }).click()
  await expect(page.getByText(/nobody can start another for seven days/i)).toBeVisible()
  await page.getByRole('link', { name: 'Go on' }).click()
  await page.waitForURL(/\/account/)
  await expect(page.getByText('Somebody asked to get back into your account')).toBeHidden()

  await thief.page.reload()
  await expect(thief.page.getByText('Somebody stopped a recovery of this account')).toBeVisible()
  await expect(thief.page.getByRole('button', { name: 'Start the wait' })).toBeHidden()
  await expectAccessible(thief.page)
  await passHours(sql, address, 7 * 24 + 1)
  await thief.page.reload()
  await expect(thief.page.getByRole('button', { name: 'Start the wait' })).toBeVisible()
  await thief.context.close()
})

test('the owner undoes a recovery with an older passkey', async ({ page, browser, sql }) => {
  await addAuthenticator(page)
  const address = await signUp(page, newAddress('undo'))
  const thief = await otherBrowser(browser)
  await startWait(thief.page, address)
  await waitItOut(sql, address)
  await proveMailbox(thief.page, address)
  await thief.page.getByRole('button', { name: 'Create a passkey' }).click()
  await thief.page.waitForURL(/\/account/)

  await page.goto('/recover')
  await expect(page.getByText('was recovered and has a new passkey')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'No, undo it all' }).click()
  await mailAfter(address, /is undone/, () =>
    page.getByRole('button', { name: 'Confirm with passkey' }).click(),
  )
  await expect(page.getByText('It is undone.')).toBeVisible()
  await page.getByRole('link', { name: 'Go on' }).click()
  await page.waitForURL(/\/account/)
  await expect(page.getByText(address)).toBeVisible()
  await thief.page.goto('/account')
  await thief.page.waitForURL(/\/sign-in/)
  await thief.page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(thief.page.getByText('That passkey was removed from the account')).toBeVisible()
  await thief.context.close()
})

test('the owner who recovered it themselves says yes, and is done', async ({ page, browser, sql }) => {
  await addAuthenticator(page)
  const address = await signUp(page, newAddress('mine'))
  const phone = await otherBrowser(browser)
  await startWait(phone.page, address)
  await waitItOut(sql, address)
  await proveMailbox(phone.page, address)
  await phone.page.getByRole('button', { name: 'Create a passkey' }).click()
  await phone.page.waitForURL(/\/account/)
  await page.goto('/recover')
  await page.getByRole('button', { name: 'Yes, that was me' }).click()
  await page.getByRole('button', { name: 'Confirm with passkey' }).click()
  await expect(page.getByText('counts like the others now')).toBeVisible()
  await phone.page.goto('/account')
  await expect(phone.page.getByText('recovered lately')).toBeHidden()
  await phone.context.close()
})
