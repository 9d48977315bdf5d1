import fc from 'fast-check'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { db } from '@/lib/platform/db'
import { history } from './testing/model/actions'
import { type Gateway, startGateway } from './testing/model/gateway'
import { play } from './testing/model/play'
import { afterwards } from './testing/model/settle'
import { makeShelf, makeWorld } from './testing/model/world'

// Shoppers, a gateway that fails, processes that die and workers that sweep, in any order and all at once: whatever
// happens, the money that was charged is the money of the orders, and every piece is sold, promised or there.

vi.mock('@/lib/platform/db', async (original) => {
  const { stepwiseDb } = await import('./testing/model/trouble')
  return stepwiseDb(await original<typeof import('@/lib/platform/db')>())
})
vi.mock('@/lib/payments/gateway', async (original) => {
  const { stepwise } = await import('./testing/model/trouble')
  return stepwise(await original<typeof import('@/lib/payments/gateway')>())
})

vi.mock('node:timers/promises', async (original) => {
  const { hurried } = await import('./testing/model/hurry')
  return hurried(await original<typeof import('node:timers/promises')>())
})

const deep = Boolean(process.env.TEST_DEEP)
// The same histories every time, but for the deep ones.
const seed = deep ? {} : { seed: 5 }
const histories = deep ? 10_000 : 200
const patience = deep ? 7_200_000 : 300_000

let gateway: Gateway
let shelf: Awaited<ReturnType<typeof makeShelf>>
beforeAll(async () => {
  gateway = await startGateway()
  shelf = await makeShelf()
})
afterAll(async () => {
  await gateway.end()
  await db().$disconnect()
})

it(
  `in ${histories} histories charges, orders and pieces agree at the end`,
  async () => {
    const seen = new Map<string, number>()
    let balance = 0
    await fc.assert(
      fc.asyncProperty(history, async ({ groups, ...beginning }) => {
        const world = await makeWorld(shelf, beginning)
        await play(world, gateway, groups)
        const left = await afterwards(world, gateway)
        expect(left.wrong).toEqual([])
        balance += left.balance
        for (const [what, times] of world.seen) seen.set(what, (seen.get(what) ?? 0) + times)
      }),
      // A history that fails is made no smaller: at another moment it may not fail.
      { numRuns: histories, ...seed, endOnFailure: true },
    )
    expect((await gateway.ledger()).totals.eur?.balance).toBe(balance)
    // The histories are about something.
    const often = (...what: string[]) => what.reduce((sum, one) => sum + (seen.get(one) ?? 0), 0) / histories
    expect(often('order: paid')).toBeGreaterThan(0.3)
    expect(often('order: approval')).toBeGreaterThan(0.2)
    expect(often('order: declined')).toBeGreaterThan(0.15)
    expect(often('order: died', 'order: dropped')).toBeGreaterThan(0.15)
    expect(often('refund: done', 'cancel: done', 'decide: done')).toBeGreaterThan(0.15)
    expect(often('discounted')).toBeGreaterThan(0.05)
    expect(often('sweep: settled', 'settled afterwards')).toBeGreaterThan(0.2)
  },
  patience,
)
