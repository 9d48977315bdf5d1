import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { enterWithPasskey, mayMakeFirstPasskey } from '@/lib/accounts/passkey-door'
import { db } from '@/lib/platform/db'
import { newToken, sha256 } from '@/lib/platform/random'
import { endDevice, endOtherDevices, listDevices } from './devices'
import { isKnownBrowser, sweepKnownBrowsers } from './known-browser'
import { signInOptions } from './passkeys/authentication'
import { assert } from './passkeys/testing/authenticator'
import {
  limitedSession,
  newCustomer,
  newPasskeyCustomer,
  newVisitor,
  origin,
  rpId,
} from './passkeys/testing/people'
import { endSession, findSession, openSession, type SessionOpening } from './sessions'
import { pass } from './testing/time'

const open = (customerId: string, more: Partial<SessionOpening> = {}) =>
  db().$transaction((tx) =>
    openSession(tx, { customerId, kind: 'full', by: 'passkey', device: 'Firefox on Windows', ...more }),
  )
const opens = async (token: string) => (await findSession(token)) !== null

describe('the list of devices', () => {
  it('holds each full session that is not over, and nobody else’s', async () => {
    const { caller, entered, visitor } = await newPasskeyCustomer()
    const { customerId } = caller
    const { sessionId } = entered.session
    await findSession(entered.session.token)
    const [second, ended, idle] = [await open(customerId), await open(customerId), await open(customerId)]
    await limitedSession(customerId, visitor)
    await endSession(db(), ended.sessionId, 'signed-out')
    await pass(idle.sessionId, 15 * 86_400)
    await pass(second.sessionId, 600)
    await open((await newPasskeyCustomer()).caller.customerId)
    expect(await listDevices({ customerId, sessionId })).toMatchObject([
      { sessionId, device: 'Chrome on Linux', openedBy: 'first-passkey', isThis: true },
      { sessionId: second.sessionId, device: 'Firefox on Windows', openedBy: 'passkey', isThis: false },
    ])
    const [, other] = await listDevices({ customerId, sessionId })
    expect(other?.seenAgo).toBeGreaterThanOrEqual(600)
  })

  it('ends one of one’s own, but never this one or a stranger’s', async () => {
    const { caller } = await newPasskeyCustomer()
    const mine = await open(caller.customerId)
    const other = await open(caller.customerId)
    const asking = { customerId: caller.customerId, sessionId: mine.sessionId }
    const stranger = await newPasskeyCustomer()
    for (const id of [stranger.entered.session.sessionId, mine.sessionId, crypto.randomUUID()]) {
      await endDevice(asking, id)
    }
    expect(await opens(stranger.entered.session.token)).toBe(true)
    expect(await opens(mine.token)).toBe(true)
    await endDevice(asking, other.sessionId)
    expect(await opens(other.token)).toBe(false)
    const ended = await db().session.findUniqueOrThrow({ where: { id: other.sessionId } })
    expect(ended.endReason).toBe('ended-by-owner')
  })
})

