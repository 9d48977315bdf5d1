import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mayMailCode } from '@/lib/abuse/mail-limits'
import { signInOptions } from '@/lib/auth/passkeys/authentication'
import { assertionResponse } from '@/lib/auth/passkeys/responses'
import { assert } from '@/lib/auth/passkeys/testing/authenticator'
import {
  newAddress,
  newCustomer,
  newPasskeyCustomer,
  newVisitor,
  origin,
  rpId,
} from '@/lib/auth/passkeys/testing/people'
import { endSession, findSession } from '@/lib/auth/sessions'
import { queueMail } from '@/lib/mail/outbox'
import { db } from '@/lib/platform/db'
import { hashToken } from '@/lib/platform/random'
import { unseal } from '@/lib/platform/sealing'
import { continueWithEmail, enterCode, type Visitor } from './door'
import type { EmailAddress } from './email-address'
import { enterWithPasskey } from './passkey-door'

beforeEach(() => db().rateLimit.deleteMany())
afterEach(() => vi.restoreAllMocks())

const code = '00000000'
const network = ['203.0.113.7']

/** What an address is told, asked again and again, and the database's work for each answer. */
async function everyAnswer(email: EmailAddress, make: () => Visitor) {
  const statements = vi.spyOn(pg.Client.prototype, 'query')
  const told: { answer: unknown; work: number }[] = []
  async function note(ask: () => Promise<unknown>) {
    statements.mockClear()
    const answer = await ask()
    // Seconds pass by themselves while this runs.
    told.push({ answer: roundSeconds(answer), work: statements.mock.calls.length })
  }
  for (let time = 0; time < 12; time++) await note(() => continueWithEmail(email, make()))
  for (let time = 0; time < 24; time++) await note(() => enterCode({ email, code }, make()))
  statements.mockRestore()
  await db().rateLimit.deleteMany()
  return told
}

const roundSeconds = (answer: unknown) =>
  JSON.parse(JSON.stringify(answer), (key, value) =>
    key === 'wait' ? Math.round(Number(value) / 20) * 20 : value,
  )

describe('known and unknown addresses', () => {
  const ways: [string, () => () => Visitor][] = [
    [
      'in one browser',
      () =>
        (
          (visitor) => () =>
            visitor
        )(newVisitor()),
    ],
    ['in many browsers', () => newVisitor],
    ['in one network', () => () => ({ ...newVisitor(), network })],
  ]
  it.each(ways)('get the same answers for the same work, limits included, %s', async (_, way) => {
    const known = (await newPasskeyCustomer()).email
    const knownTold = await everyAnswer(known, way())
    const unknownTold = await everyAnswer(newAddress(), way())
    expect(knownTold).toEqual(unknownTold)
    expect(JSON.stringify(knownTold)).toContain('too-often')
  })
})

describe('an owner at whose address strangers tried too often', () => {
  it('signs in by passkey, even where the limits cannot be read at all', async () => {
    const owner = await newPasskeyCustomer()
    for (let stranger = 0; stranger < 20; stranger++) {
      await continueWithEmail(owner.email, { ...newVisitor(), network })
      await enterCode({ email: owner.email, code }, { ...newVisitor(), network })
    }
    const visitor = { ...newVisitor(), network }
    expect(await continueWithEmail(owner.email, visitor)).toMatchObject({ ok: false, error: 'too-often' })
    const plain = pg.Client.prototype.query
    vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
      this: pg.Client,
      ...given: unknown[]
    ) {
      if (JSON.stringify(given[0]).includes('rate_limit')) throw new Error('no limits')
      return Reflect.apply(plain, this, given)
    })
    const { challenge } = await signInOptions(visitor.browserHash)
    const response = assert(owner.passkey, { challenge, origin: origin(), rpId: rpId() })
    expect(await enterWithPasskey(assertionResponse.parse(response), visitor)).toMatchObject({ ok: true })
    await expect(continueWithEmail(owner.email, newVisitor())).rejects.toThrow()
  })

  it('gets every mail about the account’s safety', async () => {
    const owner = await newPasskeyCustomer()
    const { emailKey, browserHash } = { emailKey: owner.email.key, browserHash: owner.visitor.browserHash }
    for (let time = 0; time < 10; time++) {
      await mayMailCode({ emailKey, browserHash, network, isKnown: false })
    }
    const before = await db().rateLimit.findMany({ orderBy: { key: 'asc' } })
    for (let time = 0; time < 30; time++) {
      const params = { passkey: 'Phone', device: 'Chrome on Linux' }
      await db().$transaction((tx) =>
        queueMail(tx, { to: owner.email.address, template: 'passkey-copied', params }),
      )
    }
    expect(await db().mail.count({ where: { to: owner.email.address, template: 'passkey-copied' } })).toBe(30)
    expect(await db().rateLimit.findMany({ orderBy: { key: 'asc' } })).toEqual(before)
  })

  it('gets a code in a browser that the account knows', async () => {
    const { email, entered } = await newPasskeyCustomer()
    const knownHash = hashToken(entered.knownToken)
    for (let stranger = 0; stranger < 20; stranger++) {
      await continueWithEmail(email, { ...newVisitor(), network })
    }
    const own = { ...newVisitor(), network, knownHash }
    expect(await continueWithEmail(email, own)).toMatchObject({ ok: true })
    // It is known to that account alone.
    const other = await newCustomer()
    for (let stranger = 0; stranger < 20; stranger++) {
      await continueWithEmail(other.email, { ...newVisitor(), network })
    }
    expect(await continueWithEmail(other.email, own)).toMatchObject({ ok: false, error: 'too-often' })
  })
})

