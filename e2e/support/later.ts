import type { BrowserContext, PlaywrightWorkerArgs } from '@playwright/test'
import { expect, shopOrigin } from './shop'

// Time that passes for one customer, and copies of their cookies.

type Sql = <Row>(text: string, values?: unknown[]) => Promise<Row[]>

/** Lets seconds pass for all sessions of the customer with this address, and their tokens. */
export async function later(sql: Sql, address: string, seconds: number): Promise<void> {
  const back = (columns: string[]) =>
    columns.map((column) => `${column} = ${column} - $2 * interval '1 second'`).join(', ')
  const sessions = 'SELECT s.id FROM session s JOIN customer c ON c.id = s.customer_id WHERE c.email = $1'
  const times = ['last_seen_at', 'current_used_at', 'pending_at', 'succeeded_at', 'authenticated_at']
  const ends = ['fresh_ends_at', 'idle_ends_at', 'absolute_ends_at']
  await sql(`UPDATE session SET ${back([...times, ...ends])} WHERE id IN (${sessions})`, [address, seconds])
  await sql(
    `UPDATE session_token SET ${back(['minted_at', 'replaced_at'])} WHERE session_id IN (${sessions})`,
    [address, seconds],
  )
}

/** Makes the full sessions of a customer merely remembered. */
export async function noLongerFresh(sql: Sql, address: string): Promise<void> {
  await sql(
    `UPDATE session SET fresh_ends_at = shop_now() - interval '1 minute' FROM customer c
    WHERE c.id = session.customer_id AND c.email = $1 AND fresh_ends_at IS NOT NULL`,
    [address],
  )
}

const name = '__Host-session'

export async function sessionCookie(context: BrowserContext): Promise<string> {
  const found = (await context.cookies()).find((cookie) => cookie.name === name)
  expect(found, 'the session cookie').toBeDefined()
  return found?.value ?? ''
}

type Got = {
  status: number
  /** Of a redirect: where to. */
  to: string
  /** The session cookie that the answer sets. */
  token: string | undefined
}

/** Another browser that holds nothing but a copied session cookie, and keeps what answers bring it or not. */
export async function thiefWith(playwright: PlaywrightWorkerArgs['playwright'], token: string) {
  const request = await playwright.request.newContext({ baseURL: shopOrigin })
  async function get(path: string, { as = token, headers = {} } = {}): Promise<Got> {
    const answer = await request.get(path, {
      headers: { ...headers, cookie: `${name}=${as}` },
      maxRedirects: 0,
    })
    const set = answer
      .headersArray()
      .filter((header) => header.name.toLowerCase() === 'set-cookie' && header.value.startsWith(`${name}=`))
      .map(({ value }) => value.split(/[=;]/)[1])
    // Next writes a cookie of the proxy's twice where a second passes between: with one value all the same.
    expect(new Set(set).size, 'session cookies in one answer').toBeLessThanOrEqual(1)
    return {
      status: answer.status(),
      to: answer.headers().location ?? '',
      token: set[0],
    }
  }
  return { request, get, end: () => request.dispose() }
}
