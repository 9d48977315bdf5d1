// For tests: goods, carts and orders with random names, and a payment sandbox of the test's own.

import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Stripe from 'stripe'
import { db } from '@/lib/platform/db'
import { hashToken, newBytes, newToken } from '@/lib/platform/random'
import { startSandbox } from '@/scripts/sandbox/sandbox'
import { quoteOrder } from '../quote'
import type { NewOrder } from '../reserve-order'

export type Owner = NewOrder['owner']

/** Starts a sandbox and leads this process's gateway to it. Call it before anything else of `lib/`. */
export async function startPayments() {
  const secretKey = 'sk_test_checkout'
  const dataFolder = mkdtempSync(join(tmpdir(), 'checkout-payments-'))
  const sandbox = await startSandbox({ port: 0, dataFolder, secretKey, shopOrigin: 'http://localhost:41500' })
  process.env.STRIPE_API = sandbox.origin
  process.env.SANDBOX_ORIGIN = sandbox.origin
  process.env.STRIPE_SECRET_KEY = secretKey
  const { hostname: host, port } = new URL(sandbox.origin)
  const stripe = new Stripe(secretKey, { host, port, protocol: 'http', telemetry: false })
  return {
    stripe,
    /** A token for a card that is named as Stripe names its test cards. */
    pay: async (card = 'pm_card_visa') =>
      (await stripe.testHelpers.confirmationTokens.create({ payment_method: card })).id,
    /** Takes the gateway away, as in an outage that lasts. */
    async end() {
      await sandbox.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/** A variant of a product of its own. */
export async function makeVariant({ price = 2500, stock = 10 } = {}): Promise<string> {
  const name = randomUUID()
  const product = await db().product.create({
    data: {
      slug: name,
      name: `Test ${name}`,
      summary: 'For a test',
      description: 'For a test',
      position: 0,
      category: {
        create: { slug: name, name, description: 'For a test', picture: 'none', position: 0 },
      },
      variants: {
        create: { slug: 'only', name: 'Only', sku: name, position: 0, price, weightGrams: 100, stock },
      },
    },
    include: { variants: true },
  })
  return product.variants[0]?.id ?? ''
}

export async function stockOf(variantId: string): Promise<{ stock: number; reserved: number }> {
  return db().variant.findUniqueOrThrow({
    where: { id: variantId },
    select: { stock: true, reserved: true },
  })
}

export async function makeCustomer(): Promise<{ customerId: string; email: string }> {
  const email = `${randomUUID()}@example.com`
  const customer = await db().customer.create({
    data: { handle: newBytes(64), email, emailKey: email, emailVerifiedAt: new Date() },
  })
  return { customerId: customer.id, email }
}

/** A cart with these quantities by variant: a guest's, or the customer's. */
export async function makeCart(quantities: Record<string, number>, customerId?: string): Promise<Owner> {
  const tokenHash = hashToken(newToken())
  if (!tokenHash) throw new Error('a new token has the form of one')
  const variants = await db().variant.findMany({ where: { id: { in: Object.keys(quantities) } } })
  await db().cart.create({
    data: {
      version: 7,
      ...(customerId ? { customerId } : { tokenHash }),
      lines: {
        create: variants.map(({ id, price }) => ({
          variantId: id,
          quantity: quantities[id] ?? 1,
          seenPrice: price,
        })),
      },
    },
  })
  return customerId ? { customerId } : { tokenHash }
}

/** What a shopper with this cart would send now, from Dublin, by standard delivery. */
export async function orderFrom(owner: Owner, changes: Partial<NewOrder> = {}): Promise<NewOrder> {
  const quote = await quoteOrder({ owner, country: 'IE', method: 'standard' })
  if (!quote) throw new Error('the cart is empty')
  return {
    owner,
    customerId: 'customerId' in owner ? owner.customerId : null,
    key: randomUUID(),
    cartVersion: quote.cartVersion,
    expectedTotal: quote.total,
    email: 'mira@example.com',
    address: {
      name: 'Mira Byrne',
      line1: '12 Harbour Road',
      line2: '',
      city: 'Dublin',
      region: '',
      postalCode: 'D02 AF30',
      country: 'IE',
    },
    method: 'standard',
    ...changes,
  }
}
