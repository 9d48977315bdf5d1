import { createHash } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import { beforeEach, describe, expect, it } from 'vitest'
import { firstPasskeyOptions, makeFirstPasskey } from '@/lib/accounts/passkey-door'
import { db } from '@/lib/platform/db'
import { findSession } from '../sessions'
import { registrationResponse } from './responses'
import {
  base64url,
  bytes,
  flag,
  newSoftPasskey,
  type RegistrationWire,
  register,
  type SoftPasskey,
} from './testing/authenticator'
import {
  limitedSession,
  newCustomer,
  newPasskeyCustomer,
  newVisitor,
  origin,
  registrationFor,
} from './testing/people'

// The rows R.. are those of WebAuthn L3 section 7.1: each one a way to lie in a registration.

type Person = Awaited<ReturnType<typeof newCustomer>>
type Lie = { of?: Parameters<typeof newSoftPasskey>[1]; wire?: Partial<RegistrationWire>; reason: string }

let person: Person

beforeEach(async () => {
  person = await newCustomer()
})

async function attempt({ of, wire = {} }: Omit<Lie, 'reason'>) {
  const { wire: honest, handle } = await registrationFor(person.caller, person.visitor)
  const response = register(newSoftPasskey(handle, of), { ...honest, ...wire })
  return makeFirstPasskey(registrationResponse.parse(response), person.caller, person.visitor)
}

const aliases = (cose: Map<string | number, unknown>, change: [number, unknown][]) =>
  new Map([...cose, ...change])

const p256 = newSoftPasskey(bytes(Buffer.alloc(64)))
const ed25519 = newSoftPasskey(bytes(Buffer.alloc(64)), { algorithm: 'EdDSA' })
const offCurve = bytes(createHash('sha256').update('no point').digest())

const lies: Record<string, Lie> = {
  'R03 id and rawId differ': {
    wire: { rawId: base64url(bytes(Buffer.alloc(32, 1))) },
    reason: 'verification',
  },
  'R06 type webauthn.get': { wire: { type: 'webauthn.get' }, reason: 'verification' },
  'R07 type payment.create': { wire: { type: 'payment.create' }, reason: 'verification' },
  'R14 another origin': { wire: { origin: 'https://evil.example' }, reason: 'verification' },
  'R15 origin with a slash': { wire: { origin: `${origin()}/` }, reason: 'verification' },
  'R15 origin of another port': { wire: { origin: `${origin()}1` }, reason: 'verification' },
  'R15 origin in capitals': { wire: { origin: origin().toUpperCase() }, reason: 'verification' },
  'R16 origin null': { wire: { origin: 'null' }, reason: 'verification' },
  'R16 an Android app': { wire: { origin: 'android:apk-key-hash:AAAA' }, reason: 'verification' },
  'R17 crossOrigin true': { wire: { crossOrigin: true }, reason: 'cross-origin' },
  'R17 crossOrigin as a text': { wire: { crossOrigin: 'yes' }, reason: 'cross-origin' },
  'R18 topOrigin of another site': { wire: { topOrigin: 'https://evil.example' }, reason: 'cross-origin' },
  'R18 topOrigin of our own': { wire: { topOrigin: origin() }, reason: 'cross-origin' },
  'R19 attestation object cut short': {
    wire: { rewrite: (object) => object.subarray(0, -5) },
    reason: 'attestation-encoding',
  },
  'R19b bytes after the attestation object': {
    wire: { tail: Buffer.from([0]) },
    reason: 'attestation-encoding',
  },
  'R20 a map of indefinite length': {
    wire: {
      rewrite: (object) => Buffer.concat([Buffer.from([0xbf]), object.subarray(1), Buffer.from([0xff])]),
    },
    reason: 'attestation-encoding',
  },
  'R20 a length in more bytes than it needs': {
    wire: { rewrite: (object) => Buffer.concat([Buffer.from([0xb8, 0x03]), object.subarray(1)]) },
    reason: 'attestation-encoding',
  },
  'R21 authenticator data too short': {
    wire: {
      rewrite: () =>
        isoCBOR.encode(
          new Map<string, unknown>([
            ['fmt', 'none'],
            ['attStmt', new Map()],
            ['authData', new Uint8Array(36)],
          ]) as never,
        ),
    },
    reason: 'verification',
  },
  'R22 no attested credential': { wire: { flags: flag.up | flag.uv }, reason: 'verification' },
  'R23 extension flag without extensions': {
    wire: { flags: flag.up | flag.uv | flag.at | flag.ed },
    reason: 'verification',
  },
  'R23 bytes left over': { wire: { authDataTail: Buffer.from([1, 2]) }, reason: 'verification' },
  'R24 another RP ID': { wire: { rpId: 'evil.example' }, reason: 'verification' },
  'R25 nobody present': { wire: { flags: flag.uv | flag.at }, reason: 'verification' },
  'R27 nobody verified': { wire: { flags: flag.up | flag.at }, reason: 'verification' },
  'R28 backed up, but not eligible': {
    wire: { flags: flag.up | flag.uv | flag.at | flag.bs },
    reason: 'verification',
  },
  'R30 an algorithm nobody offered': {
    wire: { cose: aliases(p256.cose, [[3, -35]]) },
    reason: 'verification',
  },
  'R31 ES256 with an Ed25519 key': { wire: { cose: aliases(ed25519.cose, [[3, -7]]) }, reason: 'public-key' },
  'R31 a point off the curve': { wire: { cose: aliases(p256.cose, [[-3, offCurve]]) }, reason: 'public-key' },
  'R32 a private part in the key': {
    wire: { cose: aliases(p256.cose, [[-4, offCurve]]) },
    reason: 'public-key',
  },
  'an RSA key of 2,048 bits': { of: { algorithm: 'RS256', rsaBits: 2048 }, reason: 'public-key' },
  'R33 an unknown format': { wire: { fmt: 'other' }, reason: 'verification' },
  'R33 the format in capitals': { wire: { fmt: 'None' }, reason: 'verification' },
  'R34 format none with a statement': { wire: { attStmt: new Map([['x', 1]]) }, reason: 'verification' },
  'R35 a self attestation with a bad signature': {
    wire: {
      fmt: 'packed',
      attStmt: new Map<string, unknown>([
        ['alg', -7],
        ['sig', new Uint8Array(70)],
      ]),
    },
    reason: 'verification',
  },
  'R38 a credential id of 1,024 bytes': { of: { idLength: 1024 }, reason: 'credential-id-length' },
  'R40 an empty credential id': { of: { idLength: 0 }, wire: { jsonId: '' }, reason: 'verification' },
  'R40 a credential id of 15 bytes': { of: { idLength: 15 }, reason: 'credential-id-length' },
  'R43 another id in the JSON': {
    wire: { jsonId: base64url(bytes(Buffer.alloc(32, 7))) },
    reason: 'credential-id',
  },
  'R45 not discoverable': { wire: { rk: false }, reason: 'not-discoverable' },
}

