import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { ownerAddress } from '../support/environment.mjs'
import { addressOf, copyDatabase, sql } from '../support/postgres.mjs'
import { root, script } from '../support/run.mjs'
import { step } from '../support/steps.mjs'

const rounds = 11

/**
 * How many sessions a second the shop resolves: beside one row by its primary key through Prisma, and with a million
 * sessions beside a thousand. Each in turns, so that whatever else the machine does meets both.
 * @returns medians: answers a second, and the ratios of each turn
 */
export async function measureSessions({ ports, secrets, env }) {
  const few = await openSessions('bench_few', 1_000, { ports, secrets, env })
  const many = await step('Making a million sessions', () =>
    openSessions('bench_many', 1_000_000, { ports, secrets, env }),
  )
  const turns = []
  for (let round = -2; round < rounds; round++) {
    const turn = {
      found: await few.ask('found'),
      byKey: await few.ask('byKey'),
      ofMany: await many.ask('found'),
    }
    // The first turns warm up.
    if (round >= 0) turns.push(turn)
  }
  await few.end()
  await many.end()
  return {
    found: median(turns.map((turn) => turn.found)),
    byKey: median(turns.map((turn) => turn.byKey)),
    ofMany: median(turns.map((turn) => turn.ofMany)),
    besideKey: median(turns.map((turn) => turn.found / turn.byKey)),
    besideFew: median(turns.map((turn) => turn.ofMany / turn.found)),
  }
}

/** A copy of the shop's database, so that what is measured in one is not met by another. @returns its address */
export async function freshCopy(database, { ports, secrets }) {
  await dropDatabase(database, { ports, secrets })
  await copyDatabase(ports.postgres, secrets, database)
  return ownerAddress(secrets, ports.postgres, database)
}

/** A database of its own, with so many sessions, and a process that asks it. */
async function openSessions(database, count, { ports, secrets, env }) {
  const address = await freshCopy(database, { ports, secrets })
  const [program, ...args] = script('scripts/bench/sessions.ts')
  const child = spawn(program, [...args, String(count)], {
    cwd: root,
    env: { ...process.env, ...env, DATABASE_URL: address },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async () => {
    const { value, done } = await lines.next()
    if (done) throw new Error('the measuring process ended')
    return value
  }
  await next()
  return {
    async ask(question) {
      child.stdin.write(`${question}\n`)
      return Number(await next())
    },
    async end() {
      const gone = once(child, 'exit')
      child.stdin.end()
      await gone
      await dropDatabase(database, { ports, secrets })
    },
  }
}

function dropDatabase(database, { ports, secrets }) {
  const admin = addressOf(ports.postgres, 'postgres', secrets.databaseAdmin, 'postgres')
  return sql(admin, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
}

const median = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)]
