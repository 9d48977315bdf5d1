// The payment sandbox as a process of its own: `tsx scripts/sandbox/server.ts`. See README.md beside this file.

import { z } from 'zod'
import { startSandbox } from './sandbox'

const origin = z
  .url()
  .refine((value) => new URL(value).origin === value, 'must be an origin, such as http://localhost:3000')

const environment = z.object({
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535),
  SANDBOX_DATA: z.string().min(1),
  SANDBOX_SHOP_ORIGIN: origin,
  /** Where events are sent to, signed with STRIPE_WEBHOOK_SECRET. Without it they go nowhere. */
  SANDBOX_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  STRIPE_WEBHOOK_SECRET: z.string().startsWith('whsec_').optional(),
  SANDBOX_LATENCY: z.coerce.number().int().min(0).max(60_000).default(0),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_test_/, 'must be a test key: the sandbox never takes a live one'),
})

const read = environment.safeParse(process.env)
if (!read.success) {
  for (const issue of read.error.issues) console.error(`Sandbox: ${issue.path.join('.')}: ${issue.message}`)
  process.exit(1)
}
const settings = read.data
const { SANDBOX_WEBHOOK_URL: url, STRIPE_WEBHOOK_SECRET: secret } = settings
if (url && !secret) {
  console.error('Sandbox: SANDBOX_WEBHOOK_URL needs STRIPE_WEBHOOK_SECRET')
  process.exit(1)
}

try {
  const sandbox = await startSandbox({
    port: settings.SANDBOX_PORT,
    dataFolder: settings.SANDBOX_DATA,
    secretKey: settings.STRIPE_SECRET_KEY,
    shopOrigin: settings.SANDBOX_SHOP_ORIGIN,
    webhook: url && secret ? { url, secret } : undefined,
    latency: settings.SANDBOX_LATENCY,
    report(error) {
      console.error(error)
      // What memory holds and the disk does not must not be answered from: a full disk ends the process.
      if (isDiskFailure(error)) process.exit(1)
    },
  })
  console.log(`Payment sandbox on ${sandbox.origin}`)
  const stop = () => {
    sandbox.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException
  console.error(`Sandbox: ${code === 'EADDRINUSE' ? `port ${settings.SANDBOX_PORT} is in use` : message}`)
  process.exit(1)
}

function isDiskFailure(error: unknown): boolean {
  return (
    error instanceof Error && 'syscall' in error && ['write', 'fdatasync'].includes(String(error.syscall))
  )
}
