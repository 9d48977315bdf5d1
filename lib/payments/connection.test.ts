import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { secretKey } from '@/scripts/sandbox/testing'
import { connect } from './connection'

describe('the connection', () => {
  it.each(['sk_live_x', 'rk_live_x', 'sk_x'])('never sends %s to another address', (STRIPE_SECRET_KEY) => {
    for (const STRIPE_API of [
      'http://127.0.0.1:1',
      'https://api.stripe.com',
      'https://api.stripe.com.evil.example',
    ])
      expect(() => connect({ STRIPE_SECRET_KEY, STRIPE_API })).toThrow()
  })

  it('goes to Stripe over https when nothing else is configured', () => {
    const live = connect({ STRIPE_SECRET_KEY: 'sk_live_x', STRIPE_API: undefined })
    expect(live.resolveBaseAddress('api')).toBe('api.stripe.com')
    expect(live.getApiField('protocol')).toBe('https')
  })

  it('sends one pinned version, and no telemetry', async () => {
    const seen: (string | undefined)[] = []
    const server = createServer((request, response) => {
      seen.push(
        request.headers['stripe-version']?.toString(),
        request.headers['x-stripe-client-telemetry']?.toString(),
      )
      response.end('{"object":"list","data":[]}')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const client = connect({
      STRIPE_SECRET_KEY: secretKey,
      STRIPE_API: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    })
    await client.charges.list()
    await client.charges.list()
    server.closeAllConnections()
    server.close()
    expect(seen).toEqual(['2026-10-28.endive', undefined, '2026-10-28.endive', undefined])
  })
})
