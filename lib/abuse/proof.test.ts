import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Challenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { priceAt, priceFor, prices } from './price'
import { makeChallenge, type ProofPurpose, sweepProofs, takeProof } from './proof'

const browser = () => new Uint8Array(randomBytes(32))
const mine = browser()

async function challengeFor(purpose: ProofPurpose = 'mail', browserHash = mine) {
  const { challenge } = await makeChallenge({ purpose, browserHash, network: null })
  if (!challenge) throw new Error('no challenge')
  return challenge
}

async function solved(purpose: ProofPurpose = 'mail', browserHash = mine) {
  const challenge = await challengeFor(purpose, browserHash)
  const solution = await solveChallenge({ challenge, deriveKey })
  if (!solution) throw new Error('not solved')
  return { challenge, solution: { counter: solution.counter, derivedKey: solution.derivedKey } }
}

type Handed = Awaited<ReturnType<typeof solved>>
const take = (given: unknown, purpose: ProofPurpose = 'mail', browserHash = mine) =>
  takeProof(typeof given === 'string' ? given : JSON.stringify(given), { purpose, browserHash })

describe('a proof of work', () => {
  it('counts once', async () => {
    const proof = await solved()
    expect(await take(proof)).toBe(true)
    expect(await take(proof)).toBe(false)
  })

  it('counts once for fifty at the same time', async () => {
    const proof = await solved()
    const all = await Promise.all(Array.from({ length: 50 }, () => take(proof)))
    expect(all.filter(Boolean)).toHaveLength(1)
  })

  it('counts once however it is written', async () => {
    const { challenge, solution } = await solved()
    expect(await take({ solution: { ...solution, took: 12 }, challenge })).toBe(true)
    const { signature, parameters } = challenge
    const turned = Object.fromEntries(Object.entries(parameters).reverse())
    expect(await take({ challenge: { signature, parameters: turned }, solution })).toBe(false)
    const loud = { signature: signature?.toUpperCase(), parameters }
    expect(await take({ challenge: loud, solution })).toBe(false)
  })

  it('is for its purpose and its browser only, which does not spend it', async () => {
    const proof = await solved()
    expect(await take(proof, 'code')).toBe(false)
    expect(await take(proof, 'mail', browser())).toBe(false)
    expect(await take(proof)).toBe(true)
  })

  it('ends after a quarter of an hour of the shop’s clock', async () => {
    const [{ now }] = await db().$queryRaw<[{ now: number }]>`
      SELECT extract(epoch FROM shop_now())::float8 AS now`
    const proof = await solved()
    const { until } = proof.challenge.parameters.data as { until: number }
    expect(until - now).toBeGreaterThan(890)
    expect(until - now).toBeLessThanOrEqual(900)
  })

  const changed: [string, (proof: Handed) => unknown][] = [
    [
      'a later end',
      ({ challenge, solution }) =>
        with_(challenge, { data: { ...challenge.parameters.data, until: 4e9 } }, solution),
    ],
    [
      'another browser',
      ({ challenge, solution }) =>
        with_(challenge, { data: { ...challenge.parameters.data, browser: 'A'.repeat(43) } }, solution),
    ],
    [
      'a key of nobody',
      ({ challenge, solution }) =>
        with_(challenge, { data: { ...challenge.parameters.data, key: 'none' } }, solution),
    ],
    ['less work', ({ challenge, solution }) => with_(challenge, { cost: 1 }, solution)],
    ['another salt', ({ challenge, solution }) => with_(challenge, { salt: '00'.repeat(16) }, solution)],
    ['no signature', ({ challenge: { parameters }, solution }) => ({ challenge: { parameters }, solution })],
    ['no solution', ({ challenge }) => ({ challenge })],
    [
      'a guess',
      ({ challenge }) => ({
        challenge,
        solution: { counter: 1, derivedKey: challenge.parameters.keyPrefix + '00'.repeat(16) },
      }),
    ],
    ['more than was asked', (proof) => ({ ...proof, more: true })],
    ['nothing', () => ''],
    ['no JSON', () => '{'],
    ['too much', (proof) => JSON.stringify(proof) + ' '.repeat(2000)],
    ['null', () => 'null'],
  ]
  const with_ = (challenge: Challenge, parameters: object, solution: object) => ({
    challenge: { ...challenge, parameters: { ...challenge.parameters, ...parameters } },
    solution,
  })
  it.each(changed)('is nothing with %s', async (_, change) => {
    const proof = await solved()
    expect(await take(change(proof))).toBe(false)
    expect(await take(proof)).toBe(true)
  })

  it('of one that is past is nothing, and the spent are forgotten then', async () => {
    const proof = await solved()
    expect(await take(proof)).toBe(true)
    await sweepProofs()
    expect(await take(proof)).toBe(false)
    await db().$executeRaw`UPDATE spent_proof SET ends_at = shop_now() - interval '1 second'`
    await sweepProofs()
    expect(await db().spentProof.count()).toBe(0)
  })

  it('is signed by the newest key, and taken as long as that key is one of the two', async () => {
    const keys = env().AUTH_KEYS
    const proof = await solved()
    keys.unshift({ id: 'next', bytes: randomBytes(32) })
    try {
      expect((await challengeFor()).parameters.data?.key).toBe('next')
      expect(await take(proof)).toBe(true)
    } finally {
      keys.shift()
    }
  })
})

describe('its price', () => {
  it('is least for a network that is known and quiet, and double for one that nobody can name', async () => {
    const network = [`198.51.100.${Math.random()}`]
    expect((await priceFor(network)).steps).toBe(prices.known)
    expect(priceAt('unknown', 1)).toBe(2 * prices.known)
  })

  it('grows with what a network asks for, and over a thousand in ten minutes it waits', async () => {
    const network = [`203.0.113.${Math.random()}`]
    const asked: Awaited<ReturnType<typeof priceFor>>[] = []
    for (let number = 1; number <= 1010; number++) asked.push(await priceFor(network))
    expect([1, 41, 81, 161, 1000].map((at) => asked[at - 1]?.steps)).toEqual(
      [1, 2, 4, 8, 8].map((times) => times * prices.known),
    )
    expect(asked.findIndex(({ wait }) => wait > 0)).toBe(1000)
    expect(asked.at(-1)?.wait).toBeLessThanOrEqual(600)
  })

  it('grows for the unknown too, and nobody among them is refused', async () => {
    await db().$executeRaw`UPDATE rate_limit SET points = 100000 WHERE key LIKE 'proofs:%'`
    const { steps, wait } = await priceFor(null)
    expect(steps).toBe(8 * prices.unknown)
    expect(wait).toBe(0)
    await db().$executeRaw`DELETE FROM rate_limit`
  })
})

it('the worker that pages load is the library’s own', () => {
  const ours = readFileSync('public/workers/altcha-pbkdf2.js', 'utf8')
  expect(ours).toBe(readFileSync('node_modules/altcha/dist/workers/pbkdf2.js', 'utf8'))
})
