import type { Page } from '@playwright/test'
import { codeMailedTo, signUp } from './people'
import { addAuthenticator, expect, mailTo, newAddress } from './shop'

// What people do to their email and their account, in a few words each.

/** Types a new email on the page about security, and confirms it with the passkey. */
export async function askForEmail(page: Page, address: string): Promise<void> {
  await page.goto('/account/security')
  await page.getByRole('button', { name: 'Change email' }).click()
  await page.getByLabel('New email').fill(address)
  await page.getByRole('button', { name: 'Change email' }).click()
  await confirmWithPasskey(page)
}

export async function confirmWithPasskey(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Confirm with passkey' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

export async function typeCode(page: Page, address: string): Promise<void> {
  await page.locator('[autocomplete="one-time-code"]').fill(await codeMailedTo(address))
}

/** A customer with a passkey whose email was changed; with the link that was mailed to the old one. */
export async function changedCustomer(page: Page): Promise<{ old: string; now: string; link: string }> {
  await addAuthenticator(page)
  const [old, now] = [newAddress('old'), newAddress('new')]
  await signUp(page, old)
  await askForEmail(page, now)
  await typeCode(page, now)
  await expect(page.getByText(`Your email is ${now} now.`)).toBeVisible()
  return { old, now, link: await freezeLink(old) }
}

async function freezeLink(address: string): Promise<string> {
  const { text } = await mailTo(address, /was changed/)
  const link = /https?:\S+\/freeze#\S+/.exec(text)
  if (!link) throw new Error('the mail has no link')
  return link[0]
}

/** Locks the account with the link, as its owner does. */
export async function freeze(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('button', { name: 'Lock my account' }).click()
  await expect(page.getByRole('heading', { name: /locked, as you asked/ })).toBeVisible()
}

/** Deletes the account on the page about privacy. */
export async function deleteAccount(page: Page): Promise<void> {
  await page.goto('/account/privacy')
  await page.getByRole('button', { name: 'Delete my account' }).click()
  await confirmWithPasskey(page)
  await page.waitForURL(/\/sign-in\?closed/)
}
