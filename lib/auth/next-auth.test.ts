import pg from 'pg'
import { describe, expect, it, vi } from 'vitest'
import { db } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { newToken } from '@/lib/platform/random'
import { answerNextAuth, readSession } from './next-auth'
import { newCustomer, newPasskeyCustomer } from './passkeys/testing/people'
import { withinRequest } from './testing/request-scope'

// What Next's server does first: its request storages need it when they load.
await vi.hoisted(async () => {
  const { AsyncLocalStorage } = await import('node:async_hooks')
  Object.assign(globalThis, { AsyncLocalStorage })
})

const name = '__Host-session'
const read = (cookies: Record<string, string>) => withinRequest(cookies, readSession)

/** Asks one of next-auth's endpoints, as a browser with these cookies would. */
function ask(endpoint: string, cookies: Record<string, string> = {}, body?: object) {
  const request = new Request(`${process.env.SHOP_ORIGIN}/api/auth/${endpoint}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'Content-Type': 'application/json' },
  })
  return withinRequest(cookies, () => answerNextAuth(request, endpoint.split('/'), body))
}

/** What next-auth wants to see against forgery: its cookie, and the same again in the body. */
async function csrf() {
  const answer = await ask('csrf')
  if (!answer) throw new Error('csrf is there')
  const set = answer.headers.getSetCookie().find((cookie) => cookie.includes('csrf')) ?? ''
  const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=')
  const body = (await answer.json()) as { csrfToken: string }
  return { cookie: { [name]: decodeURIComponent(value) }, body }
}

describe('who makes a request', () => {
  it('is known by the session cookie, for one query', async () => {
    const { entered, caller } = await newPasskeyCustomer()
    // The first use of a token takes more: its browser's session before ends.
    await read({ [name]: entered.session.token })
    const statements = vi.spyOn(pg.Client.prototype, 'query')
    const seen = await read({ [name]: entered.session.token, '__Host-hint': '1.0.in' })
    expect(statements).toHaveBeenCalledTimes(1)
    statements.mockRestore()
    expect(seen).toMatchObject({
      level: 'fresh',
      customerId: caller.customerId,
      sessionId: entered.session.sessionId,
      email: caller.email,
    })
  })

  it('is limited with a session by a mailed code', async () => {
    const { session } = await newCustomer()
    expect(await read({ [name]: session.token })).toMatchObject({ level: 'limited', authenticatedAt: null })
  })

  it('is remembered after a pause', async () => {
    const { entered } = await newPasskeyCustomer()
    const { sessionId, token } = entered.session
    await db().$executeRaw`UPDATE session SET fresh_ends_at = shop_now() WHERE id = ${sessionId}::uuid`
    expect(await read({ [name]: token })).toMatchObject({ level: 'remembered' })
  })

  it('is a guest for any other cookie, for no query at all', async () => {
    const statements = vi.spyOn(pg.Client.prototype, 'query')
    expect(await read({})).toEqual({ level: 'guest' })
    for (const token of ['', 'short', `${newToken()}'`]) {
      expect(await read({ [name]: token })).toEqual({ level: 'guest' })
    }
    expect(statements).not.toHaveBeenCalled()
    statements.mockRestore()
    expect(await read({ [name]: newToken() })).toEqual({ level: 'guest' })
  })

  it('is a guest where a second cookie begins with the same name', async () => {
    const { entered } = await newPasskeyCustomer()
    const cookies = { [name]: entered.session.token, [`${name}.1`]: newToken() }
    expect(await read(cookies)).toEqual({ level: 'guest' })
  })

  it('is not told in an outage: it throws', async () => {
    const statements = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(() => {
      throw new Error('no database')
    })
    await expect(read({ [name]: newToken() })).rejects.toThrow('no database')
    statements.mockRestore()
  })
})

describe("next-auth's endpoints", () => {
  it('session tells a display name, and touches no cookie', async () => {
    const { entered, email } = await newPasskeyCustomer()
    const answer = await ask('session', { [name]: entered.session.token })
    expect(await answer?.json()).toEqual({ user: { name: email.address.split('@')[0] } })
    expect(answer?.headers.getSetCookie()).toEqual([])
    expect(answer?.headers.get('cache-control')).toContain('no-store')
  })

  it('session clears no cookie of a session that ended', async () => {
    const answer = await ask('session', { [name]: newToken() })
    expect(await answer?.json()).toEqual({})
    expect(answer?.headers.getSetCookie()).toEqual([])
  })

  it.each([
    'signin',
    'signin/email',
    'callback/email',
    'providers',
    'error',
    'verify-request',
    'signout',
    '_log',
  ])('GET %s is not there', async (endpoint) => {
    expect(await ask(endpoint)).toBeNull()
  })

  it.each(['session', 'signin', 'signin/email', 'callback/credentials', '_log'])(
    'POST %s is not there',
    async (endpoint) => {
      expect(await ask(endpoint, {}, {})).toBeNull()
    },
  )

  it('signout ends the session, with the token against forgery only', async () => {
    const { entered } = await newPasskeyCustomer()
    const { token, sessionId } = entered.session
    const endedAt = async () => (await db().session.findUniqueOrThrow({ where: { id: sessionId } })).endedAt
    await ask('signout', { [name]: token }, { csrfToken: 'guessed' })
    expect(await endedAt()).toBeNull()

    const forgery = await csrf()
    await ask('signout', { [name]: token, ...forgery.cookie }, forgery.body)
    expect(await endedAt()).not.toBeNull()
    expect(await read({ [name]: token })).toEqual({ level: 'guest' })
  })

  it('signout of a session that never was, or ended, is no error', async () => {
    const { cookie, body } = await csrf()
    const answer = await ask('signout', { [name]: newToken(), ...cookie }, body)
    expect(answer?.headers.get('location')).not.toContain('error')
  })

  it('leave a session with a cookie that begins with the same name to nobody', async () => {
    const { entered } = await newPasskeyCustomer()
    const cookies = { [name]: entered.session.token, [`${name}.0`]: newToken() }
    expect(await ask('session', cookies)).toBeNull()
    expect(await ask('signout', cookies, { csrfToken: 'any' })).toBeNull()
  })

  it('show no name on a device that others use too', async () => {
    const { entered } = await newPasskeyCustomer()
    const { sessionId, token } = entered.session
    await db().session.update({ where: { id: sessionId }, data: { shared: true } })
    expect(await (await ask('session', { [name]: token }))?.json()).toEqual({})
  })

  it('mint no token, however long the cookie is due', async () => {
    const { entered } = await newPasskeyCustomer()
    const { sessionId, token } = entered.session
    await read({ [name]: token })
    await db().$executeRaw`
      UPDATE session SET current_used_at = current_used_at - interval '1 hour' WHERE id = ${sessionId}::uuid`
    await ask('session', { [name]: token })
    await read({ [name]: token })
    expect(await db().sessionToken.count({ where: { sessionId } })).toBe(1)
  })
})

it('tokens are in no line of the log, also where the adapter fails', async () => {
  const token = newToken()
  const said: string[] = []
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.push(String(text))
    return true
  })
  const warn = vi.spyOn(log, 'warn').mockImplementation((...line) => void said.push(JSON.stringify(line)))
  const statements = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(() => {
    throw new Error(`no database for ${token}`)
  })
  await read({ [name]: token }).catch(() => {})
  for (const spy of [out, warn, statements]) spy.mockRestore()
  expect(said.join('')).toContain('SESSION_ERROR')
  expect(said.join('')).not.toContain(token)
})
