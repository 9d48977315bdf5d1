import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { type Prisma, PrismaClient } from '@/prisma/generated/client'
import { env } from './env'

/** A client inside a transaction, or the plain one: what a function of `lib/` writes with. */
export type Tx = Prisma.TransactionClient

function connect() {
  const adapter = new PrismaPg({
    connectionString: env().DATABASE_URL,
    // shop_now() reads it; tests and the demo move the shop's clock with it.
    options: `-c latchkey.clock_offset=${env().LATCHKEY_CLOCK_OFFSET}`,
    max: 10,
  })
  return new PrismaClient({ adapter })
}

const kept = globalThis as { latchkeyDb?: PrismaClient }

/** The one connection pool of this process (kept across reloads in development). */
export function db(): PrismaClient {
  kept.latchkeyDb ??= connect()
  return kept.latchkeyDb
}
