import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { hashToken } from '@/lib/platform/random'
import { newPasskeyCustomer } from './passkeys/testing/people'
import { decide, type Standing } from './rotation'
import {
  callerOf,
  ceremonyMayGoOn,
  endOtherSessions,
  endSession,
  findSession,
  openSession,
  raiseSession,
  rotateSession,
  type SessionOpening,
} from './sessions'
import { pass } from './testing/time'

const minute = 60
const hour = 3600

/** A session whose token its browser has used. */
async function signedIn(more: Partial<SessionOpening> = {}) {
  const { caller, email } = await newPasskeyCustomer()
  const opening = { customerId: caller.customerId, kind: 'full', by: 'passkey', device: 'Safari on iPhone' }
  const session = await db().$transaction((tx) => openSession(tx, { ...opening, ...more } as SessionOpening))
  await findSession(session.token)
  return { ...session, customerId: caller.customerId, email: email.address }
}

async function mint(token: string): Promise<string> {
  const next = await rotateSession(token)
  if (!next || next === 'ended') throw new Error(`nothing was minted: ${next}`)
  return next.token
}

const opens = async (token: string) => (await findSession(token)) !== null
const row = (id: string) => db().session.findUniqueOrThrow({ where: { id } })
const raise = (id: string) => db().$transaction((tx) => raiseSession(tx, id))
const mailsTo = (to: string) => db().mail.count({ where: { to, template: 'session-copied' } })
const endings = async (sessionId: string) =>
  (await db().event.findMany({ where: { sessionId, kind: 'session-ended' } })).map(({ facts }) => facts)

describe('the table', () => {
  const standing: Standing = {
    state: 'current',
    usedFor: 700,
    pendingFor: null,
    unusedPendings: 0,
    replacedFor: null,
    succeededFor: null,
  }
  const pending = (pendingFor: number, unusedPendings: number) => ({ pendingFor, unusedPendings })
  it.each([
    ['current, never used', { usedFor: null }, 'begin', 'begin'],
    ['current, in use for 599 s', { usedFor: 599.9 }, 'answer', 'answer'],
    ['current, in use for 10 min', { usedFor: 600 }, 'mint', 'answer'],
    ['current, pending under 60 s', pending(59.9, 1), 'answer', 'answer'],
    ['current, the first pending older', pending(60, 1), 'mint', 'answer'],
    ['current, the second pending older', pending(60, 2), 'mint', 'answer'],
    ['current, the third pending older', pending(60, 3), 'end', 'answer'],
    ['current, just succeeded', { succeededFor: 59.9 }, 'answer', 'answer'],
    ['current, succeeded, and nobody came', { succeededFor: 60 }, 'mint', 'answer'],
    ['current, of a clock set back an hour', { usedFor: -hour }, 'mint', 'answer'],
    ['current, pending of a clock set back', pending(-hour, 1), 'mint', 'answer'],
    ['pending', { state: 'pending', ...pending(1, 1) }, 'promote', 'promote'],
    ['pending, of yesterday', { state: 'pending', ...pending(86_400, 3) }, 'promote', 'promote'],
    ['replaced under 30 s ago', { state: 'replaced', replacedFor: 29.9 }, 'answer', 'answer'],
    ['replaced 30 s ago', { state: 'replaced', replacedFor: 30 }, 'end', 'end'],
    ['replaced by a clock set back', { state: 'replaced', replacedFor: -hour }, 'end', 'end'],
    ['spent', { state: 'spent' }, 'end', 'end'],
  ] as const)('%s', (_what, known, mayMint, anyOther) => {
    const token = { ...standing, ...known }
    expect([decide(token, true), decide(token, false)]).toEqual([mayMint, anyOther])
  })
})

