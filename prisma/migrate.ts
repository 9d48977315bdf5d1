// Brings a database up to date, as its owner: the shop's tables by Prisma's migrations, then the job queue's own
// schema and its queues. `npm run migrate` in production; the demo and the tests run it too. Safe to run again.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import PgBoss from 'pg-boss'
import { queues } from '@/lib/platform/jobs'

const url = process.env.MIGRATE_DATABASE_URL
if (!url) {
  console.error("MIGRATE_DATABASE_URL is missing: the address of the database with its owner's login.")
  process.exit(1)
}

const prisma = fileURLToPath(new URL('../node_modules/prisma/build/index.js', import.meta.url))
const deploy = spawnSync(process.execPath, [prisma, 'migrate', 'deploy'], { stdio: 'inherit' })
if (deploy.status !== 0) process.exit(deploy.status ?? 1)

await makeQueues(url)
await grantQueues(url)

/** pg-boss keeps its tables in a schema of its own. Only the owner may change it: the app starts with `migrate: false`. */
async function makeQueues(connectionString: string) {
  const boss = new PgBoss({ connectionString, supervise: false, schedule: false })
  boss.on('error', (error) => console.error(error.message))
  await boss.start()
  for (const [name, options] of Object.entries(queues)) {
    await boss.createQueue(name, { name, ...options })
    await boss.updateQueue(name, { name, ...options })
  }
  await boss.stop({ graceful: false })
}

/** Jobs come and go as rows; queues, which are tables, stay the owner's. */
async function grantQueues(connectionString: string) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query(`
    GRANT USAGE ON SCHEMA pgboss TO latchkey_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO latchkey_app;
    REVOKE INSERT, DELETE, TRUNCATE ON pgboss.version, pgboss.queue FROM latchkey_app;
    REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss FROM PUBLIC;
  `)
  await client.end()
}
