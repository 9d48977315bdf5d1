import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { addUp } from '@/scripts/books/books'
import { ask, makeVariant, startPayments } from './testing/shop'

// kill -9 of whole processes while many orders are under way: one that sells, and the shop's own worker. Another pair
// takes over, and at the end everything agrees without a person.

const deep = Boolean(process.env.TEST_DEEP)
const rounds = deep ? 40 : 2
const patience = deep ? 1_800_000 : 300_000

let payments: Awaited<ReturnType<typeof startPayments>>
const running = new Set<ChildProcess>()
beforeAll(async () => {
  payments = await startPayments()
})
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  await payments.end()
  await db().$disconnect()
})

function start(script: string, args: string[]): ChildProcess {
  const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, LOG_LEVEL: 'info' },
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) throw new Error(`it ended by itself (${child.exitCode})`)
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  expect((await gone)[1]).toBe('SIGKILL')
}

/** Waits for a word of a process. @throws where it ends before */
function hear(child: ChildProcess, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`it ended before it said ${word}`)))
    child.stdout?.on('data', (said) => String(said).includes(word) && resolve())
  })
}

it(
  'shop and worker are killed in the middle of many orders, and the books agree',
  async () => {
    const supply = 5_000
    const variants = await Promise.all([1, 2, 3].map(() => makeVariant({ stock: supply })))
    const lines = { some: { variantId: { in: variants } } }
    for (let round = 0; round < rounds; round += 1) {
      const pair = [start('lib/checkout/testing/busy-shop.ts', variants), start('scripts/worker.ts', [])]
      await Promise.all([hear(pair[0] as ChildProcess, 'placed'), hear(pair[1] as ChildProcess, 'ready')])
      await wait(100 + Math.random() * 900)
      await Promise.all(pair.map(kill))
    }
    // They died in the middle of something; an order whose bank asks waits for its shopper anyway.
    const left = await db().order.count({
      where: { lines, status: 'pending', payment: { in: ['none', 'made'] } },
    })
    expect(left).toBeGreaterThan(0)

    // Time goes by, and a worker is there again. Whose bank turns out to have asked gets its quarter of an hour first:
    // that goes by too.
    const worker = start('scripts/worker.ts', [])
    const beyondAnyLease = () => new Date(Date.now() + 120_000)
    const over = () => new Date(Date.now() - 1000)
    await db().order.updateMany({ where: { lines, status: 'pending' }, data: { reservedUntil: over() } })
    await expect
      .poll(
        async () => {
          await db().order.updateMany({
            where: { lines, status: 'pending', payment: 'approval', reservedUntil: { gt: beyondAnyLease() } },
            data: { reservedUntil: over() },
          })
          return db().order.count({ where: { lines, status: 'pending' } })
        },
        { timeout: 60_000 },
      )
      .toBe(0)
    await kill(worker)

    const ledger = await payments.wholeLedger()
    const books = await addUp(ask, ledger, {
      variants,
      settled: true,
    })
    expect(books.wrong).toEqual([])
    for (const id of variants) expect(books.supplied[id]).toBe(supply)
    expect(ledger.totals.eur?.balance).toBe(books.balance.eur)
    expect(books.balance.eur).toBeGreaterThan(0)
  },
  patience,
)
