import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { addPasskey, furtherPasskeyOptions, mostPasskeys } from '@/lib/accounts/own-passkeys'
import { firstPasskeyOptions, makeFirstPasskey } from '@/lib/accounts/passkey-door'
import { endSession } from '@/lib/auth/sessions'
import { askFor } from '@/lib/auth/step-up/confirm'
import { db } from '@/lib/platform/db'
import { policies } from '@/lib/protection/policies'
import { answerStepUp } from '../../step-up/answer'
import { answerTo, newOwner } from '../../step-up/testing/people'
import { signInOptions } from '../authentication'
import { savePasskey } from '../registration'
import { bytes, newSoftPasskey, type RegistrationWire, register } from './authenticator'
import { newCustomer, newPasskeyCustomer, newVisitor, origin, registrationFor, rpId } from './people'
import { refused, type StoryRow } from './rows'

type Person = Awaited<ReturnType<typeof newCustomer>>

/** What a refused registration leaves behind. `challenges`: how many of the person's are still open. */
export async function expectRefused(person: Person, reason: string, challenges = 0): Promise<void> {
  const { customerId, sessionId } = person.caller
  expect(await db().passkey.count({ where: { customerId } })).toBe(0)
  expect(await db().challenge.count({ where: { customerId } })).toBe(challenges)
  const sessions = await db().session.findMany({ where: { customerId } })
  expect(sessions.map(({ id, kind }) => [id, kind])).toEqual([[sessionId, 'limited']])
  const events = await db().event.findMany({ where: { customerId, kind: 'ceremony-failed' } })
  expect(events.map((event) => event.facts)).toEqual([{ purpose: 'register', reason }])
}

const nothing = { ok: false, error: 'invalid' }
const hand = (person: Person, answer: ReturnType<typeof register>) =>
  makeFirstPasskey(answer, person.caller, person.visitor)

async function answerOf(person: Person, sends: Partial<RegistrationWire> = {}) {
  const { wire, handle } = await registrationFor(person.caller, person.visitor)
  return register(newSoftPasskey(handle), { ...wire, ...sends })
}

async function madeUp() {
  const person = await newCustomer()
  const answer = await answerOf(person, { challenge: bytes(Buffer.alloc(32, 1)) })
  expect(await hand(person, answer)).toEqual(nothing)
  await expectRefused(person, 'challenge', 1)
}

async function ofSigningIn() {
  const person = await newCustomer()
  const { challenge } = await signInOptions(person.visitor.browserHash)
  expect(await hand(person, await answerOf(person, { challenge }))).toEqual(nothing)
  await expectRefused(person, 'challenge', 1)
}

async function ofAnother() {
  const [person, other] = [await newCustomer(), await newCustomer()]
  const answer = await answerOf(person)
  // Another account in the same browser, and the same account in another browser.
  expect(await makeFirstPasskey(answer, other.caller, person.visitor)).toEqual(nothing)
  await expectRefused(other, 'challenge')
  expect(await makeFirstPasskey(answer, person.caller, newVisitor())).toEqual(nothing)
  await expectRefused(person, 'challenge', 1)
  expect((await hand(person, answer)).ok).toBe(true)
}

async function again() {
  const person = await newCustomer()
  const answer = await answerOf(person)
  expect((await hand(person, answer)).ok).toBe(true)
  expect(await hand(person, answer)).toEqual(nothing)
  expect(await db().passkey.count({ where: { customerId: person.caller.customerId } })).toBe(1)
}

async function late() {
  const person = await newCustomer()
  const answer = await answerOf(person)
  await db().$executeRaw`
    UPDATE challenge SET expires_at = shop_now() WHERE customer_id = ${person.caller.customerId}::uuid`
  expect(await hand(person, answer)).toEqual(nothing)
  await expectRefused(person, 'challenge')
}

async function atOnce() {
  const person = await newCustomer()
  const answer = await answerOf(person)
  const all = await Promise.all(Array.from({ length: 20 }, () => hand(person, answer)))
  expect(all.filter((one) => one.ok)).toHaveLength(1)
  expect(await db().passkey.count({ where: { customerId: person.caller.customerId } })).toBe(1)
}

const given = (id: Uint8Array<ArrayBuffer>) => ({
  credentialId: id,
  publicKey: bytes(Buffer.alloc(77)),
  counter: 0,
  aaguid: '00000000-0000-0000-0000-000000000000',
  transports: [],
  backupEligible: false,
  backedUp: false,
})
const save = (customerId: string, id: Uint8Array<ArrayBuffer>) =>
  db().$transaction((tx) => savePasskey(tx, { customerId, passkey: given(id), device: 'Chrome on Linux' }))

async function takenBySelf() {
  const { caller, passkey } = await newPasskeyCustomer()
  expect(await save(caller.customerId, passkey.id)).toBeNull()
  expect(await db().passkey.count({ where: { customerId: caller.customerId } })).toBe(1)
}

