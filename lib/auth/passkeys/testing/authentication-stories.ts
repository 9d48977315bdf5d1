import { expect } from 'vitest'
import { enterWithPasskey } from '@/lib/accounts/passkey-door'
import { findSession } from '@/lib/auth/sessions'
import { db } from '@/lib/platform/db'
import { signInOptions } from '../authentication'
import { type AssertionWire, assert, base64url, bytes, flag, newSoftPasskey } from './authenticator'
import { newCustomer, newPasskeyCustomer, newVisitor, origin, registrationFor, rpId } from './people'
import { refused, type StoryRow } from './rows'

type Owner = Awaited<ReturnType<typeof newPasskeyCustomer>>

export async function answerOf(owner: Owner, sends: Partial<AssertionWire> = {}) {
  const { challenge } = await signInOptions(owner.visitor.browserHash)
  return assert(owner.passkey, { challenge, origin: origin(), rpId: rpId(), ...sends })
}

export async function signIn(owner: Owner, sends: Partial<AssertionWire> = {}) {
  return enterWithPasskey(await answerOf(owner, sends), owner.visitor)
}

const nothing = { ok: false, error: 'invalid' }
const events = (owner: Owner, kind: string) =>
  db().event.findMany({ where: { customerId: owner.caller.customerId, kind }, orderBy: { id: 'asc' } })
const rowOf = (owner: Owner) => db().passkey.findUniqueOrThrow({ where: { credentialId: owner.passkey.id } })

async function handleOfAnother() {
  const [owner, other] = [await newPasskeyCustomer(), await newPasskeyCustomer()]
  expect(await signIn(owner, { userHandle: other.passkey.handle })).toEqual(nothing)
  expect((await rowOf(owner)).lastUsedAt).toBeNull()
}

async function madeUp() {
  const owner = await newPasskeyCustomer()
  expect(await signIn(owner, { challenge: bytes(Buffer.alloc(32, 1)) })).toEqual(nothing)
  expect(await db().challenge.count({ where: { browserHash: owner.visitor.browserHash } })).toBe(1)
}

async function ofMaking() {
  const [owner, person] = [await newPasskeyCustomer(), await newCustomer()]
  const { wire } = await registrationFor(person.caller, person.visitor)
  expect(await enterWithPasskey(assert(owner.passkey, wire), person.visitor)).toEqual(nothing)
  expect(await db().challenge.count({ where: { customerId: person.caller.customerId } })).toBe(1)
}

async function twentyTimes() {
  const owner = await newPasskeyCustomer()
  const answer = await answerOf(owner)
  const all = await Promise.all(Array.from({ length: 20 }, () => enterWithPasskey(answer, owner.visitor)))
  expect(all.filter((one) => one.ok)).toHaveLength(1)
  expect(await enterWithPasskey(answer, owner.visitor)).toEqual(nothing)
  expect((await rowOf(owner)).counter).toBe(BigInt(owner.passkey.counter))
}

async function late() {
  const owner = await newPasskeyCustomer()
  const answer = await answerOf(owner)
  await db().$executeRaw`
    UPDATE challenge SET expires_at = shop_now() WHERE browser_hash = ${owner.visitor.browserHash}`
  expect(await enterWithPasskey(answer, owner.visitor)).toEqual(nothing)
}

async function otherBrowser() {
  const owner = await newPasskeyCustomer()
  const answer = await answerOf(owner)
  expect(await enterWithPasskey(answer, newVisitor())).toEqual(nothing)
  // A stranger's try left it good where it belongs.
  expect((await enterWithPasskey(answer, owner.visitor)).ok).toBe(true)
}

async function noLongerSynced() {
  const owner = await newPasskeyCustomer({ backupEligible: true })
  expect((await signIn(owner, { flags: flag.up | flag.uv | flag.be })).ok).toBe(true)
  const { backupEligible, backedUp } = await rowOf(owner)
  expect([backupEligible, backedUp]).toEqual([true, false])
  expect(await events(owner, 'passkey-backup-changed')).toHaveLength(1)
}

async function noLongerEligible() {
  const owner = await newPasskeyCustomer({ backupEligible: true })
  expect(await signIn(owner, { flags: flag.up | flag.uv })).toEqual(nothing)
  expect((await events(owner, 'ceremony-failed')).map(({ facts }) => facts)).toEqual([
    { purpose: 'sign_in', reason: 'backup-eligibility' },
  ])
}

/** A synced passkey's devices count for themselves: it is noted, and opens a full session. */
const behind = (first: number, then: number) => async () => {
  const owner = await newPasskeyCustomer({ backupEligible: true })
  expect((await signIn(owner, { counter: first })).ok).toBe(true)
  const entered = await signIn(owner, { counter: then })
  expect(entered.ok && entered.data.session.kind).toBe('full')
  const noted = await events(owner, 'passkey-counter-behind')
  expect(noted.map(({ facts }) => facts)).toEqual([expect.objectContaining({ stored: first, given: then })])
  expect((await rowOf(owner)).counter).toBe(BigInt(first))
}

