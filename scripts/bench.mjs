// npm run bench: what the shop costs beside the least it could cost, both in one run on one machine.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { flags, main } from './support/command.mjs'
import { freePort } from './support/preflight.mjs'
import { takeFolder } from './support/processes.mjs'
import { root, runOpenly, runQuietly, script, tool } from './support/run.mjs'
import { keepSecrets } from './support/secrets.mjs'
import { step } from './support/steps.mjs'

const given = flags(['--yes'])

const data = join(root, '.data', 'bench')
const logs = join(data, 'logs')
const log = (name) => join(logs, `${name}.log`)

await main(async () => {
  process.stdout.write('\n')
  mkdirSync(logs, { recursive: true })
  await takeFolder(data, 'npm run bench')
  const { openBench, startShop } = await import('./bench/shop.mjs')
  const { freshCopy, measureSessions } = await import('./bench/sessions.mjs')
  const { compare, connections, memoryUnder } = await import('./bench/load.mjs')
  const { benchProofs } = await import('./bench/proofs.mjs')
  const { startServices, watchFailures } = await import('./support/services.mjs')

  const failed = watchFailures()
  const secrets = keepSecrets(data)
  const opened = await openBench({ data, log, secrets, failed })
  const sessions = await measureSessions({ ...opened.run, env: opened.env })
  const line = (what, figure) => process.stdout.write(`    ${what.padEnd(46)} ${figure.padStart(8)}\n`)
  process.stdout.write('\n  Who is this: sessions resolved a second, ten at a time\n')
  line('with a thousand sessions', sessions.found.toFixed(0))
  line('Prisma, one row by its primary key', sessions.byKey.toFixed(0))
  line('ratio (at least 0.50)', sessions.besideKey.toFixed(2))
  line('with a million sessions', sessions.ofMany.toFixed(0))
  line('ratio to a thousand (at least 0.90)', sessions.besideFew.toFixed(2))
  process.stdout.write('\n')

  // By themselves, before a shop runs beside them: library functions, no HTTP.
  const codes = []
  for (const one of ['sign-ins', 'orders']) {
    const address = await freshCopy(`bench_${one.replace('-', '_')}`, opened.run)
    codes.push(
      await runOpenly(script(`scripts/bench/${one}.ts`), { env: { ...opened.env, DATABASE_URL: address } }),
    )
  }

  const { shop, pid } = await startShop(opened)
  const pages = {
    home: '/',
    category: '/categories/light',
    product: '/products/morning-mug',
  }
  // Where the shop itself listens: localhost may be the address that the starter passes on to it.
  const address = shop.replace('//localhost', '//127.0.0.1')
  const sizes = {}
  for (const [name, path] of Object.entries(pages)) {
    sizes[name] = (await (await fetch(address + path)).arrayBuffer()).byteLength
  }

  const port = await freePort()
  const bare = join(root, 'scripts/bench/bare')
  await step('Building bare pages of the same sizes', () =>
    // With webpack: Turbopack would compile the shop's own instrumentation into it.
    runQuietly([...tool('next/dist/bin/next'), 'build', '--webpack'], {
      cwd: bare,
      env: { BARE_SIZES: Object.values(sizes).join(','), NEXT_TELEMETRY_DISABLED: '1' },
      log: log('bare-build'),
      what: 'The bare build',
    }),
  )
  const service = {
    name: 'bare',
    command: [...tool('next/dist/bin/next'), 'start', bare, '-p', String(port), '-H', '127.0.0.1'],
    env: { NODE_ENV: 'production' },
    ready: async () => (await fetch(`http://127.0.0.1:${port}/${sizes.home}`).catch(() => null))?.ok ?? false,
  }
  await startServices([service], { log, failed })

  process.stdout.write(
    `\n  Stored pages, requests a second, ${connections} connections, no compression on either side\n`,
  )
  for (const [name, path] of Object.entries(pages)) {
    const {
      ours,
      bare: least,
      ratio,
    } = await compare(address + path, `http://127.0.0.1:${port}/${sizes[name]}`)
    const size = `${(sizes[name] / 1000).toFixed(0)} KB`
    process.stdout.write(
      `    ${name.padEnd(10)} ${size.padStart(6)}   ${ours.toFixed(0).padStart(6)}   bare ${least.toFixed(0).padStart(6)}   ratio ${ratio.toFixed(2)}\n`,
    )
  }
  const paths = [...Object.values(pages), '/search?q=lamp', '/api/cart', '/cart']
  const memory = await memoryUnder({ address, host: new URL(shop).host, paths, pid, seconds: 30 })
  process.stdout.write(
    `\n  Resident memory of the shop, 30 s of mixed pages: at most ${memory.toFixed(0)} MB\n`,
  )
  await benchProofs({ shop, env: opened.env, log: log('browser'), mayChangeSystem: given.has('--yes') })
  return codes.every((code) => code === 0) ? 0 : 1
})
