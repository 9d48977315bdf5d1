import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { noteAnswer } from '@/lib/abuse/card-tries'
import { type Gateway, startGateway } from '@/lib/cards/testing/wallet'
import { db } from '@/lib/platform/db'
import { newBytes } from '@/lib/platform/random'
import { inOneWord, tryCard } from './card-tries'
import { placeOrder } from './place-order'
import type { Placement } from './placement'
import { makeCart, makeVariant, orderFrom } from './testing/shop'

let gateway: Gateway
beforeAll(async () => {
  gateway = await startGateway()
})
afterAll(() => gateway.end())
beforeEach(() => db().rateLimit.deleteMany())

const browser = () => ({ browserHash: newBytes(32), network: null })

async function buy(asker: ReturnType<typeof browser>, card: string) {
  const wanted = await orderFrom(await makeCart({ [await makeVariant()]: 1 }))
  const token = await gateway.token(card)
  return tryCard({ ...asker, token }, () => placeOrder({ ...wanted, token }))
}

describe('a typed card', () => {
  it('is tried ten times in a browser, and then not even reserved for', async () => {
    const thief = browser()
    for (let n = 0; n < 10; n += 1)
      expect(
        await buy(thief, n % 2 ? 'pm_card_visa_chargeDeclined' : 'pm_card_chargeDeclinedExpiredCard'),
      ).toMatchObject({ ok: true, data: { outcome: 'declined' } })
    const before = await db().order.count()
    expect(await buy(thief, 'pm_card_visa')).toMatchObject({ ok: false, error: 'too-often' })
    expect(await db().order.count()).toBe(before)
    expect(await buy(browser(), 'pm_card_visa')).toMatchObject({ data: { status: 'paid' } })
  })

  it('of one number is refused after ten declines, to a browser that had some', async () => {
    const bad = 'pm_card_visa_chargeDeclined'
    for (let n = 0; n < 8; n += 1) await buy(browser(), bad)
    const thief = browser()
    for (let n = 0; n < 2; n += 1) await buy(thief, bad)
    expect(await buy(thief, bad)).toMatchObject({ ok: false, error: 'too-often' })
    expect(await buy(thief, 'pm_card_visa')).toMatchObject({ data: { status: 'paid' } })
  })

  it('whose bank asks counts until it is answered, and is given back once', async () => {
    const hoarder = browser()
    const asks = 'pm_card_threeDSecure2Required'
    const asked = { data: { outcome: 'approval' } }
    for (let n = 0; n < 9; n += 1) expect(await buy(hoarder, asks)).toMatchObject(asked)
    const last = await buy(hoarder, asks)
    const order = last.ok && last.data.outcome === 'approval' ? last.data.approval.orderId : ''
    await Promise.all(Array.from({ length: 20 }, () => noteAnswer(hoarder, order)))
    expect(await buy(hoarder, asks)).toMatchObject(asked)
    expect(await buy(hoarder, asks)).toMatchObject({ ok: false, error: 'too-often' })
  })

  it('that pays costs nobody a try', async () => {
    const shopper = browser()
    for (let n = 0; n < 12; n += 1) expect(await buy(shopper, 'pm_card_visa')).toMatchObject({ ok: true })
  })
})

it('tells a stranger of every decline in one word, and of what they can mend as it is', () => {
  const said = (reason: string) =>
    inOneWord({ outcome: 'declined', reason } satisfies Extract<Placement, { outcome: 'declined' }>)
  for (const reason of ['declined', 'insufficient_funds', 'expired_card', 'incorrect_cvc'])
    expect(said(reason)).toEqual({ outcome: 'declined', reason: 'declined' })
  for (const reason of ['token_invalid', 'approval_failed', 'payment-unavailable', 'expired'])
    expect(said(reason)).toEqual({ outcome: 'declined', reason })
})
