import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
import { Client } from 'pg'

// What every journey and attack stands on: a page that must stay free of policy violations and script
// errors, a virtual authenticator, the inbox, and the database as its owner sees it.

const inbox = process.env.INBOX_ORIGIN ?? ''
const database = process.env.MIGRATE_DATABASE_URL

export const shopOrigin = process.env.SHOP_ORIGIN ?? ''
export const sandboxOrigin = process.env.SANDBOX_ORIGIN ?? ''

export type Mail = { id: string; to: string; subject: string; text: string; html: string; at: string }

type Fixtures = {
  /** Complaints of the browser about any page of this context; the test fails if there are some at its end. */
  complaints: string[]
  sql: <Row>(text: string, values?: unknown[]) => Promise<Row[]>
}

export const test = base.extend<Fixtures>({
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = []
      context.on(
        'weberror',
        (found) => void complaints.push(`script: ${found.error().stack ?? found.error()}`),
      )
      context.on('console', (message) => {
        const text = message.text()
        if (message.type() === 'error' && !/Failed to load resource/.test(text)) complaints.push(text)
      })
      await use(complaints)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from this pattern
  sql: async ({}, use) => {
    const client = new Client({ connectionString: database })
    await client.connect()
    await use(async (text, values) => (await client.query(text, values)).rows)
    await client.end()
  },
})

export { expect } from '@playwright/test'

/** Everything in the inbox for an address, newest first. */
export async function mailsTo(address: string): Promise<Mail[]> {
  const answer = await fetch(`${inbox}/api/messages?to=${encodeURIComponent(address)}`)
  return (await answer.json()) as Mail[]
}

/** Waits for the newest mail to an address whose subject fits. */
export async function mailTo(address: string, subject: RegExp): Promise<Mail> {
  let found: Mail | undefined
  await expect
    .poll(
      async () => {
        found = (await mailsTo(address)).find((mail) => subject.test(mail.subject))
        return Boolean(found)
      },
      { message: `a mail to ${address} about ${subject}`, timeout: 20_000, intervals: [100] },
    )
    .toBe(true)
  if (!found) throw new Error('unreachable')
  return found
}

/** An address that no other test uses. */
export const newAddress = (name = 'anna') =>
  `${name}.${Date.now().toString(36)}${Math.floor(Math.random() * 1e6).toString(36)}@shoppers.example`

type Authenticator = {
  /** Whether somebody touches it as soon as a page asks. While signed out, autofill asks at once. */
  touch: (ready: boolean) => Promise<void>
  /** Gets the passkeys of another one, as a synced provider does. */
  syncFrom: (other: Authenticator) => Promise<void>
  passkeys: () => Promise<Passkey[]>
}

/** As the browser's debugging protocol tells of it. */
type Passkey = { credentialId: string; isResidentCredential: boolean; privateKey: string; signCount: number }

const authenticators = new WeakMap<Page, Authenticator>()

/** The one that `addAuthenticator` gave the page. */
export const authenticatorOf = (page: Page) => authenticators.get(page)

/** Gives the page's browser a passkey provider of its own, as on a phone: synced, verifying its user. */
export async function addAuthenticator(page: Page): Promise<Authenticator> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      defaultBackupEligibility: true,
      defaultBackupState: true,
    },
  })
  const authenticator: Authenticator = {
    passkeys: async () => (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    syncFrom: async (other) => {
      for (const credential of await other.passkeys()) {
        await session.send('WebAuthn.addCredential', { authenticatorId, credential })
      }
    },
    touch: async (enabled: boolean) => {
      await session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled })
    },
  }
  authenticators.set(page, authenticator)
  return authenticator
}

/** Fails where axe finds anything, in the page or in the frames on it: what keeps people out, and bad practice. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(', ')}`)).toEqual(
    [],
  )
}