async function uncounted() {
  const owner = await newPasskeyCustomer({ backupEligible: true })
  for (const counter of [0, 0]) expect((await signIn(owner, { counter })).ok).toBe(true)
  expect(await events(owner, 'passkey-counter-behind')).toEqual([])
}

async function copied() {
  const owner = await newPasskeyCustomer()
  await signIn(owner, { counter: 5 })
  const entered = await signIn(owner, { counter: 4 })
  expect(entered.ok && entered.data.session.kind).toBe('limited')
  const where = { to: owner.email.address, template: 'passkey-copied' }
  expect(await db().mail.count({ where })).toBe(1)
}

async function removedMeanwhile() {
  const owner = await newPasskeyCustomer()
  const answer = await answerOf(owner)
  await db().passkey.deleteMany({ where: { credentialId: owner.passkey.id } })
  expect(await enterWithPasskey(answer, owner.visitor)).toEqual({ ok: false, error: 'removed' })
}

async function manyFailures() {
  const owner = await newPasskeyCustomer()
  const stranger = { ...owner, visitor: newVisitor(), passkey: { ...owner.passkey } }
  const signWith = newSoftPasskey(owner.passkey.handle)
  for (let count = 0; count < 20; count += 1) {
    expect(await signIn(stranger, { signWith, counter: 1 })).toEqual(nothing)
  }
  expect((await signIn(owner)).ok).toBe(true)
}

async function newToken() {
  const owner = await newPasskeyCustomer()
  const before = owner.entered.session
  const entered = await enterWithPasskey(await answerOf(owner), {
    ...owner.visitor,
    sessionId: before.sessionId,
  })
  if (!entered.ok) throw new Error(entered.error)
  expect(entered.data.session).toMatchObject({ kind: 'full' })
  expect(entered.data.session.token).not.toBe(before.token)
  const ended = async () =>
    (await db().session.findUniqueOrThrow({ where: { id: before.sessionId } })).endReason
  // The old one ends when the browser comes with the new token: an answer that was lost locks nobody out.
  expect(await ended()).toBeNull()
  await findSession(entered.data.session.token)
  expect(await ended()).toBe('replaced')
}

async function burntByFailure() {
  const owner = await newPasskeyCustomer()
  const { challenge } = await signInOptions(owner.visitor.browserHash)
  expect(await signIn(owner, { challenge, flags: flag.up })).toEqual(nothing)
  const stored = await rowOf(owner)
  expect(await signIn(owner, { challenge })).toEqual(nothing)
  expect(await rowOf(owner)).toEqual(stored)
  expect(base64url(stored.credentialId)).toBe(owner.id)
}

const notBurnt =
  'nobody but its own browser and purpose burns a challenge: a stranger could spoil it otherwise'
const locking =
  'a count for a passkey or an account would let strangers lock its owner out; a challenge has one try, in one browser'
const synced = 'devices that share a synced passkey count for themselves: it is written down'
const device =
  'a genuine signature: it opens a limited session and mails the owner, who may be the one with the old copy'
const notIt = refused('challenge')
const unknown = refused('unknown-passkey')
const removed = refused('removed-passkey')
const told = 'who proves to hold a passkey that was removed is told so, and nobody else'
const eligible = refused('backup-eligibility')

/** Told in several steps. */
export const authenticationStories: StoryRow[] = [
  { id: 'A06', what: 'the user handle of another customer', story: handleOfAnother, follows: unknown },
  { id: 'A09', what: 'a challenge nobody made', story: madeUp, follows: notIt, decided: notBurnt },
  { id: 'A10', what: 'a challenge of making one', story: ofMaking, follows: notIt, decided: notBurnt },
  { id: 'A14', what: 'the same answer twenty times, and again', story: twentyTimes, follows: notIt },
  { id: 'A15', what: 'an answer after five minutes', story: late, follows: notIt },
  { id: 'A16', what: 'an answer in another browser', story: otherBrowser, follows: notIt, decided: notBurnt },
  { id: 'A26', what: 'not eligible for backup any more', story: noLongerEligible, follows: eligible },
  { id: 'A27', what: 'not backed up any more', story: noLongerSynced, follows: 'accepted' },
  { id: 'A33', what: 'a lower counter, synced', story: behind(5, 4), follows: 'accepted', decided: synced },
  { id: 'A34', what: 'an equal counter, synced', story: behind(5, 5), follows: 'accepted', decided: synced },
  { id: 'A36', what: 'a key that does not count', story: uncounted, follows: 'accepted' },
  { id: 'A37', what: 'a lower counter, one device', story: copied, follows: 'accepted', decided: device },
  {
    id: 'A38',
    what: 'the last counter, then 0',
    story: behind(2 ** 32 - 1, 0),
    follows: 'accepted',
    decided: synced,
  },
  {
    id: 'A42',
    what: 'a passkey removed meanwhile',
    story: removedMeanwhile,
    follows: removed,
    decided: told,
  },
  {
    id: 'A44',
    what: 'twenty failures of a stranger',
    story: manyFailures,
    follows: 'accepted',
    decided: locking,
  },
  { id: 'A45', what: 'a session that was there before ends', story: newToken, follows: 'accepted' },
  { id: 'A46', what: 'a second try after a failure', story: burntByFailure, follows: notIt },
]
