// npm run demo: a running shop from a fresh clone. Plain Node until npm ci has run, which is why the modules that need
// packages are imported late.
import { mkdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { flags, main } from './support/command.mjs'
import { install } from './support/install.mjs'
import { checkDisk, checkNode, checkPlatform, checkPorts, portFrom } from './support/preflight.mjs'
import { takeFolder } from './support/processes.mjs'
import { root } from './support/run.mjs'
import { keepSecrets } from './support/secrets.mjs'
import { since, step } from './support/steps.mjs'

const dev = flags(['--dev', '--yes']).has('--dev')
const command = dev ? 'npm run dev' : 'npm run demo'

await main(async () => {
  const started = performance.now()
  const data = resolve(process.env.LATCHKEY_DATA || join(root, '.data'))
  const log = (name) => join(data, 'logs', `${name}.log`)
  process.stdout.write(`\n  Latchkey, from ${root}\n\n`)

  checkPlatform()
  checkNode()
  const ports = {
    shop: portFrom('PORT', 3000),
    inbox: portFrom('INBOX_PORT', 3025),
    sandbox: portFrom('SANDBOX_PORT', 3026),
  }
  await step('Looking at the machine: Node, disk, ports, what an earlier start left', async () => {
    checkDisk(data, 500)
    await takeFolder(data, command)
    await checkPorts(
      [
        { name: 'PORT', port: ports.shop },
        { name: 'INBOX_PORT', port: ports.inbox },
        { name: 'SANDBOX_PORT', port: ports.sandbox },
      ],
      command,
    )
  })
  mkdirSync(join(data, 'logs'), { recursive: true })
  const secrets = keepSecrets(data)

  await step('Installing packages (npm ci)', (note) => install(log('install'), note))

  const { openDatabase, openShop } = await import('./support/open.mjs')
  const { generateClient } = await import('./support/prepare.mjs')
  const { watchFailures } = await import('./support/services.mjs')
  await step('Making the database client (prisma generate)', (note) => generateClient(log('generate'), note))
  const run = { data, log, secrets, ports, failed: watchFailures() }
  const database = await openDatabase(run, { mode: dev ? 'development' : 'production' })
  const places = await openShop(run, { ...database, dev })
  process.stdout.write(welcome(places, since(started), data))
  return run.failed.promise
})

function welcome({ shop, inbox, sandbox }, time, data) {
  return `
  The shop is open, after ${time}.

    Shop       ${shop}
    Mail       ${inbox}   every mail the shop sends
    Payments   ${sandbox}   stands in for the card provider
    Database   the address is in ${relative(process.cwd(), join(data, 'demo.json'))}

  Test cards, with any later date and any three digits
    4242 4242 4242 4242   pays
    4000 0000 0000 0002   is declined
    4000 0000 0000 9995   has insufficient funds
    4000 0000 0000 3220   asks your “bank” first

  Four things to try
    1. Buy something as a guest, then open the link in the order mail at ${inbox}
    2. Create an account at ${shop}/sign-up: the code is in the mail, the passkey is in your device
    3. Sign out, and back in at ${shop}/sign-in with one touch
    4. Type the code WELCOME10 in the checkout: it takes 10 % off

  Ctrl-C stops all of it. The data stays in ${relative(process.cwd(), data) || '.'} for the next start.
`
}
