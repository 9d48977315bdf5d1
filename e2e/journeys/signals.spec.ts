import { signOut, signUp } from '../support/people'
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

test('the security page tells which passkeys are the account’s: its own stays, another goes', async ({
  page,
  sql,
}) => {
  const authenticator = await addAuthenticator(page)
  const address = await signUp(page)
  const told: number[] = []
  await page.exposeFunction('heard', (count: number) => void told.push(count))
  await page.addInitScript(() => {
    const tell = PublicKeyCredential.signalAllAcceptedCredentials.bind(PublicKeyCredential)
    PublicKeyCredential.signalAllAcceptedCredentials = async (all) => {
      await tell(all)
      Reflect.apply(Reflect.get(window, 'heard'), window, [all.allAcceptedCredentialIds.length])
    }
  })
  const look = async () => {
    await page.goto('/account/security')
    await expect(page.getByRole('heading', { name: 'Passkeys' })).toBeVisible()
    await page.waitForLoadState('networkidle')
  }
  await look()
  // It was told of one, and that is the one it holds.
  await expect.poll(() => told).toEqual([1])
  expect(await authenticator.passkeys()).toHaveLength(1)
  // The account has another one instead, as if this one had been removed elsewhere.
  const whose = 'customer_id = (SELECT id FROM customer WHERE email = $1)'
  await sql(
    `INSERT INTO passkey (id, customer_id, credential_id, public_key, transports, aaguid, name, backup_eligible, backed_up)
    SELECT gen_random_uuid(), customer_id, sha256(credential_id), public_key, transports, aaguid, 'Another', true, true
    FROM passkey WHERE ${whose}`,
    [address],
  )
  await sql(`DELETE FROM passkey WHERE ${whose} AND name <> 'Another'`, [address])
  // While a hold runs nothing is told.
  await sql(`UPDATE customer SET frozen_at = now(), frozen_by = 'operator' WHERE email = $1`, [address])
  await look()
  expect(told).toEqual([1])
  expect(await authenticator.passkeys()).toHaveLength(1)
  await sql(`UPDATE customer SET frozen_at = NULL, frozen_by = NULL WHERE email = $1`, [address])
  await look()
  await expect.poll(() => authenticator.passkeys()).toEqual([])
})
