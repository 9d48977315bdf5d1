import 'server-only'
import Stripe from 'stripe'
import type { Env } from '@/lib/platform/env'

/** The version of Stripe's API that the shop was written against: the one that the SDK's types describe. */
const apiVersion = '2026-10-28.endive'

/**
 * The official SDK, led to Stripe or to the sandbox.
 * @throws when a live key would go anywhere but to Stripe's own address over https. env.ts refuses that too.
 */
export function connect({
  STRIPE_SECRET_KEY,
  STRIPE_API,
}: Pick<Env, 'STRIPE_SECRET_KEY' | 'STRIPE_API'>): Stripe {
  const address = STRIPE_API === undefined ? undefined : new URL(STRIPE_API)
  if (address && !/^(sk|rk)_test_/.test(STRIPE_SECRET_KEY))
    throw new Error('Only a test key may go to an address other than Stripe’s own.')
  return new Stripe(STRIPE_SECRET_KEY, {
    apiVersion,
    // Ten seconds a try, three tries: each question to the gateway takes half a minute at most.
    timeout: 10_000,
    maxNetworkRetries: 2,
    telemetry: false,
    ...(address && {
      protocol: address.protocol === 'https:' ? 'https' : 'http',
      host: address.hostname,
      port: address.port || (address.protocol === 'https:' ? '443' : '80'),
    }),
  })
}
