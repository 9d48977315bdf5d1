import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { placeOrder } from './place-order'
import { sweepOrders } from './reconcile'
import { makeCart, makeVariant, orderFrom, startPayments, stockOf } from './testing/shop'

// A gateway that loses requests and answers, breaks off, or is too busy: whatever the shopper is told, in the end
// order, charge and stock agree, and nothing is held.

let payments: Awaited<ReturnType<typeof startPayments>>
beforeAll(async () => {
  payments = await startPayments()
})
afterEach(() => payments.clearFaults())
afterAll(async () => {
  await payments.end()
  await db().$disconnect()
})

const faults = ['timeout_before', 'timeout_after', 'error_before', 'error_after', 'rate_limit']
/** The SDK takes its time before it gives up: the other faults have their turn in `npm run test:deep`. */
const deep = Boolean(process.env.TEST_DEEP)
const orderOf = (key: string) =>
  db().order.findUniqueOrThrow({ where: { key }, include: { lines: true, refunds: true } })

async function buyer(card?: string) {
  const variant = await makeVariant({ stock: 1 })
  const wanted = await orderFrom(await makeCart({ [variant]: 1 }))
  return { variant, key: wanted.key, wanted: { ...wanted, token: await payments.pay(card) } }
}

/** The time of these orders is over, and the gateway is well again. */
async function settleAll(keys: string[]) {
  await payments.clearFaults()
  for (let n = 0; n < 5; n += 1) {
    await db().order.updateMany({
      where: { key: { in: keys }, status: 'pending' },
      data: { reservedUntil: new Date(Date.now() - 1000) },
    })
    await Promise.all([sweepOrders(), sweepOrders()])
  }
}

/** Order, charge and stock say the same. @returns whether it was bought. */
async function agree({ key, variant }: { key: string; variant: string }): Promise<boolean> {
  const order = await orderOf(key)
  const money = await payments.ledger(key)
  const paid = order.status === 'paid'
  expect(order.status).not.toBe('pending')
  expect(money).toEqual({
    captured: paid ? order.total : 0,
    refunded: 0,
    ...(paid && { balance: order.total }),
  })
  expect(await stockOf(variant)).toEqual({ stock: paid ? 0 : 1, reserved: 0 })
  expect(order.refunds).toEqual([])
  return paid
}

describe('placing an order when the gateway fails for good', () => {
  it.each(deep ? faults : ['timeout_after', 'error_before'])(
    'in %s while the card is charged',
    async (fault) => {
      const one = await buyer()
      await payments.fault(fault, { match: '/confirm', next: 3, seconds: 0 })
      expect(await placeOrder(one.wanted)).toMatchObject({ outcome: 'placed', status: 'pending' })
      await settleAll([one.key])
      // What the gateway did before it fell silent counts, and nothing else.
      expect(await agree(one)).toBe(fault.endsWith('_after'))
    },
  )

  it.each(deep ? faults : ['rate_limit'])('in %s while a declined payment is cancelled', async (fault) => {
    const one = await buyer('pm_card_visa_chargeDeclined')
    await payments.fault(fault, { match: '/cancel', next: 3, seconds: 0 })
    expect(await placeOrder(one.wanted)).toMatchObject({ outcome: 'placed', status: 'pending' })
    await settleAll([one.key])
    expect(await agree(one)).toBe(false)
    expect(await orderOf(one.key)).toMatchObject({ closedReason: 'declined' })
  })

  it.each(deep ? faults : ['error_after'])(
    'in %s while the payment is made: nobody is charged',
    async (fault) => {
      const one = await buyer()
      await payments.fault(fault, { match: 'POST /v1/payment_intents', next: 3, seconds: 0 })
      const unavailable = { outcome: 'declined', reason: 'payment-unavailable' }
      expect(await placeOrder(one.wanted)).toEqual(unavailable)
      expect(await agree(one)).toBe(false)
      expect(await placeOrder(one.wanted)).toEqual(unavailable)
    },
  )
})

it('one lost answer costs nobody anything', async () => {
  for (const match of ['POST /v1/payment_intents', '/confirm']) {
    const one = await buyer()
    await payments.fault('timeout_after', { match, seconds: 0 })
    expect(await placeOrder(one.wanted)).toMatchObject({ outcome: 'placed', status: 'paid' })
    expect(await agree(one)).toBe(true)
  }
})

it('the same key fifty times at once, with faults of every kind, is one order and one charge', async () => {
  for (const fault of deep ? faults : ['timeout_after']) {
    const one = await buyer()
    await payments.fault(fault, { probability: 0.4, seed: 5, seconds: 0, match: 'payment_intents' })
    const tries = Array.from({ length: 50 }, () => placeOrder(one.wanted))
    await Promise.all(tries)
    expect(await db().order.count({ where: { key: one.key } })).toBe(1)
    await settleAll([one.key])
    await agree(one)
  }
})

it('fifty buyers at once, some declined and some asked by their bank, while everything fails now and then', async () => {
  const cards = [
    'pm_card_visa',
    'pm_card_mastercard',
    'pm_card_visa_chargeDeclinedInsufficientFunds',
    'pm_card_threeDSecure2Required',
    'pm_card_visa',
  ]
  const buyers = await Promise.all(Array.from({ length: 50 }, (_, n) => buyer(cards[n % cards.length])))
  for (const [n, fault] of faults.entries())
    await payments.fault(fault, { probability: 0.07, seed: n, seconds: 0, match: 'payment_intents' })
  const placed = await Promise.all(buyers.map((one) => placeOrder(one.wanted)))
  // Half of those who were asked approve, the others close the page.
  const asked = placed.flatMap((one) => (one.outcome === 'approval' ? [one.approval] : []))
  for (const [n, { clientSecret }] of asked.entries())
    if (n % 2) await payments.challenge(clientSecret, 'approve')
  await settleAll(buyers.map(({ key }) => key))
  const bought = await Promise.all(buyers.map(agree))
  for (const [n, one] of placed.entries()) {
    const paid = bought[n]
    // What the shopper was told holds.
    if (one.outcome === 'declined') expect(paid).toBe(false)
    if (one.outcome === 'placed' && one.status === 'paid') expect(paid).toBe(true)
  }
  expect(bought.filter(Boolean).length).toBeGreaterThan(15)
})
