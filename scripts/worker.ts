// The shop's second process: sends the mails in the queue, gives money back, does what the payment gateway told of,
// and what falls due. Any number may run.
// It takes the app's own database role, so it changes no tables; `npm run migrate` comes first.
import { setTimeout as wait } from 'node:timers/promises'
import PgBoss from 'pg-boss'
import { handleEvent } from '@/lib/gateway-events/handle'
import { sendMail } from '@/lib/mail/send'
import { performRefund } from '@/lib/orders/refunds'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import type { JobData } from '@/lib/platform/jobs'
import { log } from '@/lib/platform/log'
import { requireConfiguration } from '@/lib/platform/start'
import { sweeps } from './sweeps'

const sweepPause = 2000
const jobsAtOnce = 10

async function main() {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    application_name: 'latchkey worker',
    max: 4,
    migrate: false,
    schedule: false,
  })
  boss.on('error', (error) => log.error({ error }, 'the queue complains'))
  // pg-boss does not wait for its own note of how a job ended: where the database drops the connection meanwhile, that
  // ends nothing but the note. The job comes again when its time is over, and what it does is done once.
  process.on('unhandledRejection', (error) =>
    log.error({ error }, 'the queue could not note how a job ended'),
  )
  await boss.start()
  const options = { batchSize: jobsAtOnce, pollingIntervalSeconds: 0.5 }
  await boss.work<JobData['mail']>('mail', options, async (jobs) => {
    await Promise.all(jobs.map((job) => deliver(boss, job)))
  })
  await boss.work<JobData['gateway-event']>('gateway-event', options, async (jobs) => {
    await Promise.all(jobs.map(({ data }) => handleEvent(data.eventId)))
  })

  await boss.work<JobData['refund']>('refund', options, async (jobs) => {
    for (const { data } of jobs) await performRefund(data.refundId)
  })

  const stopping = new AbortController()
  const sweeping = sweepUntil(stopping.signal)
  log.info('the worker is ready')
  await signalled()
  log.info('the worker finishes what it has begun')
  stopping.abort()
  await sweeping
  await boss.stop({ graceful: true, wait: true, timeout: 25_000 })
  await db().$disconnect()
}

/** A mail that cannot go fails by itself, to be tried again later; the rest of its batch is done. */
async function deliver(boss: PgBoss, { id, data }: PgBoss.Job<JobData['mail']>) {
  try {
    await sendMail(data.mailId)
  } catch (error) {
    log.warn({ mailId: data.mailId, error }, 'a mail did not go out and will be tried again')
    await boss.fail('mail', id)
  }
}

async function sweepUntil(stopped: AbortSignal) {
  while (!stopped.aborted) {
    for (const [sweep, run] of Object.entries(sweeps)) {
      if (stopped.aborted) return
      try {
        await run()
      } catch (error) {
        log.error({ sweep, error }, 'a sweep failed')
      }
    }
    // It rejects when the worker is stopped meanwhile, which is no failure.
    await wait(sweepPause, undefined, { signal: stopped }).catch(() => {})
  }
}

function signalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
}

requireConfiguration()

main().catch((error) => {
  log.fatal({ error }, 'the worker cannot run')
  process.exitCode = 1
  process.exit()
})
