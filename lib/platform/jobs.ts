import 'server-only'
import PgBoss from 'pg-boss'
import type { Tx } from './db'

/** Every queue and how it retries. `prisma/migrate.ts` makes them; a worker serves them. */
export const queues = {
  // What fails waits for the sweep of the inbox: its rows know when they are due.
  'gateway-event': { retryLimit: 2, retryDelay: 5, retryBackoff: true, expireInSeconds: 120 },
  mail: { retryLimit: 20, retryDelay: 5, retryBackoff: true, expireInSeconds: 60 },
  // Once, at once: whatever comes between, the refund's row falls due again.
  refund: { retryLimit: 0, expireInSeconds: 300 },
} as const satisfies Record<string, Omit<PgBoss.Queue, 'name'>>

export type QueueName = keyof typeof queues

export type JobData = {
  mail: { mailId: string }
  'gateway-event': { eventId: string }
  refund: { refundId: string }
}

let sender: PgBoss | undefined

/**
 * Puts a job into the queue inside the caller's transaction: it exists exactly if the change that
 * caused it does. That is the shop's outbox.
 */
export async function enqueue<Name extends QueueName>(
  tx: Tx,
  queue: Name,
  data: JobData[Name],
): Promise<void> {
  sender ??= new PgBoss({
    db: { executeSql: () => Promise.reject(new Error('enqueue needs a transaction')) },
  })
  const id = await sender.send(queue, data, {
    ...queues[queue],
    db: {
      executeSql: async (text: string, values: unknown[]) => ({
        rows: await tx.$queryRawUnsafe<object[]>(text, ...values),
      }),
    },
  })
  if (!id) throw new Error(`the queue ${queue} is missing: run the migrations`)
}
