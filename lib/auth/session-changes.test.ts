import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import {
  callerOf,
  ceremonyMayGoOn,
  endSession,
  findSession,
  openSession,
  raiseSession,
  rotateSession,
  type SessionOpening,
} from './sessions'
import { endings, hour, mailsTo, mint, minute, opens, raise, row, signedIn } from './testing/signed-in'
import { pass } from './testing/time'

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