describe('a registration that lies', () => {
  it.each(Object.entries(lies))('%s', async (_name, { reason, ...lie }) => {
    expect(await attempt(lie)).toEqual({ ok: false, error: 'invalid' })
    const { customerId, sessionId } = person.caller
    expect(await db().passkey.count({ where: { customerId } })).toBe(0)
    expect(await db().challenge.count({ where: { customerId } })).toBe(0)
    const session = await db().session.findUniqueOrThrow({ where: { id: sessionId } })
    expect([session.kind, session.endedAt]).toEqual(['limited', null])
    const events = await db().event.findMany({ where: { customerId, kind: 'ceremony-failed' } })
    expect(events.map((event) => event.facts)).toEqual([{ purpose: 'register', reason }])
  })
})

describe('an honest registration', () => {
  it.each(['ES256', 'EdDSA', 'RS256'] as const)('keeps a key of %s', async (algorithm) => {
    expect((await attempt({ of: { algorithm } })).ok).toBe(true)
  })

  it.each([16, 1023])('R39 keeps a credential id of %i bytes', async (idLength) => {
    expect((await attempt({ of: { idLength } })).ok).toBe(true)
  })

  it('R05 may begin its client data with a byte order mark', async () => {
    const { wire } = await registrationFor(person.caller, person.visitor)
    const said = { type: 'webauthn.create', challenge: wire.challenge, origin: origin(), crossOrigin: false }
    const clientDataText = `\uFEFF${JSON.stringify(said)}`
    const response = register(newSoftPasskey(bytes(Buffer.alloc(64))), { ...wire, clientDataText })
    expect((await makeFirstPasskey(response, person.caller, person.visitor)).ok).toBe(true)
  })

  it('R37 may come with a self attestation, which browsers leave in place', async () => {
    expect((await attempt({ wire: { selfAttested: true } })).ok).toBe(true)
  })

  it('ends the limited session, opens a full one, and tells the owner', async () => {
    const made = await attempt({
      of: { backupEligible: true },
      wire: {
        aaguid: 'bada5566-a7aa-401f-bd96-45619a55120d',
        transports: ['hybrid', 'new-thing', 'internal'],
      },
    })
    if (!made.ok) throw new Error(made.error)
    const { customerId, sessionId } = person.caller
    const [passkey] = await db().passkey.findMany({ where: { customerId } })
    expect(passkey).toMatchObject({
      name: '1Password',
      transports: ['hybrid', 'internal'],
      backupEligible: true,
      backedUp: true,
    })
    await findSession(made.data.session.token)
    expect((await db().session.findUniqueOrThrow({ where: { id: sessionId } })).endReason).toBe('replaced')
    const full = await db().session.findUniqueOrThrow({ where: { id: made.data.session.sessionId } })
    expect(full.kind).toBe('full')
    expect(full.authenticatedAt).toEqual(full.createdAt)
    const mails = await db().mail.findMany({
      where: { to: person.email.address, template: 'passkey-created' },
    })
    expect(mails.map((mail) => mail.params)).toEqual([{ passkey: '1Password', device: 'Chrome on Linux' }])
  })

  it('asks the browser for exactly what it accepts', async () => {
    const { options } = await registrationFor(person.caller, person.visitor)
    expect(options).toMatchObject({
      rp: { id: new URL(origin()).hostname },
      user: { name: person.email.address },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: [],
    })
    expect(options.pubKeyCredParams.map(({ alg }) => alg)).toEqual([-8, -7, -257])
    expect(Buffer.from(options.user.id, 'base64url')).toHaveLength(64)
    expect(Buffer.from(options.challenge, 'base64url')).toHaveLength(32)
  })
})

