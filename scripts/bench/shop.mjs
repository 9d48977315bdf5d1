import { install } from '../support/install.mjs'
import { freePort } from '../support/preflight.mjs'
import { step } from '../support/steps.mjs'

/** A production shop on a database of its own, as the demo starts one. @returns its settings and process id */
export async function startShop({ data, log, secrets, failed }) {
  await step('Installing packages (npm ci)', (note) => install(log('install'), note))
  const { makeRoles, startPostgres } = await import('../support/postgres.mjs')
  const { ownerAddress, shopEnvironment } = await import('../support/environment.mjs')
  const { build, generateClient, migrate, seed } = await import('../support/prepare.mjs')
  const { servicesOf, startServices } = await import('../support/services.mjs')

  const ports = {}
  for (const name of ['shop', 'inbox', 'smtp', 'sandbox']) ports[name] = await freePort()
  await step('Making the database', async (note) => {
    await generateClient(log('generate'), () => {})
    const server = await startPostgres({
      data,
      log: log('postgres'),
      password: secrets.databaseAdmin,
      fast: true,
    })
    ports.postgres = server.port
    await makeRoles(ports.postgres, secrets)
    const owner = ownerAddress(secrets, ports.postgres)
    await migrate({ owner, port: ports.postgres, secrets, log: log('migrate') })
    const env = shopEnvironment({ secrets, ports })
    await seed({ owner, port: ports.postgres, secrets, data, env, log: log('seed') }, note)
  })
  const env = { ...shopEnvironment({ secrets, ports }), NEXT_DIST_DIR: '.next-bench' }
  await step('Building the shop (next build)', (note) => build({ env, log: log('build') }, note))
  const services = servicesOf({ env, ports, data })
  const pids = new Map()
  const watched = {
    ...failed,
    watch(child, name, file) {
      pids.set(name, child.pid)
      failed.watch(child, name, file)
    },
  }
  await step('Starting it', () => startServices(services, { log, failed: watched }))
  return { env, pid: pids.get('shop') }
}