describe('the next token', () => {
  it('is minted 10 minutes after the first use of the current one, and not before', async () => {
    const { sessionId, token, customerId } = await signedIn()
    expect(await rotateSession(token)).toBeNull()
    await pass(sessionId, 10 * minute - 5)
    expect((await findSession(token))?.rotationDue).toBe(false)
    expect(await rotateSession(token)).toBeNull()
    await pass(sessionId, 5)
    expect((await findSession(token))?.rotationDue).toBe(true)
    const next = await rotateSession(token)
    expect(next).toMatchObject({ token: expect.stringMatching(/^[\w-]{43}$/) })
    if (!next || next === 'ended') throw new Error('there is one')
    expect(next.maxAge).toBeCloseTo(30 * 86_400 - 600, -1)
    expect(await findSession(next.token)).toMatchObject({ sessionId, customerId })
  })

  it('counts from the first use, not from the sign-in', async () => {
    const { caller } = await newPasskeyCustomer()
    const { sessionId, token } = await db().$transaction((tx) =>
      openSession(tx, { customerId: caller.customerId, kind: 'full', by: 'passkey', device: 'A browser' }),
    )
    await pass(sessionId, hour)
    await findSession(token)
    expect(await rotateSession(token)).toBeNull()
  })

  it('leaves the current one good until it is used; then that is good for its own 30 s', async () => {
    const { sessionId, token, email } = await signedIn()
    await pass(sessionId, 10 * minute)
    const next = await mint(token)
    await pass(sessionId, 59)
    expect(await opens(token)).toBe(true)
    expect(await rotateSession(token)).toBeNull()
    expect(await opens(next)).toBe(true)
    await pass(sessionId, 29)
    expect(await findSession(token)).toMatchObject({ isReplaced: true, rotationDue: false })
    expect(await rotateSession(token)).toBeNull()
    expect(await mailsTo(email)).toBe(0)
    await pass(sessionId, 1)
    expect(await opens(token)).toBe(false)
    expect(await opens(next)).toBe(false)
    expect(await endings(sessionId)).toEqual([{ reason: 'copied', seen: 'replaced' }])
    expect(await mailsTo(email)).toBe(1)
  })

  it('that was lost is replaced by another one, and the lost one ends the session', async () => {
    const { sessionId, token, email } = await signedIn()
    await pass(sessionId, 10 * minute)
    const lost = await mint(token)
    await pass(sessionId, 60)
    const found = await mint(token)
    expect(found).not.toBe(lost)
    expect(await opens(found)).toBe(true)
    expect(await opens(lost)).toBe(false)
    expect(await opens(found)).toBe(false)
    expect(await endings(sessionId)).toEqual([{ reason: 'copied', seen: 'spent' }])
    expect(await mailsTo(email)).toBe(1)
  })

  it('is minted three times in a row; instead of a fourth the session ends', async () => {
    const { sessionId, token } = await signedIn()
    await pass(sessionId, 10 * minute)
    for (let lost = 0; lost < 3; lost += 1) {
      await mint(token)
      await pass(sessionId, 60)
      expect(await opens(token)).toBe(true)
    }
    expect(await rotateSession(token)).toBe('ended')
    expect(await opens(token)).toBe(false)
    expect(await endings(sessionId)).toEqual([{ reason: 'copied', seen: 'current' }])
  })

  it('ends the count of lost ones when it arrives', async () => {
    const { sessionId, token } = await signedIn()
    await pass(sessionId, 10 * minute)
    await mint(token)
    await pass(sessionId, 60)
    await mint(token)
    await pass(sessionId, 60)
    const arrived = await mint(token)
    await findSession(arrived)
    expect((await row(sessionId)).unusedPendings).toBe(0)
    await pass(sessionId, 10 * minute)
    for (let lost = 0; lost < 3; lost += 1) {
      await mint(arrived)
      await pass(sessionId, 60)
    }
    expect(await rotateSession(arrived)).toBe('ended')
  })

  it('is the only one that 50 parallel requests mint, and all of them are answered', async () => {
    const { sessionId, token } = await signedIn()
    await pass(sessionId, 10 * minute)
    const answers = await Promise.all(
      Array.from({ length: 50 }, async () => [await findSession(token), await rotateSession(token)] as const),
    )
    expect(answers.filter(([live]) => live?.sessionId === sessionId)).toHaveLength(50)
    const minted = answers.map(([, next]) => next).filter(Boolean)
    expect(minted).toHaveLength(1)
    expect(await db().sessionToken.count({ where: { sessionId } })).toBe(2)
    const [next] = minted
    if (!next || next === 'ended') throw new Error('there is one')
    expect((await row(sessionId)).pendingHash).toEqual(hashToken(next.token))
  })

  it('used by 50 parallel requests takes its place once, while the old one is answered', async () => {
    const { sessionId, token } = await signedIn()
    await pass(sessionId, 10 * minute)
    const next = await mint(token)
    const both = Array.from({ length: 50 }, (_, index) => findSession(index % 2 ? token : next))
    expect((await Promise.all(both)).every((live) => live?.sessionId === sessionId)).toBe(true)
    const tokens = await db().sessionToken.findMany({ where: { sessionId } })
    expect(tokens.filter(({ replacedAt }) => replacedAt)).toHaveLength(1)
  })

  it('and the end of the session, raced 30 times, come in one order or the other', async () => {
    const { sessionId, token } = await signedIn()
    await pass(sessionId, 10 * minute)
    const racing = Array.from({ length: 30 }, (_, index) =>
      index === 15 ? endSession(db(), sessionId, 'signed-out') : rotateSession(token),
    )
    await Promise.all(racing)
    expect(await opens(token)).toBe(false)
    expect(await db().sessionToken.count({ where: { sessionId } })).toBeLessThanOrEqual(2)
  })

  it('is told once to its owner however many come with a copy at once', async () => {
    const { sessionId, token, email } = await signedIn()
    await pass(sessionId, 10 * minute)
    const next = await mint(token)
    await findSession(next)
    await pass(sessionId, 30)
    await Promise.all(Array.from({ length: 20 }, () => findSession(token)))
    expect(await endings(sessionId)).toHaveLength(1)
    expect(await mailsTo(email)).toBe(1)
  })

  it('lives in the cookie until the browser ends, on a shared device', async () => {
    const { sessionId, token, maxAge } = await signedIn({ shared: true })
    expect(maxAge).toBeUndefined()
    await pass(sessionId, 10 * minute)
    expect(await rotateSession(token)).toMatchObject({ maxAge: undefined })
  })
})

