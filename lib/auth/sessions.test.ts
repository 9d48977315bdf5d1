import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { newToken, sha256 } from '@/lib/platform/random'
import { newCustomer } from './passkeys/testing/people'
import { endSession, findSession, openSession, type SessionOpening, sweepSessions } from './sessions'
import { pass } from './testing/time'

const open = (customerId: string, more: Partial<SessionOpening> = {}) =>
  db().$transaction((tx) =>
    openSession(tx, { customerId, kind: 'full', by: 'passkey', device: 'Safari on iPhone', ...more }),
  )

const customer = async () => (await newCustomer()).caller.customerId

const minute = 60
const hour = 3600
const day = 86_400
const row = (id: string) => db().session.findUniqueOrThrow({ where: { id } })

describe('a session', () => {
  it('is found by a token of 256 bits, of which the row knows the hash alone', async () => {
    const opened = await open(await customer())
    expect(Buffer.from(opened.token, 'base64url')).toHaveLength(32)
    expect(await findSession(opened.token)).toMatchObject({
      sessionId: opened.sessionId,
      kind: 'full',
      isFresh: true,
    })
    expect(await row(opened.sessionId)).toMatchObject({ currentHash: sha256(opened.token) })
  })

  it.each([
    ['none', undefined],
    ['empty', ''],
    ['another', newToken()],
    ['too short', newToken().slice(1)],
    ['too long', `${newToken()}A`],
    ['with foreign letters', `${newToken().slice(1)}=`],
    ['of many thousand letters', 'A'.repeat(50_000)],
    ['the hash in place of the token', randomBytes(32).toString('hex')],
  ])('is not found by a token that is %s', async (_name, token) => {
    expect(await findSession(token)).toBeNull()
  })

  it('ends at once, and only once', async () => {
    const customerId = await customer()
    const { sessionId, token } = await open(customerId)
    await endSession(db(), sessionId, 'signed-out')
    expect(await findSession(token)).toBeNull()
    await endSession(db(), sessionId, 'signed-out')
    const where = { sessionId, kind: 'session-ended' }
    expect(await db().event.count({ where })).toBe(1)
  })

  it('full: ends after 14 days unseen, and after 30 days in any case', async () => {
    const { sessionId, token, maxAge } = await open(await customer())
    expect(maxAge).toBe(30 * day)
    await pass(sessionId, 14 * day - minute)
    expect(await findSession(token)).not.toBeNull()
    await pass(sessionId, 14 * day - minute)
    expect(await findSession(token)).not.toBeNull()
    const seen = await row(sessionId)
    expect(seen.idleEndsAt).toEqual(seen.absoluteEndsAt)
    await pass(sessionId, 2 * day + 3 * minute)
    expect(await findSession(token)).toBeNull()
  })

  it('full: is over after 14 days and a moment unseen', async () => {
    const { sessionId, token } = await open(await customer())
    await pass(sessionId, 14 * day + 1)
    expect(await findSession(token)).toBeNull()
  })

  it('limited: ends after an hour unseen, and after 24 hours in any case', async () => {
    const idle = await open(await customer(), { kind: 'limited', by: 'mailed-code' })
    await pass(idle.sessionId, hour + 1)
    expect(await findSession(idle.token)).toBeNull()

    const busy = await open(await customer(), { kind: 'limited', by: 'mailed-code' })
    for (let count = 0; count < 24; count += 1) {
      await pass(busy.sessionId, hour - 2)
      expect(await findSession(busy.token)).toMatchObject({ kind: 'limited', isFresh: false })
    }
    await pass(busy.sessionId, minute)
    expect(await findSession(busy.token)).toBeNull()
  })

  it('is fresh for a day of use, and for no longer', async () => {
    const { sessionId, token } = await open(await customer())
    for (let passed = 0; passed < 24 * hour - 50 * minute; passed += 50 * minute) {
      await pass(sessionId, 50 * minute)
      expect((await findSession(token))?.isFresh).toBe(true)
    }
    await pass(sessionId, 50 * minute)
    expect((await findSession(token))?.isFresh).toBe(false)
  })

  it('is remembered after a pause of over an hour, and stays so however often it is seen', async () => {
    const { sessionId, token } = await open(await customer())
    await pass(sessionId, hour + 1)
    expect((await findSession(token))?.isFresh).toBe(false)
    await pass(sessionId, 2 * minute)
    expect((await findSession(token))?.isFresh).toBe(false)
  })

  it('notes that it was seen at most once a minute', async () => {
    const { sessionId, token } = await open(await customer())
    const first = (await row(sessionId)).lastSeenAt
    await findSession(token)
    expect((await row(sessionId)).lastSeenAt).toEqual(first)
    await pass(sessionId, 61)
    await Promise.all(Array.from({ length: 10 }, () => findSession(token)))
    expect((await row(sessionId)).lastSeenAt.getTime()).toBeGreaterThanOrEqual(first.getTime())
  })

  it('gives a limited one no authentication time', async () => {
    const { sessionId } = await open(await customer(), { kind: 'limited', by: 'mailed-code' })
    expect((await row(sessionId)).authenticatedAt).toBeNull()
    const raise = db().session.update({ where: { id: sessionId }, data: { kind: 'full' } })
    await expect(raise).rejects.toThrow()
  })
})

describe('a customer', () => {
  it('has 20 full sessions and 3 limited ones, also where they open at the same time', async () => {
    const customerId = await customer()
    const first = await open(customerId)
    const limited = await Promise.all(
      Array.from({ length: 5 }, () => open(customerId, { kind: 'limited', by: 'mailed-code' })),
    )
    expect(await findSession(first.token)).not.toBeNull()
    await Promise.all(Array.from({ length: 24 }, () => open(customerId)))
    const live = await db().session.groupBy({
      by: ['kind'],
      where: { customerId, endedAt: null },
      _count: true,
      orderBy: { kind: 'asc' },
    })
    expect(live.map(({ kind, _count }) => [kind, _count])).toEqual([
      ['full', 20],
      ['limited', 3],
    ])
    const stillLimited = await Promise.all(limited.map(({ token }) => findSession(token)))
    expect(stillLimited.filter(Boolean)).toHaveLength(3)
  })

  it('loses the one unseen for longest', async () => {
    const customerId = await customer()
    const opened = []
    for (let count = 0; count < 20; count += 1) opened.push(await open(customerId))
    const unseen = opened[7]
    if (!unseen) throw new Error('there are 20')
    await pass(unseen.sessionId, hour)
    await open(customerId)
    expect(await findSession(unseen.token)).toBeNull()
    expect(await findSession(opened[0]?.token)).not.toBeNull()
  })
})

it('old sessions are forgotten after 30 days', async () => {
  const [old, young] = [await open(await customer()), await open(await customer())]
  await endSession(db(), old.sessionId, 'signed-out')
  await endSession(db(), young.sessionId, 'signed-out')
  await db().$executeRaw`
    UPDATE session SET ended_at = ended_at - interval '31 days' WHERE id = ${old.sessionId}::uuid`
  await sweepSessions()
  expect(await db().session.count({ where: { id: { in: [old.sessionId, young.sessionId] } } })).toBe(1)
})
