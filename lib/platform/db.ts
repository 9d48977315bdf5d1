import 'server-only'
import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { type Prisma, PrismaClient } from '@/prisma/generated/client'
import { env } from './env'

/** A client inside a transaction, or the plain one: what a function of `lib/` writes with. */
export type Tx = Prisma.TransactionClient

/**
 * A statement with this comment in it is planned once a connection and then kept there: worth it for what every
 * request asks, where planning costs more than finding.
 */
const keptMark = '/* kept */'
const keptNames = new Map<string, string>()

/** The name under which the database keeps a statement; none for most. */
function keptName({ sql }: { sql: string }): string {
  if (!sql.includes(keptMark)) return ''
  const name = keptNames.get(sql) ?? `kept_${createHash('sha256').update(sql).digest('hex').slice(0, 32)}`
  keptNames.set(sql, name)
  return name
}

function connect() {
  const adapter = new PrismaPg(
    {
      connectionString: env().DATABASE_URL,
      // shop_now() reads it; tests and the demo move the shop's clock with it.
      options: `-c latchkey.clock_offset=${env().LATCHKEY_CLOCK_OFFSET}`,
      max: 10,
    },
    { statementNameGenerator: keptName },
  )
  return new PrismaClient({ adapter })
}

const kept = globalThis as { latchkeyDb?: PrismaClient }

/** The one connection pool of this process (kept across reloads in development). */
export function db(): PrismaClient {
  kept.latchkeyDb ??= connect()
  return kept.latchkeyDb
}

/**
 * A transaction that waits its turn: when many ask for the same thing at once, they queue for a connection
 * and for the row rather than fail. Both limits are in milliseconds.
 *
 * Locks are always taken in this order, so that no two transactions wait for each other: customer, order,
 * cart, then variants by their id, and a discount code last.
 */
export function transaction<Data>(work: (tx: Tx) => Promise<Data>): Promise<Data> {
  return db().$transaction(work, { maxWait: 20_000, timeout: 20_000 })
}
