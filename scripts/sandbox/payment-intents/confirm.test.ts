import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clock, startTestSandbox, stripeError, type TestSandbox, tokenFor } from '../testing'

let sandbox: TestSandbox
let stripe: Stripe
beforeAll(async () => {
  sandbox = await startTestSandbox()
  stripe = sandbox.stripe
})
afterAll(() => sandbox.end())

const wanted: Stripe.PaymentIntentCreateParams = {
  amount: 4_200,
  currency: 'eur',
  automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
}
const newIntent = () => stripe.paymentIntents.create(wanted)

describe('confirming', () => {
  it('pays, and leaves one charge', async () => {
    const { id } = await newIntent()
    const token = await tokenFor(stripe, 'pm_card_mastercard')
    const paid = await stripe.paymentIntents.confirm(id, { confirmation_token: token })
    expect(paid).toMatchObject({ status: 'succeeded', amount_received: 4_200, last_payment_error: null })
    const { data } = await stripe.charges.list({ payment_intent: id })
    expect(data).toHaveLength(1)
    expect(data[0]).toMatchObject({
      id: paid.latest_charge,
      paid: true,
      amount_captured: 4_200,
      payment_method: paid.payment_method,
    })
    expect(data[0]?.payment_method_details?.card).toMatchObject({
      brand: 'mastercard',
      last4: '4444',
      checks: { cvc_check: 'pass' },
    })
    const spent = await stripe.confirmationTokens.retrieve(token)
    expect(spent).toMatchObject({ payment_intent: id, expires_at: null })
  })

  it.each([
    ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline', undefined, 'Your card was declined.'],
    [
      'pm_card_visa_chargeDeclinedInsufficientFunds',
      'card_declined',
      'insufficient_funds',
      undefined,
      'Your card has insufficient funds.',
    ],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', '', 'exp_month', 'Your card has expired.'],
    [
      'pm_card_visa_chargeDeclinedLostCard',
      'card_declined',
      'lost_card',
      undefined,
      'Your card was declined.',
    ],
    [
      'pm_card_visa_chargeDeclinedStolenCard',
      'card_declined',
      'stolen_card',
      undefined,
      'Your card was declined.',
    ],
    ['pm_card_radarBlock', 'card_declined', 'fraudulent', undefined, 'Your card was declined.'],
    [
      'pm_card_chargeDeclinedProcessingError',
      'processing_error',
      '',
      undefined,
      'An error occurred while processing your card. Try again in a little bit.',
    ],
    [
      'pm_card_chargeDeclinedIncorrectCvc',
      'incorrect_cvc',
      '',
      'cvc',
      "Your card's security code is incorrect.",
    ],
  ])(
    'declines %s, and can be tried again with another card',
    async (card, code, declineCode, param, message) => {
      const { id } = await newIntent()
      const error = await stripeError(
        stripe.paymentIntents.confirm(id, { confirmation_token: await tokenFor(stripe, card) }),
      )
      expect(error).toMatchObject({
        type: 'StripeCardError',
        statusCode: 402,
        code,
        decline_code: declineCode,
        message,
      })
      expect(error.param).toBe(param)
      expect(error.doc_url).toBe(`https://stripe.com/docs/error-codes/${code.replace('_', '-')}`)
      expect(error.payment_intent).toMatchObject({
        id,
        status: 'requires_payment_method',
        amount_received: 0,
      })

      const intent = await stripe.paymentIntents.retrieve(id)
      expect(intent).toEqual(error.payment_intent)
      expect(intent.last_payment_error).toMatchObject({
        code,
        message,
        type: 'card_error',
        charge: error.charge,
      })
      expect(await stripe.charges.retrieve(String(error.charge))).toMatchObject({
        status: 'failed',
        paid: false,
        amount_captured: 0,
      })

      const paid = await stripe.paymentIntents.confirm(id, { confirmation_token: await tokenFor(stripe) })
      expect(paid).toMatchObject({ status: 'succeeded', last_payment_error: null })
    },
  )

  it('can happen while creating', async () => {
    const paid = await stripe.paymentIntents.create({
      ...wanted,
      confirm: true,
      confirmation_token: await tokenFor(stripe),
    })
    expect(paid.status).toBe('succeeded')
    const declined = await stripeError(
      stripe.paymentIntents.create({
        ...wanted,
        confirm: true,
        confirmation_token: await tokenFor(stripe, 'pm_card_visa_chargeDeclined'),
      }),
    )
    expect(declined.statusCode).toBe(402)
    expect(await stripe.paymentIntents.retrieve(String(declined.payment_intent?.id))).toHaveProperty(
      'status',
      'requires_payment_method',
    )
  })

  it('leaves no intent behind when it cannot even be tried while creating', async () => {
    const before = await stripe.paymentIntents.list()
    const params = { ...wanted, confirm: true, confirmation_token: 'ctoken_x' }
    const error = await stripeError(stripe.paymentIntents.create(params))
    expect(error.code).toBe('resource_missing')
    expect((await stripe.paymentIntents.list()).data).toEqual(before.data)
  })

  it('is refused when it is paid or canceled already', async () => {
    const { id } = await newIntent()
    await stripe.paymentIntents.confirm(id, { confirmation_token: await tokenFor(stripe) })
    const again = await stripeError(
      stripe.paymentIntents.confirm(id, { confirmation_token: await tokenFor(stripe) }),
    )
    expect(again).toMatchObject({ statusCode: 400, code: 'payment_intent_unexpected_state' })
    expect(again.payment_intent?.status).toBe('succeeded')

    const other = await newIntent()
    await stripe.paymentIntents.cancel(other.id)
    const late = await stripeError(
      stripe.paymentIntents.confirm(other.id, { confirmation_token: await tokenFor(stripe) }),
    )
    expect(late).toMatchObject({
      code: 'payment_intent_unexpected_state',
      payment_intent: { status: 'canceled' },
    })
    expect((await stripe.charges.list({ payment_intent: other.id })).data).toEqual([])
  })

  it('needs a return address unless redirects are off, and a token', async () => {
    const open = await stripe.paymentIntents.create({ amount: 500, currency: 'eur' })
    const confirmation_token = await tokenFor(stripe)
    const error = await stripeError(stripe.paymentIntents.confirm(open.id, { confirmation_token }))
    expect(error.param).toBe('return_url')
    const paid = await stripe.paymentIntents.confirm(open.id, {
      confirmation_token,
      return_url: 'https://shop.example/done',
    })
    expect(paid.status).toBe('succeeded')
    const bare = await stripeError(stripe.paymentIntents.confirm((await newIntent()).id))
    expect(bare.code).toBe('payment_intent_unexpected_state')
  })
})

