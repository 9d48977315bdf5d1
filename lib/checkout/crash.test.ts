import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { placeOrder } from './place-order'
import { quoteOrder } from './quote'
import { sweepOrders } from './reconcile'
import type { Orders } from './testing/buyer-who-dies'
import { makeCart, makeVariant, orderFrom, startPayments, stockOf } from './testing/shop'

// kill -9 after every single answer that ordering waits for, from the database or the gateway; and the database's
// connections dropped there instead. Nothing in the shop knows of it: see testing/buyer-who-dies.ts.

/** All places take minutes: they have their turn in `npm run test:deep`. Otherwise some of them, other ones each day. */
const deep = Boolean(process.env.TEST_DEEP)
const sampleOf = 3
const atOnce = 2

let payments: Awaited<ReturnType<typeof startPayments>>
beforeAll(async () => {
  payments = await startPayments()
})
afterAll(async () => {
  await payments.end()
  await db().$disconnect()
})

const cards = {
  pays: 'pm_card_visa',
  asks: 'pm_card_threeDSecure2Required',
  declined: 'pm_card_visa_chargeDeclined',
} as const

type Card = keyof typeof cards

async function buyer(card: Card) {
  const variant = await makeVariant({ stock: 1 })
  const owner = await makeCart({ [variant]: 1 })
  if (!('tokenHash' in owner)) throw new Error('a guest has a token')
  const { owner: _, ...wanted } = await orderFrom(owner)
  return { variant, owner, wanted, token: await payments.pay(cards[card]) }
}

type Buyer = Awaited<ReturnType<typeof buyer>>

/** Lets somebody order in a process that comes to grief. @returns what it still said, or null where it died. */
async function orderAndDie(
  { owner, wanted, token }: Buyer,
  at: number,
  how: Orders['how'],
): Promise<{ count: number; outcome: string } | null> {
  const orders: Orders = {
    wanted,
    token,
    tokenHash: Buffer.from(owner.tokenHash).toString('base64'),
    at,
    how,
  }
  const child = spawn(
    process.execPath,
    [
      '--conditions=react-server',
      '--import',
      'tsx',
      'lib/checkout/testing/buyer-who-dies.ts',
      JSON.stringify(orders),
    ],
    {
      env: { ...process.env, LOG_LEVEL: 'silent', PGAPPNAME: `buyer ${randomUUID()}` },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const ended = new Promise<string | null>((resolve) => child.once('close', (_, signal) => resolve(signal)))
  const [said, complaints, signal] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  if (signal === 'SIGKILL') return null
  if (said === '') throw new Error(`it ended by itself: ${complaints}`)
  return JSON.parse(said)
}

/** A while later: the sweeps have come by. */
async function settle({ wanted: { key } }: Buyer) {
  for (let n = 0; n < 20; n += 1) {
    await db().order.updateMany({
      where: { key, status: 'pending' },
      data: { reservedUntil: new Date(Date.now() - 1000) },
    })
    await sweepOrders()
    if ((await db().order.count({ where: { key, status: 'pending' } })) === 0) return
  }
}

/** Order, charge, stock, cart and mail say the same, and nothing is held: what is left can be bought. */
async function expectAgreement({ variant, owner, wanted }: Buyer) {
  const orders = await db().order.findMany({ where: { key: wanted.key } })
  expect(orders.length).toBeLessThanOrEqual(1)
  const [order] = orders
  const paid = order?.status === 'paid'
  const { data } = await payments.stripe.paymentIntents.list({ limit: 100 })
  const charged = data.filter(
    ({ metadata, status }) => metadata.order_id === order?.id && status === 'succeeded',
  )
  expect(charged.map(({ amount_received }) => amount_received)).toEqual(paid ? [order.total] : [])
  expect(order?.status ?? 'none').toMatch(/^(paid|cancelled|none)$/)
  expect(await stockOf(variant)).toEqual({ stock: paid ? 0 : 1, reserved: 0 })
  const mails = await db().mail.count({ where: { params: { path: ['order'], equals: order?.id ?? '' } } })
  expect(mails).toBe(paid ? 1 : 0)
  const left = await quoteOrder({ owner, country: 'IE', method: 'standard' })
  if (paid) return expect(left).toBeNull()
  const again = await orderFrom(owner, { key: left?.key })
  expect(await placeOrder({ ...again, token: await payments.pay() })).toMatchObject({ status: 'paid' })
}

/** The places to die at: all, or a few that are spread over the whole way. */
function placesOf(count: number): number[] {
  const all = Array.from({ length: count }, (_, n) => n + 1)
  if (deep) return all
  const step = Math.ceil(count / sampleOf)
  const first = new Date().getUTCDate() % step
  return all.filter((_, n) => n % step === first)
}

async function inTurns<Item>(items: Item[], work: (item: Item) => Promise<void>) {
  const left = [...items]
  const workers = Array.from({ length: atOnce }, async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item)
  })
  await Promise.all(workers)
}

describe.each(deep ? (['pays', 'asks', 'declined'] as const) : (['asks'] as const))(
  'ordering with a card that %s',
  (card) => {
    it.each(['kill', 'drop'] as const)(
      'agrees with the gateway after "%s" at any place',
      async (how) => {
        const whole = await buyer(card)
        const through = await orderAndDie(whole, 0, how)
        expect(through?.outcome).toBe(card === 'declined' ? 'declined' : 'placed')
        await expectAgreement(whole)
        const count = through?.count ?? 0
        expect(count).toBeGreaterThan(10)

        await inTurns(placesOf(count), async (at) => {
          const one = await buyer(card)
          const said = await orderAndDie(one, at, how)
          if (how === 'kill') expect(said, `at ${at}`).toBeNull()
          await settle(one)
          await expectAgreement(one).catch((error) => {
            throw new Error(`${how} after answer ${at} of ${count}: ${error.message}`, { cause: error })
          })
        })
      },
      deep ? 3_600_000 : 300_000,
    )
  },
)
