import { beforeAll, describe, expect, it } from 'vitest'
import { enterWithPasskey } from '@/lib/accounts/passkey-door'
import { db } from '@/lib/platform/db'
import { assertionResponse } from './responses'
import { type AssertionLie, authenticationRows } from './testing/authentication-rows'
import { answerOf, authenticationStories, signIn } from './testing/authentication-stories'
import { newPasskeyCustomer } from './testing/people'
import { nameOf } from './testing/rows'
import { stepUpStories } from './testing/step-up-stories'

type Owner = Awaited<ReturnType<typeof newPasskeyCustomer>>

async function attempt(owner: Owner, { sends = {}, json = (same) => same }: AssertionLie) {
  const wire = typeof sends === 'function' ? sends(owner.passkey) : sends
  const parsed = assertionResponse.safeParse(json(await answerOf(owner, wire)))
  return parsed.success ? enterWithPasskey(parsed.data, owner.visitor) : 'stopped'
}

describe('an assertion', () => {
  let owner: Owner
  beforeAll(async () => {
    owner = await newPasskeyCustomer()
    expect((await signIn(owner)).ok).toBe(true)
  })

  const browser = () => ({ browserHash: owner.visitor.browserHash })
  const newest = () => db().event.findFirst({ where: { kind: 'ceremony-failed' }, orderBy: { id: 'desc' } })
  const state = async () => ({
    passkey: await db().passkey.findUniqueOrThrow({ where: { credentialId: owner.passkey.id } }),
    sessions: await db().session.count({ where: { customerId: owner.caller.customerId } }),
    alarms: await db().event.count({
      where: { customerId: owner.caller.customerId, kind: 'passkey-counter-behind' },
    }),
  })

  for (const row of authenticationRows) {
    it(nameOf(row, row.follows), async () => {
      await db().challenge.deleteMany({ where: browser() })
      const [before, events] = [await state(), await db().event.count()]
      const result = await attempt(owner, row.wire)
      if (row.follows === 'accepted') {
        expect(result).toMatchObject({ ok: true, data: { session: { kind: 'full' } } })
        return
      }
      // A46: nothing about the passkey moved, whatever failed.
      expect(await state()).toEqual(before)
      if (row.follows === 'stopped') {
        expect(result).toBe('stopped')
        expect(await db().challenge.count({ where: browser() })).toBe(1)
        expect(await db().event.count()).toBe(events)
        return
      }
      expect(result).toEqual({ ok: false, error: 'invalid' })
      expect(await db().challenge.count({ where: browser() })).toBe(0)
      expect(await db().event.count()).toBe(events + 1)
      const { refused: reason } = row.follows
      const event = await newest()
      expect(event?.facts).toEqual({ purpose: 'sign_in', reason })
      expect(event?.customerId ?? null).toBe(reason === 'unknown-passkey' ? null : owner.caller.customerId)
    })
  }

  for (const row of authenticationStories) it(nameOf(row, row.follows), row.story)
})

describe('a confirmation', () => {
  for (const row of stepUpStories) it(nameOf(row, row.follows), row.story)
})

describe('a genuine assertion', () => {
  it.each(['EdDSA', 'RS256'] as const)('may be signed by %s', async (algorithm) => {
    expect((await signIn(await newPasskeyCustomer({ algorithm }))).ok).toBe(true)
  })

  it('of five with one counter at the same time, four are behind', async () => {
    const owner = await newPasskeyCustomer()
    const answers = await Promise.all(Array.from({ length: 5 }, () => answerOf(owner, { counter: 9 })))
    const all = await Promise.all(answers.map((answer) => enterWithPasskey(answer, owner.visitor)))
    const kinds = all.map((one) => one.ok && one.data.session.kind).sort()
    expect(kinds).toEqual(['full', 'limited', 'limited', 'limited', 'limited'])
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
