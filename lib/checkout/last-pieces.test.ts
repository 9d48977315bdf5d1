import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { addUp } from '@/scripts/books/books'
import { placeOrder } from './place-order'
import { sweepOrders } from './reconcile'
import { ask, makeCart, makeVariant, orderFrom, startPayments, stockOf } from './testing/shop'

// Two hundred want what ten can have, all at the same moment.

let payments: Awaited<ReturnType<typeof startPayments>>
beforeAll(async () => {
  payments = await startPayments()
})
afterAll(async () => {
  await payments.end()
  await db().$disconnect()
})

const buyers = 200
const pieces = 10

async function stampede(variant: string, cardOf: (buyer: number) => string | undefined) {
  const wanted = await Promise.all(
    Array.from({ length: buyers }, async (_, buyer) => ({
      ...(await orderFrom(await makeCart({ [variant]: 1 }))),
      token: await payments.pay(cardOf(buyer)),
    })),
  )
  const outcomes = await Promise.all(wanted.map((one) => placeOrder(one)))
  return (outcome: string) => outcomes.filter((placed) => placed.outcome === outcome).length
}

async function expectAllSold(variant: string) {
  expect(await stockOf(variant)).toEqual({ stock: 0, reserved: 0 })
  const ledger = await payments.wholeLedger()
  const books = await addUp(ask, ledger, {
    variants: [variant],
    settled: true,
  })
  expect(books).toMatchObject({ wrong: [], supplied: { [variant]: pieces } })
}

describe('200 buyers of 10 pieces', () => {
  it('get exactly 10, and nothing is held', async () => {
    const variant = await makeVariant({ stock: pieces })
    const count = await stampede(variant, () => undefined)
    expect(count('placed')).toBe(pieces)
    expect(count('sold-out')).toBe(buyers - pieces)
    await expectAllSold(variant)
  })

  it('get exactly 10 while two workers sweep and some cards are declined', async () => {
    const variant = await makeVariant({ stock: pieces })
    let done = false
    const workers = [1, 2].map(async () => {
      while (!done) {
        await sweepOrders()
        await wait(5)
      }
    })
    const declined = (buyer: number) => (buyer % 20 === 0 ? 'pm_card_visa_chargeDeclined' : undefined)
    const count = await stampede(variant, declined)
    done = true
    await Promise.all(workers)
    const sold = count('placed')
    expect(sold).toBeLessThanOrEqual(pieces)
    expect(sold + count('declined') + count('sold-out')).toBe(buyers)
    expect(await stockOf(variant)).toEqual({ stock: pieces - sold, reserved: 0 })

    // What declined cards gave back, the next ones can have.
    const left = await Promise.all(
      Array.from({ length: pieces - sold }, async () => {
        const wanted = await orderFrom(await makeCart({ [variant]: 1 }))
        return placeOrder({ ...wanted, token: await payments.pay() })
      }),
    )
    expect(left.every(({ outcome }) => outcome === 'placed')).toBe(true)
    await expectAllSold(variant)
  })
})
