import { expect } from 'vitest'
import { enterWithPasskey } from '@/lib/accounts/passkey-door'
import type { Customer } from '@/lib/auth/levels'
import { askFor, withGrant } from '@/lib/auth/step-up/confirm'
import { db } from '@/lib/platform/db'
import { ok } from '@/lib/platform/result'
import { policies } from '@/lib/protection/policies'
import { answerStepUp } from '../../step-up/answer'
import { spendGrant } from '../../step-up/grants'
import { signInOptions } from '../authentication'
import { type AssertionWire, assert, flag } from './authenticator'
import { newPasskeyCustomer, newVisitor, origin, rpId } from './people'
import { refused, type StoryRow } from './rows'

type Owner = Awaited<ReturnType<typeof newPasskeyCustomer>>

const callerOf = ({ caller, entered }: Owner): Customer => ({
  ...caller,
  level: 'fresh',
  sessionId: entered.session.sessionId,
})
const askedOf = (owner: Owner) => ({ ...callerOf(owner), browserHash: owner.visitor.browserHash })
const removal = async (owner: Owner) => {
  const { id } = await db().passkey.findUniqueOrThrow({ where: { credentialId: owner.passkey.id } })
  return { passkeyId: id }
}

async function ask(owner: Owner) {
  const asked = await askFor(
    policies['remove-passkey'],
    callerOf(owner),
    owner.visitor.browserHash,
    await removal(owner),
  )
  if (!asked.ok) throw new Error(asked.error)
  return { challenge: asked.data.options.challenge, origin: origin(), rpId: rpId() }
}

async function confirm(owner: Owner, sends: Partial<AssertionWire> = {}, by = owner.passkey) {
  return answerStepUp(askedOf(owner), assert(by, { ...(await ask(owner)), ...sends }))
}

const nothing = { ok: false, error: 'invalid' }

/** Refused, written down with this reason, and no grant is there to be spent. */
async function expectNoGrant(owner: Owner, reason: string) {
  const { customerId } = owner.caller
  const events = await db().event.findMany({ where: { customerId, kind: 'ceremony-failed' } })
  expect(events.map(({ facts }) => facts)).toEqual([{ purpose: 'step_up', reason }])
  expect(await db().stepUp.count({ where: { customerId, grantEndsAt: { not: null } } })).toBe(0)
  expect(await db().assertion.count({ where: { customerId } })).toBe(0)
}

async function notListed() {
  const owner = await newPasskeyCustomer()
  const wire = await ask(owner)
  // It was there when the question was asked, and is gone now: not one of the list any more.
  await db().passkey.deleteMany({ where: { credentialId: owner.passkey.id } })
  expect(await answerStepUp(askedOf(owner), assert(owner.passkey, wire))).toEqual(nothing)
  await expectNoGrant(owner, 'not-own-passkey')
}

async function ofAnother() {
  const [owner, other] = [await newPasskeyCustomer(), await newPasskeyCustomer()]
  expect(await confirm(owner, {}, other.passkey)).toEqual(nothing)
  await expectNoGrant(owner, 'not-own-passkey')
  // Nor with the handle of another.
  const second = await newPasskeyCustomer()
  expect(await confirm(second, { userHandle: other.passkey.handle })).toEqual(nothing)
  await expectNoGrant(second, 'not-own-passkey')
}

async function betweenPurposes() {
  const owner = await newPasskeyCustomer()
  const { challenge } = await signInOptions(owner.visitor.browserHash)
  expect(await confirm(owner, { challenge })).toEqual(nothing)
  expect(await enterWithPasskey(assert(owner.passkey, await ask(owner)), owner.visitor)).toEqual(nothing)
  expect(await db().assertion.count({ where: { customerId: owner.caller.customerId } })).toBe(0)
}

async function otherAction() {
  const owner = await newPasskeyCustomer()
  const granted = await confirm(owner)
  if (!granted.ok) throw new Error(granted.error)
  const { grantId } = granted.data
  const done = await withGrant(
    policies['export-data'],
    { caller: callerOf(owner), grantId, input: {} },
    async () => ok(),
  )
  expect(done).toEqual({ ok: false, error: 'confirm' })
}

async function otherPayload() {
  const owner = await newPasskeyCustomer()
  const granted = await confirm(owner)
  if (!granted.ok) throw new Error(granted.error)
  const { grantId } = granted.data
  const input = await removal(owner)
  // Its name is part of what was confirmed, and another now.
  await db().passkey.update({ where: { id: input.passkeyId }, data: { name: 'Another name' } })
  const done = await withGrant(
    policies['remove-passkey'],
    { caller: callerOf(owner), grantId, input },
    async () => ok(),
  )
  expect(done).toEqual({ ok: false, error: 'confirm' })
  const made = { action: 'remove-passkey' as const, payload: { passkeyId: input.passkeyId, name: 'Mine' } }
  expect(await db().$transaction((tx) => spendGrant(tx, callerOf(owner), grantId, made))).toBeNull()
}

async function unverified() {
  const owner = await newPasskeyCustomer()
  expect(await confirm(owner, { flags: flag.up })).toEqual(nothing)
  await expectNoGrant(owner, 'verification')
}

async function duringHold() {
  const owner = await newPasskeyCustomer()
  const granted = await confirm(owner)
  if (!granted.ok) throw new Error(granted.error)
  const { customerId } = owner.caller
  await db()
    .$executeRaw`UPDATE customer SET frozen_at = shop_now(), frozen_by = 'old_address' WHERE id = ${customerId}::uuid`
  const input = await removal(owner)
  const held = { ok: false, error: 'held', fields: { hold: 'freeze' } }
  expect(await askFor(policies['remove-passkey'], callerOf(owner), newVisitor().browserHash, input)).toEqual(
    held,
  )
  const change = { caller: callerOf(owner), grantId: granted.data.grantId, input }
  expect(await withGrant(policies['remove-passkey'], change, async () => ok())).toEqual(held)
}

/** What a confirmation may not be. */
export const stepUpStories: StoryRow[] = [
  {
    id: 'A02',
    what: 'a passkey that was listed and is gone',
    story: notListed,
    follows: refused('not-own-passkey'),
  },
  {
    id: 'A03',
    what: 'a passkey or handle of another',
    story: ofAnother,
    follows: refused('not-own-passkey'),
  },
  {
    id: 'A11',
    what: 'a challenge of signing in, and the reverse',
    story: betweenPurposes,
    follows: refused('challenge'),
  },
  { id: 'A12', what: 'a grant for another change', story: otherAction, follows: refused('no-grant') },
  { id: 'A13', what: 'a change that is another one now', story: otherPayload, follows: refused('no-grant') },
  { id: 'A23', what: 'nobody verified', story: unverified, follows: refused('verification') },
  { id: 'A43', what: 'a passkey while a hold runs', story: duringHold, follows: refused('held') },
]
