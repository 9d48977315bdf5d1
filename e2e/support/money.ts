import type { APIRequestContext, Page } from '@playwright/test'
import { addUp } from '../../scripts/books/books'
import type { Ledger } from '../../scripts/sandbox/ledger/sums'
import { expect, sandboxOrigin, shopOrigin } from './shop'

export type Sql = <Row>(text: string, values?: unknown[]) => Promise<Row[]>

/** A form that a page was about to send to one of the shop's actions. */
export type Sent = { path: string; action: string; fields: Record<string, string> }

/** What a page sends when `press` is done; it never arrives. */
export async function sentBy(page: Page, press: () => Promise<void>): Promise<Sent> {
  const { pathname } = new URL(page.url())
  const seen = new Promise<Sent>((resolve) => {
    void page.route(`**${pathname}`, (route) => {
      const request = route.request()
      const action = request.headers()['next-action']
      // The summary asks too.
      const body = request.postDataBuffer()?.toString('latin1') ?? ''
      if (!action || !body.includes('_expectedTotal"')) return route.continue()
      resolve({ path: pathname, action, fields: fieldsOf(body) })
      return route.abort()
    })
  })
  await press()
  const sent = await seen
  await page.unroute(`**${pathname}`)
  return sent
}

/** The parts of a form that a browser sends, in their order. */
function fieldsOf(body: string): Record<string, string> {
  const parts = body.matchAll(/name="([^"]+)"\r\n\r\n([\s\S]*?)\r\n--/g)
  return Object.fromEntries([...parts].map(([, name = '', value = '']) => [name, value]))
}

/** Sends a page's form with other words in it; `null` leaves a field out. @returns the answer's text */
export async function sendAs(
  request: APIRequestContext,
  { path, action, fields }: Sent,
  changes: Record<string, string | null>,
): Promise<string> {
  const changed = new Map(Object.entries(fields))
  // React sends fields as "_1_name".
  const prefix = Object.keys(fields).flatMap((name) => /^_\d+_/.exec(name) ?? [])[0] ?? ''
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) changed.delete(prefix + name)
    else changed.set(prefix + name, value)
  }
  // The arguments come last, and an object would put their number first.
  const form = new FormData()
  for (const [name, value] of changed) if (name !== '0') form.append(name, value)
  form.append('0', changed.get('0') ?? '')
  const answer = await request.post(path, {
    headers: { origin: shopOrigin, 'next-action': action },
    multipart: form,
    maxRedirects: 0,
  })
  expect(answer.status()).toBeLessThan(500)
  return answer.text()
}

/** What the sandbox's ledger says, in minor units. */
export async function readLedger(): Promise<Ledger> {
  return (await fetch(`${sandboxOrigin}/control/ledger`)).json()
}

/** Holds these orders against the sandbox's ledger. */
export async function expectBooksRight(sql: Sql, orders: string[]): Promise<void> {
  expect((await addUp(sql, await readLedger(), { orders, settled: true })).wrong).toEqual([])
}
