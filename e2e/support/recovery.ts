import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { addAuthenticator, type Mail, mailsTo } from './shop'

// What people do who lost their passkey, and thieves who read their mail.

type Sql = <Row>(text: string, values?: unknown[]) => Promise<Row[]>

/** The first mail about something that comes after `act` began. */
export async function mailAfter(
  address: string,
  subject: RegExp,
  act: () => Promise<unknown>,
): Promise<Mail> {
  const before = new Set((await mailsTo(address)).map(({ id }) => id))
  await act()
  let found: Mail | undefined
  await expect
    .poll(
      async () => {
        found = (await mailsTo(address)).find((mail) => !before.has(mail.id) && subject.test(mail.subject))
        return Boolean(found)
      },
      { message: `a new mail to ${address} about ${subject}`, timeout: 25_000, intervals: [100] },
    )
    .toBe(true)
  if (!found) throw new Error('unreachable')
  return found
}

export function codeIn(mail: Mail): string {
  const code = /\b(\d{4})[ \u00a0]?(\d{4})\b/.exec(mail.text)
  if (!code) throw new Error('the mail has no code')
  return `${code[1]}${code[2]}`
}

/** The address in a mail that leads to a page of the shop with a secret behind "#". */
export function linkIn(mail: Mail): string {
  const link = /https?:\/\/\S+\/recover\/stop#\S+/.exec(mail.text)?.[0]
  if (!link) throw new Error('the mail has no link')
  return link
}

/** Another browser, with a passkey provider of its own: a new phone, or a thief's laptop. */
export async function otherBrowser(browser: Browser): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext()
  const page = await context.newPage()
  // Nobody is offered a passkey while typing: each press of a button is meant.
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false)
  })
  await addAuthenticator(page)
  return { page, context }
}

/** Shows with a mailed code that the mailbox is theirs; ends on /recover with what can be done. */
export async function proveMailbox(page: Page, address: string): Promise<void> {
  await page.goto('/recover')
  const mail = await mailAfter(address, /code/i, async () => {
    const field = page.locator('[autocomplete~="email"]')
    if (await field.isVisible()) {
      await field.fill(address)
      await page.getByRole('button', { name: /continue/i }).click()
    } else await page.getByRole('button', { name: 'Send me a code' }).click()
  })
  await Promise.all([
    page.waitForEvent('load'),
    page.locator('[autocomplete~="one-time-code"]').fill(codeIn(mail)),
  ])
}

/** Starts the wait, and gives the mail that says so. */
export async function startWait(page: Page, address: string): Promise<Mail> {
  const start = page.getByRole('button', { name: 'Start the wait' })
  await page.goto('/recover')
  // Whoever showed the mailbox a moment ago is not asked again.
  if (!(await start.isVisible())) await proveMailbox(page, address)
  const mail = await mailAfter(address, /wants to get back/i, () => start.click())
  await expect(page.getByRole('heading', { name: 'The wait has begun' })).toBeVisible()
  return mail
}

export async function makeRecoveryCodes(page: Page): Promise<string[]> {
  await page.goto('/account/security')
  await page.getByRole('button', { name: /Make (recovery|new) codes/ }).click()
  await page.getByRole('button', { name: 'Confirm with passkey' }).click()
  const shown = page.getByRole('region', { name: 'Recovery codes' }).getByRole('listitem')
  await expect(shown).toHaveCount(10)
  return shown.allInnerTexts()
}

/**
 * Lets hours pass for one account, as the owner of the database, whom the triggers do not stop: everything of it is
 * so much older. The shop and its worker go on by their clock.
 */
export async function passHours(sql: Sql, address: string, hours: number): Promise<void> {
  const [customer] = await sql<{ id: string }>('SELECT id FROM customer WHERE email = $1', [address])
  const older = (columns: string[]) =>
    columns.map((one) => `${one} = ${one} - interval '${hours} hours'`).join(', ')
  const of = `WHERE customer_id = '${customer?.id}'`
  const recovery = ['started_at', 'wait_ends_at', 'lapses_at', 'half_announced_at', 'end_announced_at']
  const ends = ['cancelled_at', 'finished_at', 'probation_ends_at', 'probation_closed_at', 'blocks_until']
  await sql(`
    BEGIN;
    ALTER TABLE recovery DISABLE TRIGGER recovery_forward;
    UPDATE recovery SET ${older([...recovery, ...ends, 'undone_at'])} ${of};
    ALTER TABLE recovery ENABLE TRIGGER recovery_forward;
    UPDATE mailbox_proof SET ${older(['mailed_at', 'proven_at'])} ${of};
    UPDATE passkey SET ${older(['created_at'])} ${of};
    UPDATE session SET ${older(['created_at'])} ${of};
    COMMIT;`)
}

/** A wait of 72 hours goes by, with its announcements. */
export async function waitItOut(sql: Sql, address: string): Promise<void> {
  await mailAfter(address, /Last notice/, () => passHours(sql, address, 73))
}
