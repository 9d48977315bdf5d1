// What an order costs in the library, from the first piece in the cart to the paid order: cart, quote, reserve, pay
// with the sandbox (a process of its own, without delay), complete. Fails on any error but "sold out", and where
// database and ledger do not add up afterwards.
import { Client } from 'pg'
import { writeLine } from '@/lib/cart/write-line'
import { placeOrder } from '@/lib/checkout/place-order'
import { quoteOrder } from '@/lib/checkout/quote'
import { makeVariant, orderAsSeen } from '@/lib/checkout/testing/shop'
import { connect } from '@/lib/payments/connection'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { hashToken } from '@/lib/platform/random'
import { addUp } from '../books/books'
import { watchQueries } from './queries'
import { startBenchSandbox } from './sandbox'

const crowds = [1, 8, 32]
const ordersEach = 240
/** So many find the piece that all want gone. */
const tooMany = 12

type Buyer = { variantId: string; token: string }
type Round = { paid: number; soldOut: number; seconds: number; times: number[] }

/** Typing a card is the browser's and the gateway's. */
async function typeCards(count: number): Promise<string[]> {
  const stripe = connect(env())
  const turns = Array.from({ length: count }).keys()
  const tokens: string[] = []
  const typing = Array.from({ length: 8 }, async () => {
    for (const _ of turns) {
      const { id } = await stripe.testHelpers.confirmationTokens.create({ payment_method: 'pm_card_visa' })
      tokens.push(id)
    }
  })
  await Promise.all(typing)
  return tokens
}

/** One shopper who comes for the first time. @returns whether the piece was still to be had */
async function buy({ variantId, token }: Buyer): Promise<boolean> {
  const written = await writeLine({ owner: null, variantId, quantity: 1, version: 0 })
  if (!written.ok) {
    if (written.error === 'sold-out') return false
    throw new Error(`nothing was put into the cart: ${written.error}`)
  }
  const tokenHash = hashToken(written.data.newToken)
  if (!tokenHash) throw new Error('the cart has no owner')
  const owner = { tokenHash }
  const quote = await quoteOrder({ owner, country: 'IE', method: 'standard' })
  if (!quote?.complete) return false
  const placed = await placeOrder({ ...orderAsSeen(owner, quote), token })
  if (placed.outcome === 'sold-out') return false
  if (placed.outcome !== 'placed' || placed.status !== 'paid')
    throw new Error(`an order ended otherwise: ${JSON.stringify(placed)}`)
  return true
}

/** Buyers in a row, so many at a time. */
async function sell(buyers: Buyer[], atOnce: number): Promise<Round> {
  const left = buyers.values()
  const round: Round = { paid: 0, soldOut: 0, seconds: 0, times: [] }
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const buyer of left) {
        const came = performance.now()
        if (await buy(buyer)) {
          round.paid += 1
          round.times.push(performance.now() - came)
        } else round.soldOut += 1
      }
    }),
  )
  round.seconds = (performance.now() - begun) / 1000
  return round
}

async function onDifferentGoods(atOnce: number): Promise<Round> {
  const variants = await Promise.all(Array.from({ length: atOnce }, () => makeVariant({ stock: ordersEach })))
  const tokens = await typeCards(ordersEach)
  const round = await sell(
    tokens.map((token, turn) => ({ token, variantId: variants[turn % atOnce] ?? '' })),
    atOnce,
  )
  await check(variants, { round, paid: tokens.length })
  return round
}

async function onTheSamePiece(atOnce: number): Promise<Round> {
  const variantId = await makeVariant({ stock: ordersEach })
  const tokens = await typeCards(ordersEach + tooMany)
  const round = await sell(
    tokens.map((token) => ({ token, variantId })),
    atOnce,
  )
  await check([variantId], { round, paid: ordersEach })
  return round
}

/** Exactly what was there was sold, nothing is held, and both sides add up. */
async function check(variants: string[], { round, paid }: { round: Round; paid: number }): Promise<void> {
  const client = new Client({ connectionString: env().DATABASE_URL })
  await client.connect()
  const ledger = await (await fetch(`${env().STRIPE_API}/control/ledger`)).json()
  const { wrong } = await addUp(async (text, values) => (await client.query(text, values)).rows, ledger, {
    variants,
    settled: true,
  })
  await client.end()
  if (round.paid !== paid) wrong.push(`${round.paid} orders were paid, and not ${paid}`)
  if (wrong.length > 0) throw new Error(`it does not add up:\n${wrong.join('\n')}`)
}

const at = (times: number[], share: number) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN
const fixed = (number: number, digits = 0) => number.toFixed(digits).padStart(6)

function told(what: string, { paid, seconds, times, soldOut }: Round): string {
  const figures = `${fixed(paid / seconds, 1)} a second   p50 ${fixed(at(times, 0.5), 1)} ms   p95 ${fixed(at(times, 0.95), 1)} ms`
  return `  ${what.padEnd(28)} ${figures}${soldOut > 0 ? `   ${soldOut} told "sold out"` : ''}`
}

/** One after the other, to see where the time goes. */
async function tellApart(times: number): Promise<string[]> {
  const variantId = await makeVariant({ stock: times })
  const tokens = await typeCards(times)
  const queries = watchQueries()
  const round = await sell(
    tokens.map((token) => ({ token, variantId })),
    1,
  )
  const { trips, waited, kinds } = queries.stop()
  const whole = (round.seconds * 1000) / times
  return [
    `  round trips to the database   ${(trips / times).toFixed(2)}`,
    `  one alone takes ${whole.toFixed(2)} ms: ${(waited / times).toFixed(2)} ms of it the database's answers`,
    ...kinds.map(({ what, milliseconds }) => `    ${fixed(milliseconds / times, 2)} ms   ${what}`),
  ]
}

async function main() {
  const sandbox = await startBenchSandbox()
  try {
    await onDifferentGoods(8)
    const lines = ['Orders, from the cart to the paid order, no HTTP, the sandbox without delay']
    for (const atOnce of crowds)
      lines.push(told(`${atOnce} at once, different goods`, await onDifferentGoods(atOnce)))
    for (const atOnce of crowds)
      lines.push(told(`${atOnce} at once, the same piece`, await onTheSamePiece(atOnce)))
    lines.push(...(await tellApart(150)))
    process.stdout.write(`\n  ${lines.join('\n  ')}\n\n`)
  } finally {
    await sandbox.end()
    await db().$disconnect()
  }
}

await main()
