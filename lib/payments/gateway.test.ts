import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  secretKey,
  shopOrigin,
  startTestSandbox,
  type TestSandbox,
  tokenFor,
} from '@/scripts/sandbox/testing'
import { connect } from './connection'
import { type Payments, paymentsOver } from './operations'

let sandbox: TestSandbox
let stripe: Stripe
let payments: Payments
beforeAll(async () => {
  sandbox = await startTestSandbox({ latency: 20 })
  stripe = connect({ STRIPE_SECRET_KEY: secretKey, STRIPE_API: sandbox.origin })
  payments = paymentsOver(stripe, shopOrigin)
})
afterAll(() => sandbox.end())

const order = () => ({
  orderId: 'LK-TEST',
  key: crypto.randomUUID(),
  amount: 12_345,
  currency: 'EUR',
  email: 'buyer@example.com',
})
const pending = async () => {
  const wanted = order()
  return { key: wanted.key, paymentId: (await payments.createPayment(wanted)).id }
}
const charges = async (paymentId: string) => (await stripe.charges.list({ payment_intent: paymentId })).data

describe('paying', () => {
  it('makes a payment, charges it once and finds it', async () => {
    const { key, paymentId } = await pending()
    expect(await payments.findPayment(paymentId)).toEqual({
      state: 'open',
      problem: null,
      amount: 12_345,
      currency: 'EUR',
    })
    const confirmation = { paymentId, key, token: await tokenFor(stripe) }
    const paid = { state: 'paid', card: { brand: 'visa', last4: '4242' } }
    expect(await payments.confirmPayment(confirmation)).toEqual({ ok: true, data: paid })
    expect(await payments.confirmPayment(confirmation)).toEqual({ ok: true, data: paid })
    expect(await payments.findPayment(paymentId)).toMatchObject(paid)
    expect(await charges(paymentId)).toHaveLength(1)
    expect((await stripe.paymentIntents.retrieve(paymentId)).metadata).toEqual({ order_id: 'LK-TEST' })
  })

  it('takes cards alone, and asks for approval in the page', async () => {
    const { key, paymentId } = await pending()
    expect(await stripe.paymentIntents.retrieve(paymentId)).toMatchObject({
      allowed_payment_method_types: ['card'],
      automatic_payment_methods: null,
    })
    const token = await tokenFor(stripe, 'pm_card_threeDSecure2Required')
    expect(await payments.confirmPayment({ paymentId, key, token })).toMatchObject({
      data: { state: 'approval' },
    })
    expect((await stripe.paymentIntents.retrieve(paymentId)).next_action?.type).toBe('use_stripe_sdk')
  })

  it('makes one payment of one key, and refuses it for another order', async () => {
    const wanted = order()
    const made = await Promise.all([1, 2, 3].map(() => payments.createPayment(wanted)))
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
    await expect(payments.createPayment({ ...wanted, amount: 1_000 })).rejects.toHaveProperty(
      'rawType',
      'idempotency_error',
    )
  })

  it('charges once when 50 confirmations run at once', async () => {
    const { key, paymentId } = await pending()
    const token = await tokenFor(stripe)
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => payments.confirmPayment({ paymentId, key, token })),
    )
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(await charges(paymentId)).toHaveLength(1)
  })

  it.each([
    ['pm_card_visa_chargeDeclined', 'declined'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card'],
    ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc'],
  ])('says why %s was declined, again and again', async (card, error) => {
    const { key, paymentId } = await pending()
    const confirmation = { paymentId, key, token: await tokenFor(stripe, card) }
    expect(await payments.confirmPayment(confirmation)).toEqual({ ok: false, error })
    expect(await payments.confirmPayment(confirmation)).toEqual({ ok: false, error })
    // A key that ended in a decline does not charge another card either: that is a new order.
    expect(await payments.confirmPayment({ ...confirmation, token: await tokenFor(stripe) })).toEqual({
      ok: false,
      error,
    })
    expect(await charges(paymentId)).toHaveLength(1)
  })

  it('answers how the first attempt ended when the key comes with another token', async () => {
    const { key, paymentId } = await pending()
    expect((await payments.confirmPayment({ paymentId, key, token: await tokenFor(stripe) })).ok).toBe(true)
    expect((await payments.confirmPayment({ paymentId, key, token: await tokenFor(stripe) })).ok).toBe(true)
    expect(await charges(paymentId)).toHaveLength(1)
  })

  it('sees that it was paid already, under whatever key', async () => {
    const { key, paymentId } = await pending()
    await stripe.paymentIntents.confirm(paymentId, { confirmation_token: await tokenFor(stripe) })
    expect((await payments.confirmPayment({ paymentId, key, token: await tokenFor(stripe) })).ok).toBe(true)
  })

  it.each(['', 'x', 'ctoken_unknown', `ctoken_${'x'.repeat(300)}`, 'ctoken_a/../b', 'pm_card_visa'])(
    'does not take the token %j',
    async (token) => {
      const { key, paymentId } = await pending()
      expect(await payments.confirmPayment({ paymentId, key, token })).toEqual({
        ok: false,
        error: 'token_invalid',
      })
      expect(await charges(paymentId)).toEqual([])
    },
  )

  it('does not take a token twice', async () => {
    const token = await tokenFor(stripe)
    expect((await payments.confirmPayment({ ...(await pending()), token })).ok).toBe(true)
    expect(await payments.confirmPayment({ ...(await pending()), token })).toEqual({
      ok: false,
      error: 'token_invalid',
    })
  })

  it('refuses an amount that cannot be charged as the bug it is', async () => {
    await expect(payments.createPayment({ ...order(), amount: 1 })).rejects.toHaveProperty(
      'code',
      'amount_too_small',
    )
  })
})