describe('a revocation', () => {
  const path = fileURLToPath(new URL('./testing/second-process.ts', import.meta.url))
  const second = spawn(process.execPath, ['--import', 'tsx', '--conditions=react-server', path], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  afterAll(() => second.stdin.end())

  async function ask(token: string): Promise<string> {
    second.stdin.write(`${token}\n`)
    const [said] = (await once(second.stdout, 'data')) as [Buffer]
    return said.toString().trim()
  }

  it('is seen by another process on the very next request', async () => {
    const { caller } = await newPasskeyCustomer()
    const mine = await open(caller.customerId)
    const other = await open(caller.customerId)
    for (let turn = 0; turn < 3; turn += 1) expect(await ask(other.token)).toBe('open')
    await endOtherDevices({ customerId: caller.customerId, sessionId: mine.sessionId })
    expect(await ask(other.token)).toBe('closed')
    expect(await ask(mine.token)).toBe('open')
  })
})

describe('a sign-in', () => {
  const mails = (to: string) => db().mail.findMany({ where: { to, template: 'new-browser' } })

  async function signIn(owner: Awaited<ReturnType<typeof newPasskeyCustomer>>, more: object = {}) {
    const visitor = { ...newVisitor(), ...more }
    const { challenge } = await signInOptions(visitor.browserHash)
    const response = assert(owner.passkey, { challenge, origin: origin(), rpId: rpId() })
    const entered = await enterWithPasskey(response, visitor)
    if (!entered.ok) throw new Error(entered.error)
    return entered.data
  }

  it('from a browser that the account does not know is told by mail, once', async () => {
    const owner = await newPasskeyCustomer()
    expect(await mails(owner.email.address)).toEqual([])
    const first = await signIn(owner)
    expect((await mails(owner.email.address)).map(({ params }) => params)).toEqual([
      { device: 'Chrome on Linux', shared: false },
    ])
    const knownHash = sha256(first.knownToken ?? '')
    const again = await signIn(owner, { knownHash })
    expect(await mails(owner.email.address)).toHaveLength(1)
    // The cookie is new each time, and the old one known no more.
    expect(again.knownToken).not.toBe(first.knownToken)
    await signIn(owner, { knownHash })
    expect(await mails(owner.email.address)).toHaveLength(2)
  })

  it('where the first passkey was made comes from a known browser', async () => {
    const owner = await newPasskeyCustomer()
    await signIn(owner, { knownHash: sha256(owner.entered.knownToken ?? '') })
    expect(await mails(owner.email.address)).toEqual([])
  })

  it('makes a browser known to each account that signs in there', async () => {
    const [one, two] = [await newPasskeyCustomer(), await newPasskeyCustomer()]
    const first = await signIn(one)
    const second = await signIn(two, { knownHash: sha256(first.knownToken ?? '') })
    const knownHash = sha256(second.knownToken ?? '')
    for (const { caller } of [one, two]) {
      expect(await isKnownBrowser(db(), { customerId: caller.customerId, knownHash })).toBe(true)
    }
    const stranger = { customerId: one.caller.customerId, knownHash: sha256(newToken()) }
    expect(await isKnownBrowser(db(), stranger)).toBe(false)
    await db().$executeRaw`
      UPDATE known_browser SET seen_at = seen_at - interval '401 days' WHERE browser_hash = ${knownHash}`
    expect(await isKnownBrowser(db(), { customerId: one.caller.customerId, knownHash })).toBe(false)
    await sweepKnownBrowsers()
    expect(await db().knownBrowser.count({ where: { browserHash: knownHash } })).toBe(0)
  })

  it('on a shared device is short, and leaves the browser unknown', async () => {
    const owner = await newPasskeyCustomer()
    const { session, knownToken } = await signIn(owner, { shared: true })
    expect(knownToken).toBeUndefined()
    expect(session).toMatchObject({ shared: true, maxAge: undefined })
    const row = await db().session.findUniqueOrThrow({ where: { id: session.sessionId } })
    const lasts = (end: Date) => (end.getTime() - row.createdAt.getTime()) / 1000
    expect([lasts(row.idleEndsAt), lasts(row.absoluteEndsAt)]).toEqual([1800, 8 * 3600])
    expect(await opens(session.token)).toBe(true)
    for (let passed = 0; passed < 8 * 3600 - 1500; passed += 1500) {
      await pass(session.sessionId, 1500)
      expect(await opens(session.token)).toBe(true)
    }
    await pass(session.sessionId, 1500)
    expect(await opens(session.token)).toBe(false)
  })

  it('by a code on a shared device may not make a passkey there', async () => {
    const { caller } = await newCustomer()
    expect(await mayMakeFirstPasskey(caller)).toBe(true)
    expect(await mayMakeFirstPasskey({ ...caller, shared: true })).toBe(false)
  })
})