describe('a confirmation token', () => {
  it('shows what is kept of the card', async () => {
    const token = await stripe.confirmationTokens.retrieve(await tokenFor(stripe))
    expect(token).toMatchObject({ object: 'confirmation_token', payment_intent: null })
    expect(token.expires_at).toBe(token.created + 12 * 60 * 60)
    expect(token.payment_method_preview?.card).toMatchObject({
      brand: 'visa',
      last4: '4242',
      funding: 'credit',
      checks: { cvc_check: 'unchecked' },
    })
  })

  it('works once, also after a decline', async () => {
    for (const card of ['pm_card_visa', 'pm_card_visa_chargeDeclined']) {
      const confirmation_token = await tokenFor(stripe, card)
      await stripe.paymentIntents.confirm((await newIntent()).id, { confirmation_token }).catch(() => {})
      const { id } = await newIntent()
      const error = await stripeError(stripe.paymentIntents.confirm(id, { confirmation_token }))
      expect(error).toMatchObject({ statusCode: 400, param: 'confirmation_token' })
      expect(await stripe.paymentIntents.retrieve(id)).toHaveProperty('status', 'requires_payment_method')
    }
  })

  it('expires after 12 hours', async () => {
    const confirmation_token = await tokenFor(stripe)
    const { id } = await newIntent()
    clock.offset = 12 * 60 * 60 + 1
    const error = await stripeError(stripe.paymentIntents.confirm(id, { confirmation_token }))
    clock.offset = 0
    expect(error).toMatchObject({ statusCode: 400, param: 'confirmation_token' })
    expect(error.message).toContain('expired')
    expect(await stripe.paymentIntents.confirm(id, { confirmation_token })).toHaveProperty(
      'status',
      'succeeded',
    )
  })

  it('is not made up', async () => {
    const error = await stripeError(
      stripe.paymentIntents.confirm((await newIntent()).id, { confirmation_token: 'ctoken_x' }),
    )
    expect(error).toMatchObject({ statusCode: 400, code: 'resource_missing', param: 'confirmation_token' })
    expect(await stripeError(stripe.confirmationTokens.retrieve('ctoken_x'))).toHaveProperty(
      'statusCode',
      404,
    )
    expect(
      await stripeError(stripe.testHelpers.confirmationTokens.create({ payment_method: 'pm_card_nobody' })),
    ).toHaveProperty('code', 'resource_missing')
  })
})
