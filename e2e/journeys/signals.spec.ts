import { signInWithPasskey, signOut, signUp } from '../support/people'
import { addAuthenticator, expect, test } from '../support/shop'

// What the browser tells its password manager about passkeys.

test('a passkey that was removed says so to its holder, and is not offered again', async ({ page, sql }) => {
  const authenticator = await addAuthenticator(page)
  const address = await signUp(page)
  await signOut(page)
  expect(await authenticator.passkeys()).toHaveLength(1)
  await sql('DELETE FROM passkey WHERE customer_id = (SELECT id FROM customer WHERE email = $1)', [address])
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false)
  })
  await page.goto('/sign-in')
  await authenticator.touch(true)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(page.getByText('That passkey was removed from the account')).toBeVisible()
  await expect.poll(() => authenticator.passkeys()).toEqual([])
})

test('a passkey that the account never kept disappears on the security page; its own stays', async ({
  page,
  sql,
}) => {
  const authenticator = await addAuthenticator(page)
  const address = await signUp(page)
  const [own] = await authenticator.passkeys()
  await authenticator.keepAnother()
  expect(await authenticator.passkeys()).toHaveLength(2)
  // While a hold runs nothing is told.
  const customer = 'WHERE email = $1'
  await sql(`UPDATE customer SET frozen_at = now(), frozen_by = 'operator' ${customer}`, [address])
  await page.goto('/account/security')
  await expect(page.getByRole('heading', { name: 'Security', level: 1 })).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect(await authenticator.passkeys()).toHaveLength(2)
  await sql(`UPDATE customer SET frozen_at = NULL, frozen_by = NULL ${customer}`, [address])
  await page.goto('/account/security')
  const ids = async () => (await authenticator.passkeys()).map(({ credentialId }) => credentialId)
  await expect.poll(ids).toEqual([own?.credentialId])
  await signOut(page)
  await signInWithPasskey(page)
})
