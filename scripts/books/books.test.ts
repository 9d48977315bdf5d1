import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { reserveOrder } from '@/lib/checkout/reserve-order'
import { ask, makeCart, makeVariant, orderFrom, startPayments } from '@/lib/checkout/testing/shop'
import { db } from '@/lib/platform/db'
import type { Ledger } from '../sandbox/ledger/sums'
import { addUp } from './books'

// What adds everything up must see what does not. Each fault is planted by hand.

let payments: Awaited<ReturnType<typeof startPayments>>
beforeAll(async () => {
  payments = await startPayments()
})
const made: string[] = []
afterAll(async () => {
  // What was planted is no work for other tests' sweeps.
  await db().refund.deleteMany({ where: { orderId: { in: made } } })
  await payments.end()
  await db().$disconnect()
})

async function paidOrder() {
  const variant = await makeVariant({ price: 1000, stock: 10 })
  const wanted = await orderFrom(await makeCart({ [variant]: 3 }))
  const placed = await placeOrder({ ...wanted, token: await payments.pay() })
  if (placed.outcome !== 'placed') throw new Error('the order was not placed')
  made.push(placed.orderId)
  return { variant, id: placed.orderId, total: wanted.expectedTotal, ledger: await payments.wholeLedger() }
}
type Paid = Awaited<ReturnType<typeof paidOrder>>

const wrongWith = async ({ variant, ledger }: Paid) =>
  (await addUp(ask, ledger, { variants: [variant], settled: true })).wrong

it('finds nothing wrong with an order that is paid', async () => {
  const paid = await paidOrder()
  const books = await addUp(ask, paid.ledger, { variants: [paid.variant], settled: true })
  expect(books).toEqual({ wrong: [], supplied: { [paid.variant]: 10 }, balance: { eur: paid.total } })
})

describe('finds that', () => {
  it.each<[string, (paid: Paid) => Ledger['orders'][string], RegExp]>([
    ['it was never charged', () => ({}), /charged 0/],
    ['it was charged twice', ({ total }) => sums(total * 2), /charged/],
    ['a cent is missing', ({ total }) => sums(total - 1), /charged/],
    ['it was charged elsewhere', ({ total }) => ({ ...sums(total), usd: sums(1).eur }), /another currency/],
    ['something was given back', ({ total }) => sums(total, 1), /gave back 1/],
  ])('%s', async (_, change, problem) => {
    const paid = await paidOrder()
    paid.ledger.orders[paid.id] = change(paid)
    expect((await wrongWith(paid)).join()).toMatch(problem)
  })

  it.each<[string, (paid: Paid) => Promise<unknown>, RegExp]>([
    [
      'a piece is held for nobody',
      ({ variant }) => db().variant.update({ where: { id: variant }, data: { reserved: 1 } }),
      /pending orders have 0/,
    ],
    [
      'a refund is on its way',
      ({ id }) => db().refund.create({ data: { orderId: id, amount: 100, reason: 'goodwill' } }),
      /waits: paid, 100/,
    ],
    [
      'a refund is done that the gateway never made',
      ({ id }) =>
        db().refund.create({
          data: {
            orderId: id,
            amount: 100,
            reason: 'goodwill',
            state: 'done',
            gatewayRefund: `re_${id}`,
            doneAt: new Date(),
          },
        }),
      /gave back 0, the shop 100/,
    ],
    [
      'an order counts what was not given back',
      ({ id }) => db().order.update({ where: { id }, data: { refunded: 100 } }),
      /counts 100/,
    ],
    [
      'it was called off and the money kept',
      ({ id }) =>
        db().order.update({ where: { id }, data: { status: 'cancelled', cancelledAt: new Date() } }),
      /keeps/,
    ],
    [
      'a code counts an order that did not spend it',
      async ({ id }) => {
        const code = `BOOKS-${id.slice(3)}`
        const discount = await db().discount.create({ data: { code, kind: 'percent', value: 1000, uses: 2 } })
        await db().order.update({ where: { id }, data: { discountId: discount.id } })
      },
      /has a code that it does not use.*counts 2 uses, 0 are written down, 1 orders/,
    ],
    [
      'it has no invoice number',
      async ({ id }) => {
        const owner = new pg.Client({ connectionString: process.env.MIGRATE_DATABASE_URL })
        await owner.connect()
        // A trigger refuses it to the shop.
        await owner.query(`BEGIN; ALTER TABLE "order" DISABLE TRIGGER order_terms;
          UPDATE "order" SET invoice_number = NULL WHERE id = '${id}';
          ALTER TABLE "order" ENABLE TRIGGER order_terms; COMMIT`)
        await owner.end()
      },
      /no invoice number/,
    ],
    [
      'a line was changed',
      ({ id }) => db().orderLine.updateMany({ where: { orderId: id }, data: { quantity: 2 } }),
      /its lines are worth 2000/,
    ],
  ])('%s', async (_, change, problem) => {
    const paid = await paidOrder()
    await change(paid)
    expect((await wrongWith(paid)).join()).toMatch(problem)
  })

  it('an order is pending, and what it holds', async () => {
    const variant = await makeVariant({ stock: 10 })
    await reserveOrder(await orderFrom(await makeCart({ [variant]: 2 })))
    const ledger = await payments.wholeLedger()
    expect((await addUp(ask, ledger, { variants: [variant] })).wrong).toEqual([])
    const { wrong } = await addUp(ask, ledger, { variants: [variant], settled: true })
    expect(wrong.join()).toMatch(/waits: pending.*2 are held/)
  })

  it('pieces went astray', async () => {
    const { variant, ledger } = await paidOrder()
    await db().variant.update({ where: { id: variant }, data: { stock: 6 } })
    expect((await addUp(ask, ledger, { variants: [variant] })).supplied).toEqual({ [variant]: 9 })
  })
})

const sums = (captured: number, refunded = 0) => ({
  eur: { captured, refunded, balance: captured - refunded },
})
