import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

/** What a process writes that logs this error. */
function logged(error: string): string {
  const script = `import Stripe from 'stripe'
    import { PaymentOutage } from './lib/payments/outage.ts'
    import { log } from './lib/platform/log.ts'
    log.error({ order: 'LK-1', error: ${error} }, 'something failed')`
  const { stdout } = spawnSync(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', '--input-type=module', '--eval', script],
    { encoding: 'utf8', env: { ...process.env, LOG_LEVEL: 'info' } },
  )
  return stdout
}

it('tells why the gateway was away, without what was asked of it', () => {
  const refusal = `new Stripe.errors.StripeRateLimitError({
    message: 'anna@example.com', statusCode: 429, code: 'rate_limit', requestId: 'req_1' })`
  const line = logged(`new PaymentOutage('did not answer', { cause: ${refusal} })`)
  expect(JSON.parse(line)).toMatchObject({
    order: 'LK-1',
    error: {
      kind: 'PaymentOutage',
      cause: { kind: 'StripeRateLimitError', errno: 'rate_limit', status: 429, request: 'req_1' },
    },
  })
  expect(line).not.toContain('anna')
})
