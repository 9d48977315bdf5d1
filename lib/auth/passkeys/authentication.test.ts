import { beforeAll, describe, expect, it } from 'vitest'
import { enterWithPasskey } from '@/lib/accounts/passkey-door'
import { db } from '@/lib/platform/db'
import { findSession } from '../sessions'
import { signInOptions } from './authentication'
import { assertionResponse } from './responses'
import { type AssertionWire, assert, base64url, bytes, flag, newSoftPasskey } from './testing/authenticator'
import { newCustomer, newPasskeyCustomer, newVisitor, origin, registrationFor, rpId } from './testing/people'

// The rows A.. are those of WebAuthn L3 section 7.2: each one a way to lie in an assertion.

type Owner = Awaited<ReturnType<typeof newPasskeyCustomer>>
type Lie = { wire: Partial<AssertionWire> | ((owner: Owner) => Partial<AssertionWire>); reason: string }

const visitor = newVisitor()
const handle = bytes(Buffer.alloc(64, 9))

async function challengeFor(browserHash = visitor.browserHash) {
  const options = await signInOptions(browserHash)
  return { challenge: options.challenge, origin: origin(), rpId: rpId() }
}

async function signIn(owner: Owner, wire: Partial<AssertionWire> = {}) {
  const response = assert(owner.passkey, { ...(await challengeFor()), ...wire })
  return enterWithPasskey(assertionResponse.parse(response), visitor)
}

const lies: Record<string, Lie> = {
  'A01 an id that nobody has': {
    wire: { jsonId: base64url(bytes(Buffer.alloc(32, 3))) },
    reason: 'unknown-passkey',
  },
  'A05 no user handle': { wire: { userHandle: null }, reason: 'unknown-passkey' },
  'A06 the user handle of nobody': { wire: { userHandle: handle }, reason: 'unknown-passkey' },
  'A07 a user handle of 65 bytes': {
    wire: ({ passkey }) => ({ userHandle: Buffer.concat([passkey.handle, Buffer.alloc(1)]) }),
    reason: 'unknown-passkey',
  },
  'A04 id and rawId differ': {
    wire: { rawId: base64url(bytes(Buffer.alloc(32, 3))) },
    reason: 'verification',
  },
  'A08 type webauthn.create': { wire: { type: 'webauthn.create' }, reason: 'verification' },
  'A08 type payment.get': { wire: { type: 'payment.get' }, reason: 'verification' },
  'A17 another origin': { wire: { origin: 'https://evil.example' }, reason: 'verification' },
  'A17 a sub-domain': { wire: { origin: origin().replace('//', '//sub.') }, reason: 'verification' },
  'A18 crossOrigin true': { wire: { crossOrigin: true }, reason: 'cross-origin' },
  'A19 crossOrigin true with topOrigin': {
    wire: { crossOrigin: true, topOrigin: 'https://evil.example' },
    reason: 'cross-origin',
  },
  'A20 topOrigin alone': { wire: { topOrigin: 'https://evil.example' }, reason: 'cross-origin' },
  'A21 another RP ID': { wire: { rpId: 'evil.example' }, reason: 'verification' },
  'A22 nobody present': { wire: { flags: flag.uv }, reason: 'verification' },
  'A24 nobody verified': { wire: { flags: flag.up }, reason: 'verification' },
  'A25 backed up, but not eligible': { wire: { flags: flag.up | flag.uv | flag.bs }, reason: 'verification' },
  'A26 eligible for backup now, and not before': {
    wire: { flags: flag.up | flag.uv | flag.be },
    reason: 'backup-eligibility',
  },
  'A28 one bit of the signature': {
    wire: {
      rewriteSignature: (signature) => signature.map((byte, place) => (place === 20 ? byte ^ 1 : byte)),
    },
    reason: 'verification',
  },
  'A30 the signature of another key': { wire: { signWith: newSoftPasskey(handle) }, reason: 'verification' },
  'A31 an empty signature': { wire: { rewriteSignature: () => new Uint8Array() }, reason: 'verification' },
  'A32 a signature that is not DER': {
    wire: { rewriteSignature: () => new Uint8Array(64).fill(1) },
    reason: 'verification',
  },
  'A35 a low counter with a bad signature raises no alarm': {
    wire: { counter: 0, signWith: newSoftPasskey(handle) },
    reason: 'verification',
  },
  'A39 attested data announced and not there': {
    wire: { flags: flag.up | flag.uv | flag.at },
    reason: 'verification',
  },
  'A39 extensions announced and not there': {
    wire: { flags: flag.up | flag.uv | flag.ed },
    reason: 'verification',
  },
  'A40 bytes after the authenticator data': {
    wire: { authDataTail: Buffer.from([1]) },
    reason: 'verification',
  },
}

