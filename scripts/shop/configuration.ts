import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const demo = z.object({ shop: z.url(), sandbox: z.url(), database: z.url() })

/**
 * Finds the shop's database: `DATABASE_URL` with the rest of the configuration from the environment, or that
 * of the demo in `LATCHKEY_DATA` (`.data`).
 * @throws an Error that says what to do where there is neither.
 */
export function findConfiguration(): void {
  if (process.env.DATABASE_URL) return
  const file = join(process.env.LATCHKEY_DATA || '.data', 'demo.json')
  const places = readDemo(file)
  if (!places)
    throw new Error(`Set DATABASE_URL (see .env.example), or start the demo: there is no ${file} to read.`)
  Object.assign(process.env, {
    DATABASE_URL: places.database,
    SHOP_ORIGIN: places.shop,
    STRIPE_API: places.sandbox,
    SANDBOX_ORIGIN: places.sandbox,
    LATCHKEY_EMBEDDED: '1',
    // This command mails nothing, charges nothing and signs nobody in; the configuration wants them all the same.
    AUTH_KEYS: `none:${randomBytes(32).toString('base64url')}`,
    SMTP_URL: 'smtp://127.0.0.1',
    STRIPE_SECRET_KEY: 'sk_test_none',
    STRIPE_PUBLISHABLE_KEY: 'pk_test_none',
    STRIPE_WEBHOOK_SECRET: 'whsec_none',
    TRUSTED_PROXY_HOPS: '0',
  })
}

function readDemo(file: string) {
  try {
    return demo.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}
