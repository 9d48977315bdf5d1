// From source to something that runs: the database's client and tables, the first data, the build. Each step only
// where its source changed since the last time.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { clusterId, grantApp } from './postgres.mjs'
import { root, runQuietly, script, tool } from './run.mjs'
import { readJson, writePrivate } from './secrets.mjs'

/** What Prisma's CLI need not do here: ask the network whether there is a newer one. */
const quiet = { CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' }

/** Prisma's client, from the schema. */
export async function generateClient(log, note) {
  const made = join(root, 'prisma/generated')
  const schema = join(root, 'prisma/schema')
  const files = readdirSync(schema).map((name) => join(schema, name))
  const wanted = hashOf([...files, join(root, 'package-lock.json')])
  if (!isStamped(made, wanted)) {
    await runQuietly([...tool('prisma/build/index.js'), 'generate'], {
      env: quiet,
      log,
      what: 'prisma generate',
    })
    return stamp(made, wanted)
  }
  note('up to date')
}

/**
 * Applies the migrations as the owner, then gives the app's login its rights.
 * @param {{owner: string, port: number, secrets: Record<string, string>, log: string}} options
 */
export async function migrate({ owner, port, secrets, log }) {
  const env = { ...quiet, MIGRATE_DATABASE_URL: owner }
  await runQuietly(script('prisma/migrate.ts'), { env, log, what: 'The migration' })
  await grantApp(port, secrets)
}

/**
 * Fills a database once. What says so is kept with the server's own number, so that a new database is filled again.
 * @param {{owner: string, port: number, secrets: Record<string, string>, data: string, env: Record<string, string>,
 *   log: string}} options
 */
export async function seed({ owner, port, secrets, data, env, log }, note) {
  const file = join(data, 'seeded.json')
  const cluster = await clusterId(port, secrets)
  if (readJson(file)?.cluster === cluster) return note('done before')
  await runQuietly(script('prisma/seed/seed.ts'), {
    env: { ...env, MIGRATE_DATABASE_URL: owner },
    log,
    what: 'The seed',
  })
  writePrivate(file, { cluster })
}

/** Settings that a build bakes into pages and headers. */
const baked = [
  'SHOP_ORIGIN',
  'SANDBOX_ORIGIN',
  'STRIPE_PUBLISHABLE_KEY',
  'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY',
]

/**
 * next build, unless the sources and the settings are those of the last one.
 * @param {{env: Record<string, string>, log: string}} options
 */
export async function build({ env, log }, note) {
  const made = join(root, env.NEXT_DIST_DIR ?? '.next')
  const settings = baked.map((name) => env[name]).join('\n')
  const wanted = hashOf(sources(root), `${settings}\n${process.env.SHOP_LOCALE}\n${process.version}`)
  if (isStamped(made, wanted)) return note('up to date')
  await runQuietly([...tool('next/dist/bin/next'), 'build'], { env, log, what: 'The build' })
  stamp(made, wanted)
}

const notSource = /^(\.[^/]+|node_modules|docs|e2e|scripts|prisma\/(generated|seed|migrations|engine))$/

/** All files that a build may read: rather one too many than a stale shop. */
function sources(folder, under = '') {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = under + entry.name
    if (entry.isDirectory()) {
      return notSource.test(path) ? [] : sources(join(folder, entry.name), `${path}/`)
    }
    if (!entry.isFile() || /\.(md|test\.tsx?|tsbuildinfo|log)$|^next-env\.d\.ts$|^\.env/.test(path)) return []
    return [join(folder, entry.name)]
  })
}

function hashOf(files, more = '') {
  const hash = createHash('sha256').update(more)
  for (const file of files.toSorted()) hash.update(file.slice(root.length)).update(readFileSync(file))
  return hash.digest('hex')
}

const stampIn = (folder) => join(folder, 'latchkey-stamp')

function isStamped(folder, hash) {
  return existsSync(stampIn(folder)) && readFileSync(stampIn(folder), 'utf8') === hash
}

function stamp(folder, hash) {
  mkdirSync(dirname(stampIn(folder)), { recursive: true })
  writeFileSync(stampIn(folder), hash)
}
