import { spawn } from 'node:child_process'
import { expect, test } from '@playwright/test'

// The shop and its worker start whole or not at all, and say all that is missing at once. No value is told.

const commands = {
  shop: ['node_modules/next/dist/bin/next', 'start', '-p', '0', '-H', '127.0.0.1'],
  worker: ['--conditions=react-server', '--import', 'tsx', 'scripts/worker.ts'],
}

function start(
  command: string[],
  changes: Record<string, string>,
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, command, {
    env: { ...process.env, NODE_ENV: 'production', NEXT_DIST_DIR: '.test/next', ...changes },
  })
  let said = ''
  child.stdout.on('data', (text) => {
    said += text
  })
  child.stderr.on('data', (text) => {
    said += text
  })
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, said })))
}

for (const [name, command] of Object.entries(commands)) {
  test(`the ${name} refuses to start, naming every setting that is missing`, async () => {
    const { code, said } = await start(command, { DATABASE_URL: '', SMTP_URL: '', AUTH_KEYS: 'short' })
    expect(code).toBe(1)
    expect(said).toContain('DATABASE_URL: is missing')
    expect(said).toContain('SMTP_URL: is missing')
    expect(said).toContain('AUTH_KEYS: must be')
    expect(said).not.toContain('short')
  })

  test(`the ${name} refuses what is for the demo once its origin is public`, async () => {
    const { code, said } = await start(command, { SHOP_ORIGIN: 'https://shop.example' })
    expect(code).toBe(1)
    expect(said).toContain('LATCHKEY_EMBEDDED: embedded parts never run with a public origin')
  })

  test(`the ${name} sends a live key to no address but Stripe's own`, async () => {
    const { code, said } = await start(command, { STRIPE_SECRET_KEY: 'sk_live_secret' })
    expect(code).toBe(1)
    expect(said).toContain('STRIPE_SECRET_KEY')
    expect(said).not.toContain('sk_live_secret')
  })
}