describe('an assertion that lies', () => {
  let owner: Owner
  let stored: unknown
  const passkeyRow = () => db().passkey.findUniqueOrThrow({ where: { credentialId: owner.passkey.id } })

  beforeAll(async () => {
    owner = await newPasskeyCustomer()
    expect((await signIn(owner)).ok).toBe(true)
    stored = await passkeyRow()
  })

  it.each(Object.entries(lies))('%s', async (_name, { wire, reason }) => {
    const { customerId } = owner.caller
    const sessions = await db().session.count({ where: { customerId } })
    const lie = typeof wire === 'function' ? wire(owner) : wire
    expect(await signIn(owner, lie)).toEqual({ ok: false, error: 'invalid' })
    // A46: nothing about the passkey moved.
    expect(await passkeyRow()).toEqual(stored)
    expect(await db().session.count({ where: { customerId } })).toBe(sessions)
    expect(await db().challenge.count({ where: { browserHash: visitor.browserHash } })).toBe(0)
    const [failure] = await db().event.findMany({
      where: { kind: 'ceremony-failed' },
      orderBy: { id: 'desc' },
      take: 1,
    })
    expect(failure?.facts).toEqual({ purpose: 'sign_in', reason })
    expect(failure?.customerId ?? null).toBe(reason === 'unknown-passkey' ? null : customerId)
    expect(await db().event.count({ where: { customerId, kind: 'passkey-counter-behind' } })).toBe(0)
  })

  it('A04 an id that only decodes to the passkey is not its id', async () => {
    const id = base64url(owner.passkey.id)
    // 32 bytes leave two bits over in the last letter of base64url; this sets one of them.
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const other = id.slice(0, -1) + letters[letters.indexOf(id.slice(-1)) ^ 1]
    expect(Buffer.from(other, 'base64url')).toEqual(Buffer.from(owner.passkey.id))
    expect(await signIn(owner, { jsonId: other })).toEqual({ ok: false, error: 'invalid' })
  })

  it('A06 the user handle of somebody else with a passkey of their own', async () => {
    const other = await newPasskeyCustomer()
    const result = await signIn(owner, { userHandle: other.passkey.handle })
    expect(result).toEqual({ ok: false, error: 'invalid' })
  })
})

describe('a challenge of signing in', () => {
  it('A14 works once, also for twenty at the same time', async () => {
    const owner = await newPasskeyCustomer()
    const response = assert(owner.passkey, await challengeFor())
    const all = await Promise.all(Array.from({ length: 20 }, () => enterWithPasskey(response, visitor)))
    expect(all.filter((one) => one.ok)).toHaveLength(1)
    expect((await enterWithPasskey(response, visitor)).ok).toBe(false)
  })

  it('A09, A16 works in its own browser only, and stays good there', async () => {
    const owner = await newPasskeyCustomer()
    const response = assert(owner.passkey, await challengeFor())
    expect((await enterWithPasskey(response, newVisitor())).ok).toBe(false)
    expect((await enterWithPasskey(response, visitor)).ok).toBe(true)
    const made = assert(owner.passkey, {
      ...(await challengeFor()),
      challenge: base64url(handle.subarray(0, 32)),
    })
    expect((await enterWithPasskey(made, visitor)).ok).toBe(false)
  })

  it('A10, R09 is not one of making a passkey, nor the reverse', async () => {
    const owner = await newPasskeyCustomer()
    const person = await newCustomer(visitor)
    const { wire } = await registrationFor(person.caller, visitor)
    expect((await enterWithPasskey(assert(owner.passkey, wire), visitor)).ok).toBe(false)
    expect(await db().challenge.count({ where: { customerId: person.caller.customerId } })).toBe(1)
  })

  it('A15 ends after five minutes', async () => {
    const owner = await newPasskeyCustomer()
    const response = assert(owner.passkey, await challengeFor())
    await db().$executeRaw`
      UPDATE challenge SET expires_at = shop_now() WHERE browser_hash = ${visitor.browserHash}`
    expect((await enterWithPasskey(response, visitor)).ok).toBe(false)
  })

  it('is burnt by a failed try as well', async () => {
    const owner = await newPasskeyCustomer()
    const wire = await challengeFor()
    expect((await enterWithPasskey(assert(owner.passkey, { ...wire, flags: flag.up }), visitor)).ok).toBe(
      false,
    )
    expect((await enterWithPasskey(assert(owner.passkey, wire), visitor)).ok).toBe(false)
  })

  it('A42 is nothing once the passkey is gone', async () => {
    const owner = await newPasskeyCustomer()
    const response = assert(owner.passkey, await challengeFor())
    await db().passkey.deleteMany({ where: { credentialId: owner.passkey.id } })
    expect((await enterWithPasskey(response, visitor)).ok).toBe(false)
  })
})