describe('after an assertion', () => {
  it('the level comes with the next token, and with no other', async () => {
    const { sessionId, token } = await signedIn()
    await pass(sessionId, 2 * hour)
    expect((await findSession(token))?.isFresh).toBe(false)
    const raised = await raise(sessionId)
    if (!raised) throw new Error('raised')
    expect((await findSession(token))?.isFresh).toBe(false)
    expect((await findSession(raised.token))?.isFresh).toBe(true)
    // A copy of the old one that still is answered stays where it was.
    expect(await findSession(token)).toMatchObject({ isReplaced: true, isFresh: false })
    expect((await row(sessionId)).authenticatedAt?.getTime()).toBeGreaterThan(Date.now() - minute * 1000)
  })

  it('a change alone brings the next token, and no level', async () => {
    const { sessionId } = await signedIn()
    await pass(sessionId, 2 * hour)
    const next = await db().$transaction((tx) => raiseSession(tx, sessionId, 'change'))
    const before = (await row(sessionId)).authenticatedAt
    expect(await findSession(next?.token)).toMatchObject({ sessionId, isFresh: false })
    expect((await row(sessionId)).authenticatedAt).toEqual(before)
  })

  it('the level is gone where the token is first used after an hour', async () => {
    const { sessionId } = await signedIn()
    const raised = await raise(sessionId)
    await pass(sessionId, hour + 1)
    expect((await findSession(raised?.token))?.isFresh).toBe(false)
  })

  it('nothing is minted while a token is on its way, and a ceremony waits for it', async () => {
    const { sessionId, token } = await signedIn()
    await pass(sessionId, 10 * minute)
    const live = await findSession(token)
    if (!live) throw new Error('live')
    expect(await ceremonyMayGoOn(callerOf(live))).toBe(true)
    await mint(token)
    expect(await ceremonyMayGoOn(callerOf(live))).toBe(false)
    expect(await raise(sessionId)).toBeNull()
    await pass(sessionId, 60)
    expect(await ceremonyMayGoOn(callerOf(live))).toBe(true)
    expect(await raise(sessionId)).not.toBeNull()
  })

  it('a fourth in a row is not minted either', async () => {
    const { sessionId, token } = await signedIn()
    for (let lost = 0; lost < 3; lost += 1) {
      expect(await raise(sessionId)).not.toBeNull()
      await pass(sessionId, 60)
    }
    expect(await raise(sessionId)).toBeNull()
    expect(await opens(token)).toBe(false)
  })

  it('of 20 at once one mints', async () => {
    const { sessionId } = await signedIn()
    const raised = await Promise.all(Array.from({ length: 20 }, () => raise(sessionId)))
    expect(raised.filter(Boolean)).toHaveLength(1)
  })

  it('a limited session, one that ended and one that never was stay what they are', async () => {
    const limited = await signedIn({ kind: 'limited', by: 'mailed-code' })
    const ended = await signedIn()
    await endSession(db(), ended.sessionId, 'signed-out')
    for (const id of [limited.sessionId, ended.sessionId, crypto.randomUUID()]) {
      expect(await raise(id)).toBeNull()
    }
  })
})

