import 'server-only'
import type { CardProvider } from '@/lib/payments/client'
import { env } from '@/lib/platform/env'

/** Whose frame the card is typed into: the sandbox's in the demo, Stripe's with real keys. */
export function cardProvider(): CardProvider {
  const { SANDBOX_ORIGIN, STRIPE_PUBLISHABLE_KEY } = env()
  return SANDBOX_ORIGIN
    ? { kind: 'sandbox', origin: SANDBOX_ORIGIN }
    : { kind: 'stripe', publishableKey: STRIPE_PUBLISHABLE_KEY }
}
