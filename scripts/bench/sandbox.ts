import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { script } from '../support/run.mjs'

/** A payment sandbox where the configuration says there is one, as a process of its own and without delay. */
export async function startBenchSandbox(): Promise<{ end: () => Promise<void> }> {
  const data = mkdtempSync(join(tmpdir(), 'bench-sandbox-'))
  const [program = '', ...args] = script('scripts/sandbox/server.ts')
  const settings = {
    SANDBOX_PORT: new URL(process.env.STRIPE_API ?? '').port,
    SANDBOX_DATA: data,
    SANDBOX_SHOP_ORIGIN: process.env.SHOP_ORIGIN,
    SANDBOX_LATENCY: '0',
  }
  const child = spawn(program, args, {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => {
      throw new Error('the sandbox does not start')
    }),
  ])
  return {
    async end() {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
      rmSync(data, { recursive: true, force: true })
    },
  }
}
