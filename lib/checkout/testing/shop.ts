// For tests: goods, carts and orders with random names, and a payment sandbox of the test's own.

import { randomUUID } from 'node:crypto'
import { db } from '@/lib/platform/db'
import { hashToken, newBytes, newToken } from '@/lib/platform/random'
import type { Ask } from '@/scripts/books/books'
import type { Ledger } from '@/scripts/sandbox/ledger/sums'
import { secretKey, startTestSandbox, tokenFor } from '@/scripts/sandbox/testing'
import type { Webhook } from '@/scripts/sandbox/webhooks/sender'
import { type Quote, quoteOrder } from '../quote'
import type { NewOrder } from '../reserve-order'

export type Owner = NewOrder['owner']

/** Starts a sandbox and leads this process's gateway to it. Call it before anything else of `lib/`. */
export async function startPayments(settings: { webhook?: Webhook } = {}) {
  const sandbox = await startTestSandbox(settings)
  process.env.STRIPE_API = sandbox.origin
  process.env.SANDBOX_ORIGIN = sandbox.origin
  process.env.STRIPE_SECRET_KEY = secretKey
  const { stripe } = sandbox
  /** The sandbox's whole ledger. */
  const wholeLedger = async () => (await sandbox.control('GET', 'ledger')) as Ledger
  return {
    ...sandbox,
    /** A token for a card that is named as Stripe names its test cards. */
    pay: (card?: string) => tokenFor(stripe, card),
    /** Orders a fault, or several: see scripts/sandbox/README.md. */
    fault: (fault: string, more: object = {}) => sandbox.control('POST', 'faults', { fault, ...more }),
    clearFaults: () => sandbox.control('DELETE', 'faults'),
    /** Answers the bank's question about an order's payment. */
    async answerBank(key: string, answer: 'approve' | 'reject') {
      const { paymentIntent } = await db().order.findUniqueOrThrow({ where: { key } })
      const { client_secret } = await stripe.paymentIntents.retrieve(paymentIntent ?? '')
      return sandbox.challenge(client_secret, answer)
    },
    wholeLedger,
    /** What the sandbox holds of an order's money, in minor units. */
    async ledger(key: string): Promise<{ captured: number; refunded: number }> {
      const { id } = await db().order.findUniqueOrThrow({ where: { key } })
      return (await wholeLedger()).orders[id]?.eur ?? { captured: 0, refunded: 0 }
    },
  }
}

/** A variant of a product of its own. */
export async function makeVariant({
  price = 2500,
  stock = 10,
  weightGrams = 100,
  taxClass = 'standard',
} = {}): Promise<string> {
  const name = randomUUID()
  const product = await db().product.create({
    data: {
      slug: name,
      name: `Test ${name}`,
      summary: 'For a test',
      description: 'For a test',
      position: 0,
      category: {
        create: { slug: name, name, description: 'For a test', picture: 'none', position: 0, taxClass },
      },
      variants: {
        create: { slug: 'only', name: 'Only', sku: name, position: 0, price, weightGrams, stock },
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
  return orderAsSeen(owner, quote, { key: randomUUID(), ...changes })
}

/** What a shopper sends who saw this quote. */
export function orderAsSeen(owner: Owner, quote: Quote, changes: Partial<NewOrder> = {}): NewOrder {
  return {
    owner,
    customerId: 'customerId' in owner ? owner.customerId : null,
    key: quote.key,
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

/** The shop's database, for the books (scripts/books). */
export const ask: Ask = (text, values) => db().$queryRawUnsafe(text, ...values)