describe('a new sign-in in the same browser', () => {
  const again = (customerId: string, replaces: string, more: Partial<SessionOpening> = {}) =>
    db().$transaction((tx) =>
      openSession(tx, { customerId, kind: 'full', by: 'passkey', device: 'A browser', replaces, ...more }),
    )

  it('ends the session before, without alarm, when the browser comes with the new token', async () => {
    const before = await signedIn()
    const now = await again(before.customerId, before.sessionId)
    expect(await opens(before.token)).toBe(true)
    expect(await opens(now.token)).toBe(true)
    expect(await opens(before.token)).toBe(false)
    expect(await endings(before.sessionId)).toEqual([{ reason: 'replaced' }])
    expect(await opens(now.token)).toBe(true)
    expect(await mailsTo(before.email)).toBe(0)
  })

  it('keeps the session before from minting what could overwrite the new cookie', async () => {
    const before = await signedIn()
    await pass(before.sessionId, 10 * minute)
    await again(before.customerId, before.sessionId)
    expect(await rotateSession(before.token)).toBeNull()
    await pass(before.sessionId, 60)
    expect(await rotateSession(before.token)).not.toBeNull()
  })

  it('by somebody else, or by a code, keeps nothing from being minted', async () => {
    const before = await signedIn()
    const somebody = await signedIn()
    await pass(before.sessionId, 10 * minute)
    await again(somebody.customerId, before.sessionId)
    await again(before.customerId, before.sessionId, { kind: 'limited', by: 'mailed-code' })
    expect(await rotateSession(before.token)).not.toBeNull()
  })

  it('that is one too many makes room by the session it replaces', async () => {
    const before = await signedIn()
    const others = []
    for (let count = 0; count < 18; count += 1) {
      others.push(await again(before.customerId, crypto.randomUUID()))
    }
    await pass(others[0]?.sessionId ?? '', hour)
    // 20 with the one that its first passkey opened.
    const now = await again(before.customerId, before.sessionId)
    expect(await opens(before.token)).toBe(false)
    expect(await opens(others[0]?.token ?? '')).toBe(true)
    expect(await opens(now.token)).toBe(true)
  })
})

describe('ending', () => {
  it('all others ends them on their next request, and leaves this one', async () => {
    const one = await signedIn()
    const opening = { customerId: one.customerId, device: 'A browser' }
    const two = await db().$transaction((tx) => openSession(tx, { ...opening, kind: 'full', by: 'passkey' }))
    const three = await db().$transaction((tx) =>
      openSession(tx, { ...opening, kind: 'limited', by: 'mailed-code' }),
    )
    const stranger = await signedIn()
    const ended = await db().$transaction((tx) =>
      endOtherSessions(tx, { customerId: one.customerId, exceptSessionId: one.sessionId }, 'changed'),
    )
    // With the one that the first passkey opened, and the limited one before that.
    expect(ended).toBeGreaterThanOrEqual(2)
    expect(await Promise.all([one, two, three, stranger].map(({ token }) => opens(token)))).toEqual([
      true,
      false,
      false,
      true,
    ])
  })

  it('is for good, also in the database', async () => {
    const { sessionId, token } = await signedIn()
    await endSession(db(), sessionId, 'signed-out')
    const revive = db().session.update({ where: { id: sessionId }, data: { endedAt: null, endReason: null } })
    await expect(revive).rejects.toThrow(/stays ended/)
    const hash = hashToken(token) as Uint8Array<ArrayBuffer>
    const other = await signedIn()
    const move = db().sessionToken.update({ where: { hash }, data: { sessionId: other.sessionId } })
    await expect(move).rejects.toThrow(/stays what it was/)
  })
})