async function takenByAnother() {
  const [owner, thief] = [await newPasskeyCustomer(), await newCustomer()]
  const { wire, handle } = await registrationFor(thief.caller, thief.visitor)
  const copy = { ...newSoftPasskey(handle), id: owner.passkey.id }
  expect(await hand(thief, register(copy, wire))).toEqual(nothing)
  await expectRefused(thief, 'credential-taken')
  const kept = await db().passkey.findUnique({ where: { credentialId: owner.passkey.id } })
  expect(kept?.customerId).toBe(owner.caller.customerId)
}

async function switched() {
  // The browser signed in as another customer between the two requests: same cookies, another session.
  const [first, second] = [await newCustomer(), await newCustomer()]
  const answer = await answerOf(first)
  const now = { ...second, visitor: first.visitor }
  expect(await hand(now, answer)).toEqual(nothing)
  await expectRefused(now, 'challenge')
}

async function ended() {
  const person = await newCustomer()
  const answer = await answerOf(person)
  await db().$transaction((tx) => endSession(tx, person.caller.sessionId, 'signed-out'))
  expect(await hand(person, answer)).toEqual(nothing)
  await expectRefused(person, 'challenge')
}

async function withoutGrant() {
  const person = await newPasskeyCustomer()
  const { session } = person.entered
  const caller = { ...person.caller, level: 'fresh' as const, sessionId: session.sessionId }
  expect(await firstPasskeyOptions(caller, person.visitor)).toEqual({ ok: false, error: 'refused' })
  const options = await furtherPasskeyOptions(caller, person.visitor)
  const response = register(newSoftPasskey(person.passkey.handle), {
    challenge: options.challenge,
    origin: origin(),
    rpId: rpId(),
  })
  expect(await makeFirstPasskey(response, caller, person.visitor)).toEqual(nothing)
  const added = await addPasskey(caller, person.visitor, {
    grantId: randomUUID(),
    response,
    endOthers: false,
  })
  expect(added).toEqual({ ok: false, error: 'confirm' })
  expect(await db().passkey.count({ where: { customerId: caller.customerId } })).toBe(1)
}

async function eleventh() {
  const owner = await newOwner()
  const { customerId } = owner.caller
  for (let count = 1; count < mostPasskeys; count += 1)
    await save(customerId, newSoftPasskey(bytes(Buffer.alloc(64))).id)
  const asked = await askFor(policies['add-passkey'], owner.caller, owner.asked.browserHash, {})
  if (!asked.ok) throw new Error(asked.error)
  const granted = await answerStepUp(owner.asked, answerTo(owner.passkey, asked.data.options))
  if (!granted.ok) throw new Error(granted.error)
  const { challenge } = await furtherPasskeyOptions(owner.caller, owner.visitor)
  const sends = { challenge, origin: origin(), rpId: rpId() }
  const response = register(newSoftPasskey(owner.passkey.handle), sends)
  const given = { grantId: granted.data.grantId, response, endOthers: false }
  const added = await addPasskey(owner.caller, owner.visitor, given)
  expect(added).toEqual({ ok: false, error: 'too-many-passkeys' })
  expect(await db().passkey.count({ where: { customerId } })).toBe(mostPasskeys)
  const [event] = await db().event.findMany({ where: { customerId, kind: 'ceremony-failed' } })
  expect(event?.facts).toEqual({ purpose: 'register', reason: 'too-many-passkeys' })
}

const notBurnt =
  'nobody but its own session and browser burns a challenge: a stranger could spoil it otherwise'
const notIt = refused('challenge')

/** Told in several steps. */
export const registrationStories: StoryRow[] = [
  { id: 'R08', what: 'a challenge nobody made', story: madeUp, follows: notIt, decided: notBurnt },
  { id: 'R09', what: 'a challenge of signing in', story: ofSigningIn, follows: notIt, decided: notBurnt },
  { id: 'R10', what: 'a challenge of another', story: ofAnother, follows: notIt, decided: notBurnt },
  { id: 'R11', what: 'the same answer again', story: again, follows: notIt },
  { id: 'R12', what: 'an answer after five minutes', story: late, follows: notIt },
  { id: 'R13', what: 'the same answer twenty times at once', story: atOnce, follows: notIt },
  { id: 'R41', what: 'an id that is their own', story: takenBySelf, follows: refused('credential-taken') },
  { id: 'R42', what: 'an id of another', story: takenByAnother, follows: refused('credential-taken') },
  { id: 'R46', what: 'another account by now', story: switched, follows: notIt },
  { id: 'R47', what: 'a session that ended meanwhile', story: ended, follows: notIt },
  { id: 'R48', what: 'one more passkey without a grant', story: withoutGrant, follows: refused('no-grant') },
  { id: 'R49', what: 'an eleventh passkey', story: eleventh, follows: refused('too-many-passkeys') },
]
