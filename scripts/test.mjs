// npm test: everything, from a fresh clone, on a database and ports of its own. Ends with "N passed, N failed".
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { flags, main } from './support/command.mjs'
import { install } from './support/install.mjs'
import { checkDisk, checkNode, checkPlatform, freePort } from './support/preflight.mjs'
import { isEnding, takeFolder } from './support/processes.mjs'
import { countPlaywright, countVitest } from './support/results.mjs'
import { root, runOpenly, tool } from './support/run.mjs'
import { keepSecrets } from './support/secrets.mjs'
import { complain, openStep, step } from './support/steps.mjs'

const given = flags(['--unit', '--e2e', '--deep', '--yes'])
const part = given.has('--unit') !== given.has('--e2e') ? (given.has('--unit') ? 'unit' : 'e2e') : 'all'
const mayChangeSystem = given.has('--yes') || process.env.CI === 'true'
const deep = given.has('--deep') ? { TEST_DEEP: '1' } : {}

const data = join(root, '.test')
const log = (name) => join(data, 'logs', `${name}.log`)
const colours = process.stdout.isTTY ? 'force' : 'off'
/** A database for each worker of the unit tests, so that nothing they leave behind is met by the journeys. */
const unitDatabases = ['latchkey_unit_1', 'latchkey_unit_2']
const total = { passed: 0, failed: 0 }

await main(async () => {
  try {
    await testAll()
  } catch (error) {
    if (isEnding()) throw error
    complain(error)
    total.failed += 1
  }
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`)
  return total.failed === 0 && total.passed > 0 ? 0 : 1
})

async function testAll() {
  process.stdout.write('\n')
  await step('Looking at the machine: Node, disk, what an earlier run left', async () => {
    checkPlatform()
    checkNode()
    checkDisk(data, 1000)
    await takeFolder(data, 'npm test')
    for (const name of readdirSync(data).filter((name) => name !== 'running.json')) {
      rmSync(join(data, name), { recursive: true, force: true })
    }
    mkdirSync(join(data, 'logs'))
  })
  await step('Installing packages (npm ci)', (note) => install(log('install'), note))
  const { build, generateClient } = await import('./support/prepare.mjs')
  await step('Making the database client (prisma generate)', (note) => generateClient(log('generate'), note))

  if (part === 'all') await checkSources()
  const running = await startDatabase()
  if (part !== 'e2e') await copyForUnits(running)
  // Unit tests wait for the database more than they compute: the build goes on beside them.
  const building =
    part === 'all' ? build({ env: besideDemo(running.env), log: log('build') }, () => {}) : undefined
  // Whoever waits for it hears of its failure.
  building?.catch(() => {})
  if (part !== 'e2e') await testUnits(running)
  if (part !== 'unit') await testJourneys(running, building)
}

/** With a build beside the demo's: that is for another origin and may be running. */
function besideDemo(env) {
  return { ...env, NEXT_DIST_DIR: '.test/next' }
}

async function checkSources() {
  await check('Format and lint (biome ci)', [
    ...tool('@biomejs/biome/bin/biome'),
    'ci',
    `--colors=${colours}`,
    '.',
  ])
  await check(
    'Types (tsc)',
    [...tool('next/dist/bin/next'), 'typegen'],
    [...tool('typescript/bin/tsc'), '--noEmit'],
  )
  await check('Arrows between the parts', [process.execPath, 'scripts/arrows.mjs'])
}

/** Commands whose exit code is the verdict. A failure is counted, and the rest runs all the same. */
async function check(title, ...commands) {
  await openStep(title, async () => {
    for (const command of commands) {
      if ((await runOpenly(command)) === 0) continue
      process.stdout.write(`  ${title}: FAILED\n`)
      total.failed += 1
      return
    }
  })
}

/** A fresh Postgres with the tables and the seed, for this run alone. */
async function startDatabase() {
  const { openDatabase } = await import('./support/open.mjs')
  const { watchFailures } = await import('./support/services.mjs')
  const ports = { shop: await freePort(), inbox: await freePort(), sandbox: await freePort() }
  const run = { data, log, secrets: keepSecrets(data), ports, failed: watchFailures() }
  process.stdout.write('\n')
  return { run, ...(await openDatabase(run, { fast: true })) }
}

/** Before anybody is connected to the one that is copied. */
async function copyForUnits({ run: { secrets, ports } }) {
  const { copyDatabase } = await import('./support/postgres.mjs')
  for (const name of unitDatabases) await copyDatabase(ports.postgres, secrets, name)
}

async function testUnits({ run: { secrets, ports } }) {
  const { ownerAddress, shopEnvironment } = await import('./support/environment.mjs')
  const [database] = unitDatabases
  const env = {
    ...shopEnvironment({ secrets, ports, database, mode: 'test' }),
    ...deep,
    MIGRATE_DATABASE_URL: ownerAddress(secrets, ports.postgres, database),
    UNIT_WORKERS: String(unitDatabases.length),
  }
  const report = join(data, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await openStep('Unit tests (vitest)', () =>
    runOpenly([...tool('vitest/vitest.mjs'), 'run', ...reporters], { env }),
  )
  add(countVitest(report, code))
}

async function testJourneys({ run, owner, env }, building) {
  const { findBrowser } = await import('./support/browser.mjs')
  const { openShop } = await import('./support/open.mjs')
  process.stdout.write('\n')
  const browser = await step('Looking for a browser', (note) =>
    findBrowser({ log: log('browser'), mayChangeSystem }, note),
  )
  const places = await openShop(run, { owner, env: besideDemo(env), building })
  const report = join(data, 'playwright.json')
  const tests = runOpenly([...tool('@playwright/test/cli.js'), 'test', '--reporter=list,json'], {
    env: {
      ...env,
      ...deep,
      NODE_ENV: 'test',
      MIGRATE_DATABASE_URL: owner,
      INBOX_ORIGIN: places.inbox,
      CHROMIUM_PATH: browser,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    },
  })
  const code = await openStep('End-to-end tests (playwright)', () =>
    Promise.race([tests, run.failed.promise]),
  )
  add(countPlaywright(report, code))
}

function add({ passed, failed }) {
  total.passed += passed
  total.failed += failed
}