describe('a response used where it does not belong', () => {
  const make = (passkey: SoftPasskey, wire: RegistrationWire) => register(passkey, wire)

  it('R11 works once', async () => {
    const { wire, handle } = await registrationFor(person.caller, person.visitor)
    const response = make(newSoftPasskey(handle), wire)
    expect((await makeFirstPasskey(response, person.caller, person.visitor)).ok).toBe(true)
    expect(await makeFirstPasskey(response, person.caller, person.visitor)).toEqual({
      ok: false,
      error: 'invalid',
    })
  })

  it('R13 works once for twenty at the same time', async () => {
    const { wire, handle } = await registrationFor(person.caller, person.visitor)
    const response = make(newSoftPasskey(handle), wire)
    const all = await Promise.all(
      Array.from({ length: 20 }, () => makeFirstPasskey(response, person.caller, person.visitor)),
    )
    expect(all.filter((one) => one.ok)).toHaveLength(1)
    expect(await db().passkey.count({ where: { customerId: person.caller.customerId } })).toBe(1)
  })

  it('makes one passkey where five are made at the same time', async () => {
    const tries = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const { wire, handle } = await registrationFor(person.caller, person.visitor)
        return make(newSoftPasskey(handle), wire)
      }),
    )
    const all = await Promise.all(tries.map((one) => makeFirstPasskey(one, person.caller, person.visitor)))
    expect(all.filter((one) => one.ok)).toHaveLength(1)
  })

  it('R10 is nothing in another session, or another browser, and stays good in its own', async () => {
    const { wire, handle } = await registrationFor(person.caller, person.visitor)
    const response = make(newSoftPasskey(handle), wire)
    const other = await newCustomer()
    const thief = { ...person.visitor, browserHash: newVisitor().browserHash }
    expect((await makeFirstPasskey(response, other.caller, person.visitor)).ok).toBe(false)
    expect((await makeFirstPasskey(response, person.caller, thief)).ok).toBe(false)
    expect((await makeFirstPasskey(response, person.caller, person.visitor)).ok).toBe(true)
  })

  it('R12 is nothing after five minutes', async () => {
    const { wire, handle } = await registrationFor(person.caller, person.visitor)
    const { customerId } = person.caller
    await db().$executeRaw`
      UPDATE challenge SET expires_at = shop_now() WHERE customer_id = ${customerId}::uuid`
    const late = await makeFirstPasskey(make(newSoftPasskey(handle), wire), person.caller, person.visitor)
    expect(late.ok).toBe(false)
  })

  it('R42 cannot take a credential id that belongs to somebody', async () => {
    const owner = await newPasskeyCustomer()
    const { wire, handle } = await registrationFor(person.caller, person.visitor)
    const thief = { ...newSoftPasskey(handle), id: owner.passkey.id }
    const taken = await makeFirstPasskey(make(thief, wire), person.caller, person.visitor)
    expect(taken).toEqual({ ok: false, error: 'invalid' })
    const [kept] = await db().passkey.findMany({ where: { credentialId: owner.passkey.id } })
    expect(kept?.customerId).toBe(owner.caller.customerId)
  })

  it('a mailed code makes no second passkey, even where the first is gone', async () => {
    const owner = await newPasskeyCustomer()
    const visitor = newVisitor()
    const { session, customerId } = await limitedSession(owner.caller.customerId, visitor)
    const caller = { ...owner.caller, sessionId: session.sessionId }
    expect(await firstPasskeyOptions(caller, visitor)).toEqual({ ok: false, error: 'refused' })
    await db().passkey.deleteMany({ where: { customerId } })
    expect(await firstPasskeyOptions(caller, visitor)).toEqual({ ok: false, error: 'refused' })
  })
})
