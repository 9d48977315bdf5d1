import { install } from '../support/install.mjs'
import { freePort } from '../support/preflight.mjs'
import { step } from '../support/steps.mjs'

/** A database of its own, as the demo opens one, and what is needed to open a shop on it. */
export async function openBench({ data, log, secrets, failed }) {
  await step('Installing packages (npm ci)', (note) => install(log('install'), note))
  const { generateClient } = await import('../support/prepare.mjs')
  const { openDatabase } = await import('../support/open.mjs')
  await step('Making the database client (prisma generate)', (note) => generateClient(log('generate'), note))
  const pids = new Map()
  const watch = (child, name, file) => {
    pids.set(name, child.pid)
    failed.watch(child, name, file)
  }
  const ports = { shop: await freePort(), inbox: await freePort(), sandbox: await freePort() }
  const run = { data, log, secrets, ports, failed: { ...failed, watch } }
  return { run, pids, ...(await openDatabase(run, { fast: true })) }
}

/** A production shop on that database. @returns its address and process id */
export async function startShop({ run, pids, owner, env }) {
  const { openShop } = await import('../support/open.mjs')
  const { shop } = await openShop(run, { owner, env: { ...env, NEXT_DIST_DIR: '.next-bench' } })
  return { shop, pid: pids.get('shop') }
}
