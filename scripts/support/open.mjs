// The two halves of a start that the demo and the tests share: a database that is ready, and a shop that answers.
import { join } from 'node:path'
import { ownerAddress, shopEnvironment } from './environment.mjs'
import { makeRoles, startPostgres } from './postgres.mjs'
import { freePort } from './preflight.mjs'
import { build, migrate, seed } from './prepare.mjs'
import { writePrivate } from './secrets.mjs'
import { serveBothLoopbacks, servicesOf, startServices } from './services.mjs'
import { step } from './steps.mjs'

/**
 * @typedef {object} Run what belongs to one run of the demo or the tests
 * @property {string} data its folder
 * @property {(name: string) => string} log the file for a part's output
 * @property {ReturnType<import('./secrets.mjs').keepSecrets>} secrets
 * @property {Record<string, number>} ports `postgres` and `smtp` are added
 * @property {ReturnType<import('./services.mjs').watchFailures>} failed
 */

/**
 * A Postgres with the tables, the app's role and the seed.
 * @param {Run} run
 * @param {{fast?: boolean, mode?: 'production' | 'development'}} options
 * @returns {Promise<{owner: string, env: Record<string, string>}>} the owner's address, and the shop's environment
 */
export async function openDatabase({ data, log, secrets, ports, failed }, { fast, mode } = {}) {
  await step('Starting Postgres', async (note) => {
    const server = await startPostgres({ data, log: log('postgres'), password: secrets.databaseAdmin, fast })
    failed.watch(server.child, 'database', log('postgres'))
    ports.postgres = server.port
    note(`port ${server.port}`)
    await makeRoles(server.port, secrets)
  })
  const owner = ownerAddress(secrets, ports.postgres)
  await step('Bringing its tables up to date (prisma migrate deploy)', () =>
    migrate({ owner, port: ports.postgres, secrets, log: log('migrate') }),
  )
  ports.smtp = await freePort()
  const env = shopEnvironment({ secrets, ports, mode })
  await step('Filling the shelves (seed)', (note) =>
    seed({ owner, port: ports.postgres, secrets, data, env, log: log('seed') }, note),
  )
  return { owner, env }
}

/**
 * The build where it is needed, then the shop and everything around it. Writes the addresses to demo.json.
 * @param {Run} run
 * @param {{owner: string, env: Record<string, string>, dev?: boolean, building?: Promise<void>}} options `building`:
 * the build, where it was begun before
 * @returns the addresses
 */
export async function openShop({ data, log, ports, failed }, { owner, env, dev = false, building }) {
  if (!dev)
    await step(
      'Building the shop (next build)',
      (note) => building ?? build({ env, log: log('build') }, note),
    )
  await step('Starting shop, worker, mail inbox and payment sandbox', async () => {
    await startServices(servicesOf({ env, ports, data, dev }), { log, failed })
    await serveBothLoopbacks(ports.shop)
  })
  const places = {
    shop: env.SHOP_ORIGIN,
    inbox: `http://127.0.0.1:${ports.inbox}`,
    sandbox: env.SANDBOX_ORIGIN,
    database: owner,
  }
  writePrivate(join(data, 'demo.json'), places)
  return places
}
