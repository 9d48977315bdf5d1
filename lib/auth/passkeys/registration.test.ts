import { describe, expect, it } from 'vitest'
import { firstPasskeyOptions, makeFirstPasskey } from '@/lib/accounts/passkey-door'
import { db } from '@/lib/platform/db'
import { findSession } from '../sessions'
import { registrationResponse } from './responses'
import { newSoftPasskey, register } from './testing/authenticator'
import {
  limitedSession,
  newCustomer,
  newPasskeyCustomer,
  newVisitor,
  origin,
  registrationFor,
} from './testing/people'
import { type RegistrationLie, registrationRows } from './testing/registration-rows'
import { expectRefused, registrationStories } from './testing/registration-stories'
import { nameOf } from './testing/rows'

type Person = Awaited<ReturnType<typeof newCustomer>>

async function attempt(person: Person, { passkey, sends, json = (same) => same }: RegistrationLie) {
  const { wire, handle } = await registrationFor(person.caller, person.visitor)
  const answer = json(register(newSoftPasskey(handle, passkey), { ...wire, ...sends }))
  const parsed = registrationResponse.safeParse(answer)
  return parsed.success ? makeFirstPasskey(parsed.data, person.caller, person.visitor) : 'stopped'
}

describe('a registration', () => {
  for (const row of registrationRows) {
    it(nameOf(row, row.follows), async () => {
      const person = await newCustomer()
      const { customerId } = person.caller
      const result = await attempt(person, row.wire)
      if (row.follows === 'accepted') {
        expect(result).toMatchObject({ ok: true })
        expect(await db().passkey.count({ where: { customerId } })).toBe(1)
        expect(await db().event.count({ where: { customerId, kind: 'ceremony-failed' } })).toBe(0)
      } else if (row.follows === 'stopped') {
        expect(result).toBe('stopped')
        expect(await db().challenge.count({ where: { customerId } })).toBe(1)
        expect(await db().event.count({ where: { customerId, kind: 'ceremony-failed' } })).toBe(0)
      } else {
        expect(result).toEqual({ ok: false, error: 'invalid' })
        await expectRefused(person, row.follows.refused)
      }
    })
  }

  for (const row of registrationStories) it(nameOf(row, row.follows), row.story)
})

describe('an honest registration', () => {
  it.each(['ES256', 'EdDSA', 'RS256'] as const)('keeps a key of %s', async (algorithm) => {
    expect(await attempt(await newCustomer(), { passkey: { algorithm } })).toMatchObject({ ok: true })
  })

  it('keeps a credential id of 16 bytes', async () => {
    expect(await attempt(await newCustomer(), { passkey: { idLength: 16 } })).toMatchObject({ ok: true })
  })

  it('ends the limited session, opens a full one, and tells the owner', async () => {
    const person = await newCustomer()
    const made = await attempt(person, {
      passkey: { backupEligible: true },
      sends: {
        aaguid: 'bada5566-a7aa-401f-bd96-45619a55120d',
        transports: ['hybrid', 'new-thing', 'internal'],
      },
    })
    if (made === 'stopped' || !made.ok) throw new Error('refused')
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
    const person = await newCustomer()
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

describe('a first passkey', () => {
  it('is one where five are made at the same time', async () => {
    const person = await newCustomer()
    const tries = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const { wire, handle } = await registrationFor(person.caller, person.visitor)
        return register(newSoftPasskey(handle), wire)
      }),
    )
    const all = await Promise.all(tries.map((one) => makeFirstPasskey(one, person.caller, person.visitor)))
    expect(all.filter((one) => one.ok)).toHaveLength(1)
  })

  it('is not made by a mailed code where there was one before, even where the first is gone', async () => {
    const owner = await newPasskeyCustomer()
    const visitor = newVisitor()
    const { session, customerId } = await limitedSession(owner.caller.customerId, visitor)
    const caller = { ...owner.caller, sessionId: session.sessionId }
    expect(await firstPasskeyOptions(caller, visitor)).toEqual({ ok: false, error: 'refused' })
    await db().passkey.deleteMany({ where: { customerId } })
    expect(await firstPasskeyOptions(caller, visitor)).toEqual({ ok: false, error: 'refused' })
  })
})
