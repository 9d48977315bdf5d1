import { afterAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import type { OrderStatus, PaymentState } from '@/prisma/generated/client'
import { type Transition, takeStep, transitions } from './states'
import { orderRow } from './testing/order-row'

afterAll(() => db().$disconnect())

type Standing = readonly [OrderStatus, PaymentState]

/** Every way in which an order and its payment can stand together. */
const standings: Standing[] = [
  ['pending', 'none'],
  ['pending', 'made'],
  ['pending', 'approval'],
  ['paid', 'paid'],
  ['shipped', 'paid'],
  ['cancelled', 'closed'],
  ['cancelled', 'paid'],
]

const statuses = ['pending', 'paid', 'shipped', 'cancelled'] as const
const payments = ['none', 'made', 'approval', 'paid', 'closed'] as const
const all: Standing[] = statuses.flatMap((status) => payments.map((payment) => [status, payment] as const))

const nameOf = ([status, payment]: Standing) => `${status}/${payment}`
const known = new Set(standings.map(nameOf))

/** The steps of the table, as pairs of standings. */
const steps = new Set(
  Object.values(transitions).flatMap(({ from, paymentFrom, to, payment }) =>
    paymentFrom.map((before) => `${nameOf([from, before])} ${nameOf([to, payment])}`),
  ),
)

const timesOf = ([status, payment]: Standing) => ({
  paidAt: payment === 'paid' ? new Date() : null,
  shippedAt: status === 'shipped' ? new Date() : null,
  cancelledAt: status === 'cancelled' ? new Date() : null,
})

async function makeOrder(standing: Standing): Promise<string> {
  const [status, payment] = standing
  const none = payment === 'none' ? { paymentIntent: null } : {}
  const data = orderRow({ status, payment, ...none, ...timesOf(standing) })
  return (await db().order.create({ data })).id
}

describe('where order and payment stand together', () => {
  it.each(all.filter((one) => !known.has(nameOf(one))))('is never %s with %s', async (...standing) => {
    await expect(makeOrder(standing)).rejects.toThrow()
  })
})

describe('the steps of an order and its payment', () => {
  it('are named, and lead from one known standing to another', () => {
    for (const step of steps) for (const end of step.split(' ')) expect(known).toContain(end)
    expect(steps.size).toBe(10)
  })

  it.each(standings.map((from) => [nameOf(from), from] as const))(
    'from %s are what the table says, in the database too',
    async (_, from) => {
      for (const to of all) {
        const id = await makeOrder(from)
        const [status, payment] = to
        const paymentIntent = from[1] === 'none' && payment !== 'none' ? `pi_${id}` : undefined
        const change = db().order.update({
          where: { id },
          data: { status, payment, paymentIntent, ...timesOf(to) },
        })
        const step = `${nameOf(from)} ${nameOf(to)}`
        if (nameOf(from) === nameOf(to) || steps.has(step))
          await expect(change, step).resolves.toMatchObject({ status, payment })
        else await expect(change, step).rejects.toThrow()
      }
    },
  )

  it.each(Object.keys(transitions) as Transition[])(
    '"%s" is taken from where it begins alone',
    async (name) => {
      const { from, paymentFrom, to, payment } = transitions[name]
      for (const standing of standings) {
        const id = await makeOrder(standing)
        const begins = standing[0] === from && (paymentFrom as readonly string[]).includes(standing[1])
        const also = name === 'make' ? { paymentIntent: `pi_${id}` } : {}
        expect(await takeStep(db(), id, name, also), nameOf(standing)).toBe(begins)
        const after = await db().order.findUniqueOrThrow({ where: { id } })
        expect(nameOf([after.status, after.payment])).toBe(begins ? nameOf([to, payment]) : nameOf(standing))
      }
    },
  )

  it('never give an order another payment', async () => {
    const id = await makeOrder(['pending', 'made'])
    for (const paymentIntent of ['pi_another', null])
      await expect(db().order.update({ where: { id }, data: { paymentIntent } })).rejects.toThrow()
  })

  it('never change what was agreed on, nor how its tax comes about', async () => {
    const id = await makeOrder(['paid', 'paid'])
    for (const data of [{ taxes: [{ name: 'VAT', rate: 1, base: 1, amount: 1 }] }, { taxIncluded: false }])
      await expect(db().order.update({ where: { id }, data })).rejects.toThrow('is fixed')
  })

  it('are taken once, however many try at the same moment', async () => {
    const id = await makeOrder(['pending', 'approval'])
    const tries = Array.from({ length: 50 }, (_, n) => takeStep(db(), id, n % 2 ? 'pay' : 'cancel'))
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1)
  })
})
