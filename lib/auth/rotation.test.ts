import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { hashToken } from '@/lib/platform/random'
import { newPasskeyCustomer } from './passkeys/testing/people'
import { decide, type Standing } from './rotation'
import { endOtherSessions, endSession, findSession, openSession, rotateSession } from './sessions'
import { endings, hour, mailsTo, mint, minute, opens, row, signedIn } from './testing/signed-in'
import { pass } from './testing/time'

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