describe('a card that asks for approval', () => {
  const asking = async (card = 'pm_card_threeDSecure2Required') => {
    const { key, paymentId } = await pending()
    const confirmation = { paymentId, key, token: await tokenFor(stripe, card) }
    const asked = await payments.confirmPayment(confirmation)
    if (!asked.ok || asked.data.state !== 'approval') throw new Error('the bank did not ask')
    return { confirmation, paymentId, clientSecret: asked.data.clientSecret }
  }

  it('is not charged before; the secret of the question comes again whoever asks', async () => {
    const { confirmation, paymentId, clientSecret } = await asking()
    expect(clientSecret).toContain('_secret_')
    const waiting = { state: 'approval', clientSecret }
    expect(await payments.findPayment(paymentId)).toMatchObject(waiting)
    expect(await payments.confirmPayment(confirmation)).toEqual({ ok: true, data: waiting })
    const other = { ...confirmation, token: await tokenFor(stripe) }
    expect(await payments.confirmPayment(other)).toEqual({ ok: true, data: waiting })
    expect(await charges(paymentId)).toEqual([])
  })

  it('pays when it is approved', async () => {
    const { paymentId, clientSecret } = await asking()
    await sandbox.challenge(clientSecret, 'approve')
    const card = { brand: 'visa', last4: '3220' }
    expect(await payments.findPayment(paymentId)).toMatchObject({ state: 'paid', card })
    expect(await charges(paymentId)).toHaveLength(1)
  })

  it('says why it was not paid, also when it was cancelled since', async () => {
    const { paymentId, clientSecret } = await asking()
    await sandbox.challenge(clientSecret, 'reject')
    const problem = 'approval_failed'
    expect(await payments.findPayment(paymentId)).toMatchObject({ state: 'open', problem })
    await payments.cancelPayment(paymentId)
    expect(await payments.findPayment(paymentId)).toMatchObject({
      state: 'closed',
      problem,
      byShopper: false,
    })
  })

  it('keeps that it was the shopper who stopped it', async () => {
    const { paymentId } = await asking()
    await payments.cancelPayment(paymentId, true)
    expect(await payments.findPayment(paymentId)).toMatchObject({ state: 'closed', byShopper: true })
  })

  it('may be declined after it was approved', async () => {
    const { paymentId, clientSecret } = await asking(
      'pm_card_authenticationRequiredChargeDeclinedInsufficientFunds',
    )
    await sandbox.challenge(clientSecret, 'approve')
    const declined = { state: 'open', problem: 'insufficient_funds' }
    expect(await payments.findPayment(paymentId)).toMatchObject(declined)
  })
})

describe('cancelling', () => {
  it('ends a payment for good, as often as it is asked', async () => {
    const { key, paymentId } = await pending()
    expect((await payments.cancelPayment(paymentId)).ok).toBe(true)
    expect((await payments.cancelPayment(paymentId)).ok).toBe(true)
    expect(await payments.confirmPayment({ paymentId, key, token: await tokenFor(stripe) })).toEqual({
      ok: false,
      error: 'cancelled',
    })
    expect(await payments.findPayment(paymentId)).toMatchObject({ state: 'closed', problem: null })
    expect(await charges(paymentId)).toEqual([])
  })

  it('does not touch what was paid', async () => {
    const { key, paymentId } = await pending()
    await payments.confirmPayment({ paymentId, key, token: await tokenFor(stripe) })
    expect(await payments.cancelPayment(paymentId)).toEqual({ ok: false, error: 'paid' })
    expect(await payments.findPayment(paymentId)).toHaveProperty('state', 'paid')
  })

  it('knows no payment that was never made', async () => {
    expect(await payments.findPayment('pi_none')).toBeUndefined()
    expect(await payments.cancelPayment('pi_none')).toEqual({ ok: false, error: 'not_found' })
  })

  it('and confirming at once end in one of the two, and all agree', async () => {
    for (let round = 0; round < 20; round++) {
      const { key, paymentId } = await pending()
      const token = await tokenFor(stripe)
      const [confirmed, cancelled] = await Promise.all([
        payments.confirmPayment({ paymentId, key, token }),
        payments.cancelPayment(paymentId),
      ])
      expect(confirmed.ok).not.toBe(cancelled.ok)
      expect(await payments.findPayment(paymentId)).toHaveProperty('state', confirmed.ok ? 'paid' : 'closed')
      expect(await charges(paymentId)).toHaveLength(confirmed.ok ? 1 : 0)
    }
  })
})
