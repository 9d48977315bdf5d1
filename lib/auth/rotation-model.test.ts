import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { newPasskeyCustomer } from './passkeys/testing/people'
import { rotation } from './rotation'
import { findSession, openSession, raiseSession, rotateSession } from './sessions'
import {
  type Action,
  type Family,
  familyInMemory,
  play,
  type Story,
  type Told,
} from './testing/rotation-world'
import { pass } from './testing/time'

// Owner, second tab and thief in any order: the promises of docs/security.md about sessions, held against the
// table, and the table held against the database.

const deep = Boolean(process.env.TEST_DEEP)
// The same histories every time, but for the deep ones.
const seed = deep ? {} : { seed: 4 }
const histories = deep ? 100_000 : 10_000
const storiesInDatabase = deep ? 400 : 40
const patience = deep ? 1_800_000 : 120_000

const first = 'token-0'
function inMemory(): Family {
  let count = 0
  return familyInMemory(first, () => `token-${++count}`)
}

// What is promised, in seconds, and not read from the code that has to keep it.
const promised = { trip: 30, copyDead: 30, lostInARow: 3, shared: 240 }

// Many are quick, many as slow as is promised for.
const onItsWay = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 2 }) },
  { weight: 2, arbitrary: fc.integer({ min: promised.trip - 4, max: promised.trip - 1 }) },
  { weight: 1, arbitrary: fc.nat({ max: promised.trip - 1 }) },
)
const after = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 6 }) },
  { weight: 3, arbitrary: fc.integer({ min: 24, max: 34 }) },
  { weight: 1, arbitrary: fc.nat({ max: 70 }) },
  { weight: 2, arbitrary: fc.integer({ min: 590, max: 620 }) },
)
const trip = {
  request: onItsWay,
  response: onItsWay,
  lost: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.boolean() }),
}
const owner: fc.Arbitrary<Action> = fc.record({
  after,
  kind: fc.constantFrom('get' as const, 'get' as const, 'get' as const, 'post' as const, 'raise' as const),
  ...trip,
})
const thief: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ after, kind: fc.constant('steal' as const) }),
  fc.record({
    after,
    kind: fc.constantFrom('thief-get' as const, 'thief-post' as const),
    copy: fc.nat({ max: 5 }),
  }),
)
const crash: fc.Arbitrary<Action> = fc.record({
  after,
  kind: fc.constant('restore' as const),
  back: fc.nat({ max: 3 }),
})
const anything = fc.oneof(
  { weight: 6, arbitrary: owner },
  { weight: 4, arbitrary: thief },
  { weight: 1, arbitrary: crash },
)

/** Each of the owner's first uses of a pending token that the thief has not got as well. */
const firstUses = ({ seen, hadCopy }: Story) =>
  seen.filter(({ who, told, token, at }) => who === 'owner' && told.promoted && !hadCopy(token, at))

