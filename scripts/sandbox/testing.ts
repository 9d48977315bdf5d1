// For tests: a sandbox on a free port, with the official SDK pointed at it.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Stripe from 'stripe'
import { type Settings, startSandbox } from './sandbox'

export const secretKey = 'sk_test_latchkeySandbox'
export const shopOrigin = 'http://localhost:41299'

export interface TestSandbox {
  origin: string
  folder: string
  stripe: Stripe
  /** Asks the control API, and hands back what it says. */
  control(method: 'GET' | 'POST' | 'DELETE', path: string, order?: object): Promise<unknown>
  /** What the challenge page sends. */
  challenge(secret: string | null, answer?: 'approve' | 'reject'): Promise<Response>
  /** Stops and starts again on the same data, as an operator would. */
  restart(): Promise<void>
  /** Stops, and leaves the data. */
  stop(): Promise<void>
  end(): Promise<void>
}

/** Moves the sandbox's clock; seconds. */
export const clock = { offset: 0 }

export async function startTestSandbox(settings: Partial<Settings> = {}): Promise<TestSandbox> {
  const folder = settings.dataFolder ?? mkdtempSync(join(tmpdir(), 'sandbox-'))
  const start = (port: number) =>
    startSandbox({
      secretKey,
      shopOrigin,
      clock: () => Date.now() + clock.offset * 1000,
      ...settings,
      port,
      dataFolder: folder,
    })
  let running = await start(0)
  const { origin } = running
  const port = Number(new URL(origin).port)
  return {
    origin,
    folder,
    stripe: sdk(port),
    async control(method, path, order) {
      const body = order && JSON.stringify(order)
      const headers = { 'Content-Type': 'application/json' }
      return (await fetch(`${origin}/control/${path}`, { method, body, headers })).json()
    },
    challenge: (secret, answer) =>
      fetch(`${origin}/elements/challenge`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Origin: origin },
        body: JSON.stringify({ secret, answer }),
      }),
    async restart() {
      await running.close()
      running = await start(port)
    },
    stop: () => running.close(),
    async end() {
      clock.offset = 0
      await running.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const sdk = (port: number, key = secretKey): Stripe =>
  new Stripe(key, { host: '127.0.0.1', port, protocol: 'http', telemetry: false, maxNetworkRetries: 0 })

/** A confirmation token for a card that is named as Stripe names its test cards. */
export async function tokenFor(stripe: Stripe, card = 'pm_card_visa'): Promise<string> {
  const { id } = await stripe.testHelpers.confirmationTokens.create({ payment_method: card })
  return id
}

/** The error that the SDK throws. Fails the test when it throws none. */
export async function stripeError(
  promise: Promise<unknown>,
): Promise<InstanceType<typeof Stripe.errors.StripeError>> {
  try {
    await promise
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error
    throw error
  }
  throw new Error('Expected the API to answer with an error')
}

/** What a browser's frame sends when a card is typed. */
export const typeCard = (
  origin: string,
  card: Record<string, unknown>,
  headers: Record<string, string> = {},
) =>
  fetch(`${origin}/elements/confirmation_tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: origin, ...headers },
    body: JSON.stringify(card),
  })
