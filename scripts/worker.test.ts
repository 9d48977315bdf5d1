import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import pg from 'pg'
import { afterAll, expect, it } from 'vitest'
import { db, transaction } from '@/lib/platform/db'
import { enqueue } from '@/lib/platform/jobs'

const running = new Set<ChildProcess>()
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  await db().$disconnect()
})

async function startWorker(): Promise<ChildProcess> {
  const args = ['--conditions=react-server', '--import', 'tsx', 'scripts/worker.ts']
  const worker = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, LOG_LEVEL: 'info' },
  })
  running.add(worker)
  await new Promise<void>((resolve, reject) => {
    worker.once('exit', (code) => reject(new Error(`the worker ended (${code})`)))
    worker.stdout?.on('data', (said) => String(said).includes('ready') && resolve())
  })
  return worker
}

/** A job about an event that there is none of. @returns how its row is found */
async function giveWork(): Promise<{ text: string; values: string[] }> {
  const eventId = `evt_${randomUUID()}`
  await transaction((tx) => enqueue(tx, 'gateway-event', { eventId }))
  return {
    text: "SELECT state FROM pgboss.job WHERE name = 'gateway-event' AND data->>'eventId' = $1",
    values: [eventId],
  }
}

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  return client
}

it('a worker goes on whose connection is dropped while the queue notes that a job is done', async () => {
  // Other tests' jobs would be before this one's.
  await db().$executeRaw`DELETE FROM pgboss.job WHERE name = 'gateway-event'`
  const worker = await startWorker()
  const [events, queue] = [await connect(), await connect()]
  // The job stands still in its work, then in the note of it, and there the connection goes.
  await events.query('BEGIN; LOCK TABLE gateway_event')
  const { text, values } = await giveWork()
  const stateOf = async (job: { text: string; values: string[] }) => (await queue.query(job)).rows[0]?.state
  await expect.poll(() => stateOf({ text, values }), { timeout: 20_000 }).toBe('active')
  await queue.query('BEGIN')
  await queue.query({ text: `${text} FOR UPDATE`, values })
  await events.query('ROLLBACK')
  const drop = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'latchkey worker' AND datname = current_database() AND wait_event_type = 'Lock'`
  await expect.poll(async () => (await events.query(drop)).rowCount, { timeout: 20_000 }).toBe(1)
  await queue.query('ROLLBACK')

  const next = await giveWork()
  await expect.poll(() => stateOf(next), { timeout: 20_000 }).toBe('completed')
  await Promise.all([events.end(), queue.end()])
  const ended = once(worker, 'exit')
  worker.kill('SIGTERM')
  expect((await ended)[0]).toBe(0)
}, 60_000)