describe('a genuine assertion', () => {
  it('opens a full session; the one that the browser had ends when it comes with the new token', async () => {
    const owner = await newPasskeyCustomer()
    const before = owner.entered.session.sessionId
    const response = assert(owner.passkey, await challengeFor())
    const entered = await enterWithPasskey(response, { ...visitor, sessionId: before })
    if (!entered.ok) throw new Error(entered.error)
    expect(entered.data).toMatchObject({ customerId: owner.caller.customerId, session: { kind: 'full' } })
    const ended = async () => (await db().session.findUniqueOrThrow({ where: { id: before } })).endReason
    expect(await ended()).toBeNull()
    await findSession(entered.data.session.token)
    expect(await ended()).toBe('replaced')
  })

  it.each(['EdDSA', 'RS256'] as const)('may be signed by %s', async (algorithm) => {
    expect((await signIn(await newPasskeyCustomer({ algorithm }))).ok).toBe(true)
  })

  it('A36 may come from a key that does not count', async () => {
    const owner = await newPasskeyCustomer({ backupEligible: true })
    expect((await signIn(owner, { counter: 0 })).ok).toBe(true)
    expect((await signIn(owner, { counter: 0 })).ok).toBe(true)
    const where = { customerId: owner.caller.customerId, kind: 'passkey-counter-behind' }
    expect(await db().event.count({ where })).toBe(0)
  })

  it.each([
    ['A33 lower', 4],
    ['A34 equal', 5],
    ['A38 back at zero', 0],
  ])(
    'with a counter %s is noted of a synced passkey, which still opens a full session',
    async (_name, counter) => {
      const owner = await newPasskeyCustomer({ backupEligible: true })
      await signIn(owner, { counter: 5 })
      const entered = await signIn(owner, { counter })
      expect(entered.ok && entered.data.session.kind).toBe('full')
      const where = { customerId: owner.caller.customerId, kind: 'passkey-counter-behind' }
      expect((await db().event.findFirstOrThrow({ where })).facts).toMatchObject({
        stored: 5,
        given: counter,
      })
      const row = await db().passkey.findUniqueOrThrow({ where: { credentialId: owner.passkey.id } })
      expect(row.counter).toBe(5n)
    },
  )

  it('A37 with a counter behind, of a passkey bound to its device, opens a limited session and sends a mail', async () => {
    const owner = await newPasskeyCustomer()
    await signIn(owner, { counter: 5 })
    const entered = await signIn(owner, { counter: 5 })
    expect(entered.ok && entered.data.session.kind).toBe('limited')
    const where = { to: owner.email.address, template: 'passkey-copied' }
    expect(await db().mail.count({ where })).toBe(1)
  })

  it('of five with one counter at the same time, four are behind', async () => {
    const owner = await newPasskeyCustomer()
    const wires = await Promise.all(Array.from({ length: 5 }, () => challengeFor()))
    const responses = wires.map((wire) => assert(owner.passkey, { ...wire, counter: 9 }))
    const all = await Promise.all(responses.map((response) => enterWithPasskey(response, visitor)))
    const kinds = all.map((one) => one.ok && one.data.session.kind).sort()
    expect(kinds).toEqual(['full', 'limited', 'limited', 'limited', 'limited'])
  })

  it('A27 may say that the passkey is no longer backed up', async () => {
    const owner = await newPasskeyCustomer({ backupEligible: true })
    expect((await signIn(owner, { flags: flag.up | flag.uv | flag.be })).ok).toBe(true)
    const row = await db().passkey.findUniqueOrThrow({ where: { credentialId: owner.passkey.id } })
    expect([row.backupEligible, row.backedUp]).toEqual([true, false])
    const where = { customerId: owner.caller.customerId, kind: 'passkey-backup-changed' }
    expect(await db().event.count({ where })).toBe(1)
  })
})

describe('the database', () => {
  it.each([
    ['owner', { customerId: '00000000-0000-0000-0000-000000000000' }],
    ['key', { publicKey: new Uint8Array(77) }],
    ['credential id', { credentialId: new Uint8Array(32) }],
    ['backup eligibility', { backupEligible: true }],
  ])("refuses a change of a passkey's %s", async (_name, data) => {
    const owner = await newPasskeyCustomer()
    const where = { credentialId: owner.passkey.id }
    await expect(db().passkey.update({ where, data })).rejects.toThrow()
    expect(await db().passkey.findUnique({ where })).toMatchObject({ customerId: owner.caller.customerId })
  })
})
