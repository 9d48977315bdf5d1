// npm run migration -- name: writes a new migration from what changed in prisma/schema, without applying it
// anywhere. Uses the database that MIGRATE_DATABASE_URL names, or an embedded one that is gone afterwards.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { main } from './support/command.mjs'
import { install } from './support/install.mjs'
import { checkNode, checkPlatform } from './support/preflight.mjs'
import { takeFolder } from './support/processes.mjs'
import { runOpenly, tool } from './support/run.mjs'
import { keepSecrets } from './support/secrets.mjs'
import { problem, step } from './support/steps.mjs'

await main(async () => {
  checkPlatform()
  checkNode()
  const [name, ...more] = process.argv.slice(2)
  if (!/^[a-z][a-z0-9_]*$/.test(name ?? '') || more.length > 0) {
    throw problem(
      'A migration needs a name of small letters and _.',
      'For example: npm run migration -- gift_cards',
    )
  }
  const data = mkdtempSync(join(tmpdir(), 'latchkey-migration-'))
  try {
    await takeFolder(data, 'npm run migration')
    await step('Installing packages (npm ci)', (note) => install(join(data, 'install.log'), note))
    const owner =
      process.env.MIGRATE_DATABASE_URL ||
      (await step('Starting a Postgres for this', () => emptyDatabase(data)))
    return await runOpenly(
      [...tool('prisma/build/index.js'), 'migrate', 'dev', '--create-only', '--name', name],
      {
        env: { MIGRATE_DATABASE_URL: owner, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
      },
    )
  } finally {
    process.once('exit', () => rmSync(data, { recursive: true, force: true }))
  }
})

async function emptyDatabase(data) {
  const { makeRoles, startPostgres } = await import('./support/postgres.mjs')
  const { ownerAddress } = await import('./support/environment.mjs')
  const secrets = keepSecrets(data)
  const log = join(data, 'postgres.log')
  const { port } = await startPostgres({ data, log, password: secrets.databaseAdmin, fast: true })
  await makeRoles(port, secrets)
  return ownerAddress(secrets, port)
}
