import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { burnChallenge, makeChallenge, sweepChallenges } from './challenges'
import { newCustomer } from './testing/people'

const browser = () => new Uint8Array(randomBytes(32))
const purpose = 'sign_in' as const

it('has 32 random bytes and burns once', async () => {
  const owner = { purpose, browserHash: browser() }
  const challenge = await makeChallenge(owner)
  expect(challenge).toHaveLength(32)
  expect(await burnChallenge(challenge, owner)).toBe(true)
  expect(await burnChallenge(challenge, owner)).toBe(false)
})

it('burns once for fifty at the same time', async () => {
  const owner = { purpose, browserHash: browser() }
  const challenge = await makeChallenge(owner)
  const all = await Promise.all(Array.from({ length: 50 }, () => burnChallenge(challenge, owner)))
  expect(all.filter(Boolean)).toHaveLength(1)
})

it('is left alone by another browser, purpose, session or customer', async () => {
  const { sessionId, customerId } = (await newCustomer()).caller
  const session = { sessionId, customerId }
  const owner = { purpose: 'register' as const, browserHash: browser(), session }
  const challenge = await makeChallenge(owner)
  const others = [
    { ...owner, browserHash: browser() },
    { ...owner, purpose },
    { ...owner, session: undefined },
    { ...owner, session: { ...session, sessionId: randomUUID() } },
    { ...owner, session: { ...session, customerId: randomUUID() } },
  ]
  for (const other of others) expect(await burnChallenge(challenge, other)).toBe(false)
  expect(await burnChallenge(challenge, owner)).toBe(true)
})

it('a browser has five open at most, the newest', async () => {
  const owner = { purpose, browserHash: browser() }
  const made: Awaited<ReturnType<typeof makeChallenge>>[] = []
  for (let count = 0; count < 7; count += 1) {
    made.push(await makeChallenge(owner))
    // The database keeps milliseconds: of two in one of them neither is the newer.
    await wait(2)
  }
  const burnt: boolean[] = []
  for (const challenge of made) burnt.push(await burnChallenge(challenge, owner))
  expect(burnt).toEqual([false, false, true, true, true, true, true])
})

it('five also where twenty are asked for at the same time', async () => {
  const owner = { purpose, browserHash: browser() }
  await Promise.all(Array.from({ length: 20 }, () => makeChallenge(owner)))
  expect(await db().challenge.count({ where: { browserHash: owner.browserHash } })).toBe(5)
})

it('lives for five minutes and is swept away then', async () => {
  const owner = { purpose, browserHash: browser() }
  await makeChallenge(owner)
  const where = { browserHash: owner.browserHash }
  const [row] = await db().challenge.findMany({ where })
  expect(row && row.expiresAt.getTime() - row.createdAt.getTime()).toBe(300_000)
  await sweepChallenges()
  expect(await db().challenge.count({ where })).toBe(1)
  await db()
    .$executeRaw`UPDATE challenge SET expires_at = shop_now() WHERE browser_hash = ${owner.browserHash}`
  await sweepChallenges()
  expect(await db().challenge.count({ where })).toBe(0)
})
