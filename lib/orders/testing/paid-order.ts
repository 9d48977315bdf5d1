// For tests: orders with random names, really paid at a sandbox.

import type { startPayments } from '@/lib/checkout/testing/shop'
import { db } from '@/lib/platform/db'
import { newOrderNumber } from '@/lib/platform/random'
import { orderLine, orderRow } from './order-row'

export type Payments = Awaited<ReturnType<typeof startPayments>>

type TestLine = {
  price?: number
  quantity?: number
  discount?: number
  taxRate?: number
  variantId?: string
}

type Wish = {
  lines?: TestLine[]
  shipping?: number
  /** Taxes of the lines are added to the total. */
  taxAdded?: number
  customerId?: string
  email?: string
  shippedDaysAgo?: number
  card?: string
}

/** An order that was paid a moment ago, or shipped so many days ago. */
export async function paidOrder(payments: Payments, wish: Wish = {}) {
  const { lines = [{}], shipping = 490, taxAdded, customerId, shippedDaysAgo, card } = wish
  const id = newOrderNumber()
  const email = wish.email ?? `${id.toLowerCase()}@example.com`
  const bought = lines.map(
    ({ price = 2500, quantity = 1, discount = 0, taxRate = 0, variantId }, position) => ({
      ...orderLine,
      position,
      variantId: variantId ?? null,
      sku: `S${position}`,
      productName: `Hook ${position}`,
      unitPrice: price,
      quantity,
      discount,
      taxRate,
    }),
  )
  const subtotal = bought.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0)
  const discount = bought.reduce((sum, line) => sum + line.discount, 0)
  const total = subtotal - discount + shipping + (taxAdded ?? 0)
  const intent = await payments.stripe.paymentIntents.create({
    amount: total,
    currency: 'eur',
    metadata: { order_id: id },
    confirm: true,
    confirmation_token: await payments.pay(card),
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
  })
  const shippedAt = shippedDaysAgo === undefined ? null : new Date(Date.now() - shippedDaysAgo * 86_400_000)
  const data = orderRow({
    id,
    status: shippedAt ? ('shipped' as const) : ('paid' as const),
    customerId: customerId ?? null,
    email,
    subtotal,
    discount,
    shipping,
    taxIncluded: taxAdded === undefined,
    tax: taxAdded ?? 0,
    total,
    paymentIntent: intent.id,
    payment: 'paid' as const,
    cardBrand: 'visa',
    cardLast4: '4242',
    reservedUntil: new Date(),
    paidAt: shippedAt ?? new Date(),
    shippedAt,
    lines: { create: bought },
  })
  await db().order.create({ data })
  return { id, email, total, intent: intent.id }
}

/** What the sandbox says of a payment's refunds. */
export async function refundsAt(payments: Payments, intent: string) {
  const { data } = await payments.stripe.refunds.list({ payment_intent: intent })
  return { count: data.length, sum: data.reduce((all, { amount }) => all + amount, 0) }
}

/** Which mails about an order were queued, oldest first. */
export async function mailsAbout(order: string): Promise<string[]> {
  const mails = await db().mail.findMany({
    where: { params: { path: ['order'], equals: order } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return mails.map(({ template }) => template)
}
