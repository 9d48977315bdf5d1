// A real Postgres server from npm, for the demo and the tests. Listens on 127.0.0.1 only, with passwords.
import { closeSync, existsSync, openSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { until } from './ending.mjs'
import { serverAccount } from './postgres-account.mjs'
import { checkVersion, clearLock, findPrograms, makeCluster } from './postgres-files.mjs'
import { freePort, portState } from './preflight.mjs'
import { spawnOwned } from './processes.mjs'
import { tail } from './run.mjs'
import { readJson, writePrivate } from './secrets.mjs'
import { problem } from './steps.mjs'

/**
 * Starts the server, making its data first where there is none.
 * @param {{data: string, log: string, password: string, fast?: boolean}} options `password` of the superuser;
 *   `fast` gives up safety against a power cut: for tests
 * @returns {Promise<{port: number, child: import('node:child_process').ChildProcess}>}
 */
export async function startPostgres({ data, log, password, fast = false }) {
  const programs = findPrograms()
  const folder = join(data, 'postgres')
  if (!existsSync(folder)) await makeCluster({ folder, programs, password, log })
  checkVersion(folder, programs)
  await clearLock(folder)

  for (let attempt = 1; ; attempt++) {
    const port = await keptPort(data)
    const { child, ended } = launch({ programs, folder, port, log, fast })
    const came = await Promise.race([until(() => isReady(port, password), 60), ended.then(() => false)])
    if (came) return { port, child }
    // Another program took the port since we looked, or the last of a killed server still holds its memory.
    const output = tail(log, 12)
    const passing = /Address already in use|is still in use/.test(output)
    if (!passing || attempt === 20) throw problem(`Postgres did not start. The end of ${log}:\n\n${output}`)
    await sleep(500)
  }
}

function launch({ programs, folder, port, log, fast }) {
  const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '', timezone: 'UTC' }
  if (fast) Object.assign(settings, { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' })
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const account = serverAccount(folder, programs.postgres)
  const file = openSync(log, 'w')
  const child = spawnOwned('postgres', account.wrap([programs.postgres, '-D', folder, ...options]), {
    ...account.spawn,
    cwd: dirname(programs.postgres),
    stdio: ['ignore', file, file],
    server: true,
  })
  closeSync(file)
  const ended = new Promise((resolve) => {
    child.once('exit', resolve)
    child.once('error', resolve)
  })
  return { child, ended }
}

/** The port of the last time if it is still free, so that a saved address stays true. */
async function keptPort(data) {
  const file = join(data, 'postgres.json')
  const kept = readJson(file)?.port
  if (kept && (await portState(kept)) === 'free') return kept
  const port = await freePort()
  writePrivate(file, { port })
  return port
}

async function isReady(port, password) {
  try {
    await sql(addressOf(port, 'postgres', password, 'postgres'), 'SELECT 1')
    return true
  } catch (error) {
    if (error.code !== '28P01') return false
    throw problem(
      'The database does not know the password in secrets.json: the two are not of the same making.',
      'Remove the folder postgres beside it to begin anew, or use another LATCHKEY_DATA.',
    )
  }
}

/**
 * Makes the two login roles and the database, or brings their passwords up to date.
 * `latchkey_owner` owns the tables and migrates; `latchkey_shop` is the app's.
 * @param {number} port
 * @param {ReturnType<import('./secrets.mjs').keepSecrets>} secrets
 */
export async function makeRoles(port, secrets) {
  const admin = addressOf(port, 'postgres', secrets.databaseAdmin, 'postgres')
  const roles = [
    // Makes the group role in a migration, and a shadow database while a new migration is written.
    ['latchkey_owner', secrets.databaseOwner, 'CREATEROLE CREATEDB'],
    ['latchkey_shop', secrets.databaseShop, 'NOCREATEROLE NOCREATEDB'],
  ]
  for (const [role, password, rights] of roles) {
    const known = await sql(admin, `SELECT FROM pg_roles WHERE rolname = '${role}'`)
    const verb = known.rowCount ? 'ALTER' : 'CREATE'
    await sql(admin, `${verb} ROLE ${role} LOGIN ${rights} PASSWORD ${pg.escapeLiteral(password)}`)
  }
  const known = await sql(admin, `SELECT FROM pg_database WHERE datname = 'latchkey'`)
  if (!known.rowCount) await sql(admin, 'CREATE DATABASE latchkey OWNER latchkey_owner')
}

/** Makes the app's login a member of the group that the migrations gave the app's rights. */
export async function grantApp(port, secrets) {
  const admin = addressOf(port, 'postgres', secrets.databaseAdmin, 'postgres')
  await sql(admin, 'GRANT latchkey_app TO latchkey_shop')
}

/** The number that Postgres gave this server's data when it was made. */
export async function clusterId(port, secrets) {
  const admin = addressOf(port, 'postgres', secrets.databaseAdmin, 'postgres')
  return (await sql(admin, 'SELECT system_identifier::text AS id FROM pg_control_system()')).rows[0].id
}

/** A second database like the first, for what would get in the way there. Nobody may be connected to the first. */
export async function copyDatabase(port, secrets, name) {
  const admin = addressOf(port, 'postgres', secrets.databaseAdmin, 'postgres')
  await sql(admin, `CREATE DATABASE ${name} TEMPLATE latchkey OWNER latchkey_owner`)
}

/** @returns a connection string */
export function addressOf(port, role, password, database = 'latchkey') {
  return `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`
}

/** Runs one statement over a connection of its own. */
export async function sql(address, text) {
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return await client.query(text)
  } finally {
    await client.end()
  }
}
