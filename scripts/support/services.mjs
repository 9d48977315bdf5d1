// The processes of a running shop: the shop itself, its worker, the mail inbox and the payment sandbox.
import { closeSync, openSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { until } from './ending.mjs'
import { answers } from './preflight.mjs'
import { isEnding, spawnOwned } from './processes.mjs'
import { root, script, tail, tool } from './run.mjs'
import { problem } from './steps.mjs'

/**
 * @typedef {object} Service
 * @property {string} name
 * @property {string[]} command
 * @property {Record<string, string>} env
 * @property {() => Promise<boolean>} ready
 * @property {boolean} [open] shows its output on the terminal instead of keeping it in a log
 */

/**
 * @param {{env: Record<string, string>, ports: Record<string, number>, data: string, dev?: boolean}} options
 * @returns {Service[]}
 */
export function servicesOf({ env, ports, data, dev = false }) {
  const port = String(ports.shop)
  const next = tool('next/dist/bin/next')
  // As `npm start`: without a bound the heap grows to what the machine has before anything is collected, and
  // with a small nursery what one answer needs is copied before it is done.
  if (!dev) next.splice(1, 0, '--max-old-space-size=256', '--max-semi-space-size=32')
  return [
    {
      name: 'inbox',
      command: script('scripts/inbox/server.ts'),
      env: {
        INBOX_PORT: String(ports.inbox),
        SMTP_PORT: String(ports.smtp),
        INBOX_DATA: join(data, 'inbox'),
      },
      ready: () => isServed(`http://127.0.0.1:${ports.inbox}/`),
    },
    {
      name: 'sandbox',
      command: script('scripts/sandbox/server.ts'),
      env: {
        SANDBOX_PORT: String(ports.sandbox),
        SANDBOX_DATA: join(data, 'sandbox'),
        SANDBOX_SHOP_ORIGIN: env.SHOP_ORIGIN,
        STRIPE_SECRET_KEY: env.STRIPE_SECRET_KEY,
        STRIPE_WEBHOOK_SECRET: env.STRIPE_WEBHOOK_SECRET,
        SANDBOX_WEBHOOK_URL: `${env.SHOP_ORIGIN}/api/payments/webhook`,
      },
      ready: () => answers('127.0.0.1', ports.sandbox),
    },
    { name: 'worker', command: script('scripts/worker.ts'), env, ready: async () => true },
    {
      name: 'shop',
      command: [...next, dev ? 'dev' : 'start', '-p', port, '-H', 'localhost'],
      env,
      ready: () => isServed(`${env.SHOP_ORIGIN}/api/health`),
      open: dev,
    },
  ]
}

/**
 * Starts services and waits until each answers.
 * @param {Service[]} services
 * @param {{log: (name: string) => string, failed: ReturnType<typeof watchFailures>}} options
 */
export async function startServices(services, { log: logOf, failed }) {
  const started = services.map(async ({ name, command, env, ready, open }) => {
    const log = logOf(name)
    const file = openSync(log, 'w')
    const child = spawnOwned(name, command, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: open ? ['ignore', 'inherit', 'inherit'] : ['ignore', file, file],
    })
    closeSync(file)
    failed.watch(child, name, log)
    if (!(await until(ready, 90))) {
      throw problem(`The ${name} does not answer. The end of ${log}:\n\n${tail(log, 20)}`)
    }
  })
  await Promise.race([Promise.all(started), failed.promise])
}

/** A promise that rejects when a process that should keep running ends by itself. */
export function watchFailures() {
  let reject
  const promise = new Promise((_, refuse) => {
    reject = refuse
  })
  promise.catch(() => {})
  const watch = (child, name, log) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      if (isEnding()) return
      const how = signal ? `was ended by ${signal}` : `ended by itself (${code})`
      reject(problem(`The ${name} ${how}, so everything stops. The end of ${log}:\n\n${tail(log, 20)}`))
    })
  }
  return { promise, watch }
}

/**
 * localhost is two addresses, and a server given that name listens on one. This passes the other one on to it, so
 * that every browser and tool finds it, and nothing outside this machine does.
 */
export async function serveBothLoopbacks(port) {
  const known = (await answers('127.0.0.1', port)) ? '127.0.0.1' : '::1'
  const other = known === '::1' ? '127.0.0.1' : '::1'
  if (await answers(other, port)) return
  const server = createServer((visitor) => {
    const shop = connect({ host: known, port })
    for (const [from, to] of [
      [visitor, shop],
      [shop, visitor],
    ]) {
      from.on('error', () => to.destroy())
      from.pipe(to)
    }
  })
  // A machine without IPv6 has no second address.
  await new Promise((resolve) => server.once('error', resolve).listen(port, other, resolve))
}

async function isServed(address) {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(20_000) })).ok
  } catch {
    return false
  }
}
