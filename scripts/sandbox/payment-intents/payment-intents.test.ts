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

describe('a new payment intent', () => {
  it('waits for a payment method and carries what it was given', async () => {
    const intent = await stripe.paymentIntents.create({
      ...wanted,
      currency: 'EUR',
      metadata: { order_id: 'LK-1', 'ünï x': 'a & b = c' },
      description: 'Order LK-1',
      receipt_email: 'a+b@example.com',
      allowed_payment_method_types: ['card'],
    })
    expect(intent).toMatchObject({
      object: 'payment_intent',
      amount: 4_200,
      amount_received: 0,
      currency: 'eur',
      status: 'requires_payment_method',
      metadata: { order_id: 'LK-1', 'ünï x': 'a & b = c' },
      description: 'Order LK-1',
      receipt_email: 'a+b@example.com',
      payment_method: null,
      latest_charge: null,
      livemode: false,
    })
    expect(intent.id).toMatch(/^pi_[A-Za-z0-9]{24}$/)
    expect(intent.client_secret).toMatch(new RegExp(`^${intent.id}_secret_`))
    expect(intent.lastResponse.requestId).toMatch(/^req_/)
    expect(await stripe.paymentIntents.retrieve(intent.id)).toEqual(intent)
  })

  it.each([
    [{ amount: 49 }, 'amount_too_small', 'amount', 'Amount must be at least €0.50 eur'],
    [{ amount: 100_000_000 }, 'amount_too_large', 'amount', 'Amount must be no more than €999,999.99'],
    [
      { amount: -100 },
      'parameter_invalid_integer',
      'amount',
      'This value must be greater than or equal to 1.',
    ],
    [{ amount: 10.5 }, 'parameter_invalid_integer', 'amount', 'Invalid integer: 10.5'],
    [{ amount: undefined }, 'parameter_missing', 'amount', 'Missing required param: amount.'],
    [{ currency: undefined }, 'parameter_missing', 'currency', undefined],
    [{ currency: 'doubloon' }, undefined, 'currency', 'Invalid currency: doubloon'],
    [{ currency: 'constructor' }, undefined, 'currency', undefined],
    [{ receipt_email: 'nobody' }, 'email_invalid', 'receipt_email', 'Invalid email address: nobody'],
    [{ colour: 'red' }, 'parameter_unknown', 'colour', 'Received unknown parameter: colour'],
    [{ payment_method_types: ['card'] }, 'parameter_unknown', 'payment_method_types', undefined],
    [{ allowed_payment_method_types: ['ideal'] }, undefined, 'allowed_payment_method_types[0]', undefined],
    [
      { automatic_payment_methods: { enabled: 'maybe' } },
      undefined,
      'automatic_payment_methods[enabled]',
      'Invalid boolean: maybe',
    ],
    [{ metadata: { key: 'x'.repeat(501) } }, undefined, 'metadata', undefined],
    [{ return_url: 'https://shop.example' }, undefined, 'return_url', undefined],
    [{ confirmation_token: 'ctoken_1' }, undefined, 'confirmation_token', undefined],
  ])('is refused with %j', async (change, code, param, message) => {
    const params = { ...wanted, ...change } as unknown as Stripe.PaymentIntentCreateParams
    const error = await stripeError(stripe.paymentIntents.create(params))
    expect(error).toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 400, param })
    expect(error.code).toBe(code)
    if (message) expect(error.message).toBe(message)
  })

  it('knows the smallest amount of each currency', async () => {
    expect(await stripe.paymentIntents.create({ amount: 30, currency: 'gbp' })).toHaveProperty('amount', 30)
    const error = await stripeError(stripe.paymentIntents.create({ amount: 49, currency: 'jpy' }))
    expect(error.message).toBe('Amount must be at least ¥50 jpy')
  })

  it('is not found by an id that nobody has', async () => {
    const error = await stripeError(stripe.paymentIntents.retrieve('pi_none'))
    expect(error).toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      message: "No such payment_intent: 'pi_none'",
      param: 'intent',
    })
  })
})

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
      await stripeError(stripe.testHelpers.confirmationTokens.create({ payment_method: 'pm_card_amex' })),
    ).toHaveProperty('code', 'resource_missing')
  })
})

describe('canceling', () => {
  it('ends a payment that was not made', async () => {
    const { id } = await newIntent()
    const canceled = await stripe.paymentIntents.cancel(id, { cancellation_reason: 'abandoned' })
    expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' })
    expect(canceled.canceled_at).toBeGreaterThan(0)
    expect(await stripeError(stripe.paymentIntents.cancel(id))).toMatchObject({
      statusCode: 400,
      code: 'payment_intent_unexpected_state',
    })
  })

  it('is refused once it was paid', async () => {
    const { id } = await newIntent()
    await stripe.paymentIntents.confirm(id, { confirmation_token: await tokenFor(stripe) })
    const error = await stripeError(stripe.paymentIntents.cancel(id))
    expect(error).toMatchObject({
      code: 'payment_intent_unexpected_state',
      payment_intent: { status: 'succeeded' },
    })
    expect(
      await stripeError(stripe.paymentIntents.cancel(id, { cancellation_reason: 'expired' as 'abandoned' })),
    ).toHaveProperty('param', 'cancellation_reason')
  })
})

describe('the list', () => {
  it('is newest first and can be walked through', async () => {
    const own = await startTestSandbox()
    const made: string[] = []
    for (let n = 0; n < 7; n++)
      made.unshift((await own.stripe.paymentIntents.create({ ...wanted, amount: 100 + n })).id)
    const first = await own.stripe.paymentIntents.list({ limit: 3 })
    expect(first).toMatchObject({ object: 'list', has_more: true, url: '/v1/payment_intents' })
    expect(first.data.map(({ id }) => id)).toEqual(made.slice(0, 3))
    const all: string[] = []
    for await (const intent of own.stripe.paymentIntents.list({ limit: 2 })) all.push(intent.id)
    expect(all).toEqual(made)
    const before = await own.stripe.paymentIntents.list({ limit: 2, ending_before: made[4] })
    expect(before).toMatchObject({ has_more: true })
    expect(before.data.map(({ id }) => id)).toEqual(made.slice(2, 4))
    expect(await stripeError(own.stripe.paymentIntents.list({ limit: 101 }))).toHaveProperty('param', 'limit')
    expect(await stripeError(own.stripe.paymentIntents.list({ starting_after: 'pi_x' }))).toHaveProperty(
      'code',
      'resource_missing',
    )
    await own.end()
  })
})