describe(`in ${histories} histories`, () => {
  it(
    'an honest browser is never signed out, with fewer than three pending tokens in a row lost',
    async () => {
      let minted = 0
      await fc.assert(
        fc.asyncProperty(fc.array(owner, { maxLength: 60, size: 'max' }), async (actions) => {
          const story = await play(inMemory(), first, actions)
          minted += story.seen.filter(({ told }) => told.cookie).length
          fc.pre(story.lostInARow < promised.lostInARow)
          expect(story.seen.every(({ told }) => told.answered)).toBe(true)
        }),
        { numRuns: histories, ...seed },
      )
      // The histories are about something.
      expect(minted).toBeGreaterThan(histories * 2)
    },
    patience,
  )

  it(
    "a thief's copy is dead 30 s after the owner first uses a pending token",
    async () => {
      let tried = 0
      await fc.assert(
        fc.asyncProperty(fc.array(anything, { maxLength: 60, size: 'max' }), async (actions) => {
          const story = await play(inMemory(), first, actions)
          for (const { at } of firstUses(story)) {
            const late = story.seen.filter(
              (one) => one.who === 'thief' && one.stolenAt <= at && one.at >= at + promised.copyDead,
            )
            tried += late.length
            expect(late.filter(({ told }) => told.answered)).toEqual([])
          }
        }),
        { numRuns: histories, ...seed },
      )
      expect(tried).toBeGreaterThan(histories / 3)
    },
    patience,
  )

  it(
    'no copy is good four minutes after a rotation was due, while the owner goes on browsing',
    async () => {
      // From the moment that a rotation is due the owner's page asks every few seconds; the thief does as he likes.
      const browsing = fc.record({
        lost: fc.array(fc.boolean(), { minLength: 200, maxLength: 200 }),
        quiet: fc.boolean(),
        thief: fc.array(fc.record({ wait: fc.nat({ max: 60 }), post: fc.boolean(), copy: fc.nat(5) }), {
          maxLength: 40,
          size: 'max',
        }),
      })
      let stillTrying = 0
      await fc.assert(
        fc.asyncProperty(browsing, async ({ lost, quiet, thief }) => {
          const due = rotation.dueAfter
          const visit = { kind: 'get', request: 0, response: 1 } as const
          const timed: [number, Action][] = [
            [0, { after: 0, ...visit, lost: false }],
            [1, { after: 0, kind: 'steal' }],
          ]
          for (let at = due, count = 0; at < due + promised.shared + 30; at += 2, count += 1)
            timed.push([at, { after: 0, ...visit, lost: quiet ? false : (lost[count] ?? false) }])
          let at = due - 5
          for (const { wait, post, copy } of thief) {
            at += wait
            timed.push([at, { after: 0, kind: post ? 'thief-post' : 'thief-get', copy }])
          }
          for (let copy = 0; copy < 6; copy += 1)
            timed.push([due + promised.shared + 1 + copy, { after: 0, kind: 'thief-post', copy }])
          const actions = timed.sort(([one], [other]) => one - other)
          const story = await play(
            inMemory(),
            first,
            actions.map(([time, action], index) => ({
              ...action,
              after: time - (actions[index - 1]?.[0] ?? 0),
            })),
          )
          const late = story.seen.filter((one) => one.who === 'thief' && one.at > due + promised.shared)
          stillTrying += late.length
          expect(late.filter(({ told }) => told.answered)).toEqual([])
        }),
        { numRuns: Math.ceil(histories / 10), ...seed },
      )
      expect(stillTrying).toBeGreaterThan(histories / 10)
    },
    patience,
  )
})

describe(`in ${storiesInDatabase} histories on the database`, () => {
  let customerId = ''
  beforeAll(async () => {
    customerId = (await newPasskeyCustomer()).caller.customerId
  })

  /** The table and the real functions side by side: they must tell the same of every request. */
  async function sideBySide(): Promise<Family> {
    const opening = { customerId, kind: 'full', by: 'passkey', device: 'Chrome on Linux' } as const
    const { sessionId, token } = await db().$transaction((tx) => openSession(tx, opening))
    const table = inMemory()
    const real = new Map([[first, token]])

    async function compare(name: string, told: Told, ask: (token: string) => Promise<string | null>) {
      const realToken = real.get(name) ?? ''
      const live = await findSession(realToken)
      const cookie = live && (await ask(realToken))
      const ended = cookie === 'ended'
      expect({ answered: Boolean(live) && !ended, minted: Boolean(cookie) && !ended }).toEqual({
        answered: told.answered,
        minted: told.cookie !== undefined,
      })
      if (told.answered) expect(live?.isReplaced).toBe(told.isReplaced)
      if (cookie && told.cookie) real.set(told.cookie, cookie)
      return told
    }
    const rotate = async (realToken: string) => {
      const next = await rotateSession(realToken)
      return next === 'ended' ? next : (next?.token ?? null)
    }
    return {
      pass: async (seconds) => {
        await table.pass(seconds)
        await pass(sessionId, seconds)
      },
      ask: async (name, mayMint) =>
        compare(name, await table.ask(name, mayMint), (realToken) =>
          mayMint ? rotate(realToken) : Promise.resolve(null),
        ),
      raise: async (name) => {
        const told = await table.raise(name)
        return compare(name, told, async () =>
          told.isReplaced
            ? null
            : ((await db().$transaction((tx) => raiseSession(tx, sessionId)))?.token ?? null),
        )
      },
    }
  }

  it(
    'the real functions do what the table says',
    async () => {
      let requests = 0
      await fc.assert(
        fc.asyncProperty(fc.array(anything, { maxLength: 40, size: 'max' }), async (actions) => {
          const story = await play(await sideBySide(), first, actions)
          requests += story.seen.length
        }),
        { numRuns: storiesInDatabase, ...seed, endOnFailure: true },
      )
      expect(requests).toBeGreaterThan(storiesInDatabase)
    },
    patience,
  )
})