describe('a code that is refused for too many tries', () => {
  it('is not mailed, and leaves the one before in force', async () => {
    const [email, visitor] = [newAddress(), newVisitor()]
    for (let time = 0; time < 5; time++) await continueWithEmail(email, visitor)
    const mails = () => db().mail.findMany({ where: { to: email.address }, orderBy: { createdAt: 'desc' } })
    const [newest] = await mails()
    expect(await continueWithEmail(email, visitor)).toMatchObject({ ok: false, error: 'too-often' })
    expect(await mails()).toHaveLength(5)
    const mailed = unseal({ sealed: newest?.sealed ?? new Uint8Array(), keyId: newest?.keyId ?? '' })
    expect(await enterCode({ email, code: mailed }, visitor)).toMatchObject({ ok: true })
  })
})

describe('a code typed by somebody who is signed in by passkey', () => {
  async function codeFor(email: EmailAddress, visitor: Visitor) {
    await continueWithEmail(email, visitor)
    const [mail] = await db().mail.findMany({
      where: { to: email.address },
      orderBy: { createdAt: 'desc' },
      take: 1,
    })
    return unseal({ sealed: mail?.sealed ?? new Uint8Array(), keyId: mail?.keyId ?? '' })
  }

  it('changes nothing, and works no second time', async () => {
    const { email, visitor, entered } = await newPasskeyCustomer()
    const signedIn = { ...visitor, sessionId: entered.session.sessionId }
    const mailed = await codeFor(email, signedIn)
    expect(await enterCode({ email, code: mailed }, signedIn)).toEqual({ ok: false, error: 'signed-in' })
    expect(await findSession(entered.session.token)).toMatchObject({ kind: 'full', isFresh: true })
    expect(await db().session.count({ where: { customerId: entered.customerId, endedAt: null } })).toBe(1)
    expect(await enterCode({ email, code: mailed }, { ...signedIn, sessionId: undefined })).toMatchObject({
      error: 'code-void',
    })
  })

  it('for another account opens that one, limited, and ends the first here', async () => {
    const first = await newPasskeyCustomer()
    const other = await newCustomer()
    const signedIn = { ...first.visitor, sessionId: first.entered.session.sessionId }
    const entered = await enterCode(
      { email: other.email, code: await codeFor(other.email, signedIn) },
      signedIn,
    )
    expect(entered.ok && entered.data.session.kind).toBe('limited')
    // The old one ends when the browser comes with the new token.
    if (entered.ok) await findSession(entered.data.session.token)
    expect(await findSession(first.entered.session.token)).toBeNull()
  })

  it('opens a limited session where the full one has ended', async () => {
    const { email, visitor, entered } = await newPasskeyCustomer()
    const signedIn = { ...visitor, sessionId: entered.session.sessionId }
    const mailed = await codeFor(email, signedIn)
    await endSession(db(), entered.session.sessionId, 'signed-out')
    const again = await enterCode({ email, code: mailed }, signedIn)
    expect(again.ok && again.data.session.kind).toBe('limited')
  })
})
