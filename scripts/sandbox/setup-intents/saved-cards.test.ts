import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clock, startTestSandbox, stripeError, type TestSandbox, tokenFor, typeCard } from '../testing'

let sandbox: TestSandbox
let stripe: Stripe
beforeAll(async () => {
  sandbox = await startTestSandbox()
  stripe = sandbox.stripe
})
afterAll(() => sandbox.end())

const noRedirects = { enabled: true, allow_redirects: 'never' } as const
const newCustomer = async () => (await stripe.customers.create({ email: 'a@example.com' })).id

/** Saves a card for a customer, with the shopper's approval where the bank asks. */
async function saveCard(customer: string, alias = 'pm_card_visa'): Promise<string> {
  const setup = await stripe.setupIntents.create({
    customer,
    automatic_payment_methods: noRedirects,
    confirm: true,
    confirmation_token: await tokenFor(stripe, alias),
  })
  if (setup.status === 'requires_action') await sandbox.challenge(setup.client_secret, 'approve')
  const done = await stripe.setupIntents.retrieve(setup.id)
  expect(done.status).toBe('succeeded')
  return String(done.payment_method)
}

const pay = (
  customer: string,
  payment_method: string,
  more: Partial<Stripe.PaymentIntentCreateParams> = {},
) =>
  stripe.paymentIntents.create({
    amount: 2_500,
    currency: 'eur',
    customer,
    payment_method,
    confirm: true,
    automatic_payment_methods: noRedirects,
    ...more,
  })

describe('saving a card', () => {
  it('attaches what was typed into the frame, and pays with it again and again', async () => {
    const customer = await newCustomer()
    const typed = await typeCard(sandbox.origin, {
      number: '4242424242424242',
      expiry: '11 / 38',
      cvc: '123',
    })
    const { token } = (await typed.json()) as { token: string }
    const setup = await stripe.setupIntents.create({ customer, automatic_payment_methods: noRedirects })
    expect(setup.status).toBe('requires_payment_method')
    const done = await stripe.setupIntents.confirm(setup.id, { confirmation_token: token })
    expect(done).toMatchObject({ status: 'succeeded', usage: 'off_session', last_setup_error: null })

    const method = await stripe.paymentMethods.retrieve(String(done.payment_method))
    expect(method).toMatchObject({
      customer,
      card: { brand: 'visa', last4: '4242', exp_month: 11, exp_year: 2038, checks: { cvc_check: 'pass' } },
    })
    expect((await stripe.confirmationTokens.retrieve(token)).setup_intent).toBe(setup.id)
    for (const off_session of [false, true, false]) {
      const paid = await pay(customer, method.id, { off_session, expand: ['latest_charge'] })
      expect(paid.status).toBe('succeeded')
      const charge = paid.latest_charge as Stripe.Charge
      expect(charge).toMatchObject({ customer, payment_method: method.id })
      expect(charge.payment_method_details?.card?.checks?.cvc_check).toBeNull()
    }
  })

  it('shows one fingerprint for one card, and lists a customer’s cards alone', async () => {
    const [customer, other] = [await newCustomer(), await newCustomer()]
    const ids = [await saveCard(customer), await saveCard(customer), await saveCard(customer, 'pm_card_amex')]
    await saveCard(other)
    const { data } = await stripe.paymentMethods.list({ customer, type: 'card' })
    expect(data.map(({ id }) => id)).toEqual(ids.reverse())
    expect(new Set(data.map(({ card }) => card?.fingerprint)).size).toBe(2)
    expect((await stripe.customers.listPaymentMethods(customer, { limit: 1 })).has_more).toBe(true)
    expect(await stripeError(stripe.paymentMethods.list({ customer: 'cus_none' }))).toMatchObject({
      statusCode: 400,
      code: 'resource_missing',
      param: 'customer',
    })
  })

  it.each([
    ['pm_card_visa_chargeDeclined', 'card_declined'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card'],
    ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc'],
  ])('refuses %s, and leaves the setup open', async (alias, code) => {
    const customer = await newCustomer()
    const error = await stripeError(
      stripe.setupIntents.create({
        customer,
        automatic_payment_methods: noRedirects,
        confirm: true,
        confirmation_token: await tokenFor(stripe, alias),
      }),
    )
    expect(error).toMatchObject({ type: 'StripeCardError', statusCode: 402, code })
    const setup = await stripe.setupIntents.retrieve(String(error.setup_intent?.id))
    expect(setup).toMatchObject({ status: 'requires_payment_method', last_setup_error: { code } })
    expect((await stripe.paymentMethods.list({ customer })).data).toEqual([])
  })

  it('can be canceled, and is refused once it is over', async () => {
    const open = await stripe.setupIntents.create({ automatic_payment_methods: noRedirects })
    const canceled = await stripe.setupIntents.cancel(open.id, { cancellation_reason: 'abandoned' })
    expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' })
    const over = { statusCode: 400, code: 'setup_intent_unexpected_state' }
    expect(await stripeError(stripe.setupIntents.cancel(open.id))).toMatchObject(over)
    const confirmation_token = await tokenFor(stripe)
    expect(await stripeError(stripe.setupIntents.confirm(open.id, { confirmation_token }))).toMatchObject(
      over,
    )
    expect(await stripeError(stripe.setupIntents.retrieve('seti_none'))).toMatchObject({ statusCode: 404 })
  })

  it('can be charged and refused: the card that saves and then declines', async () => {
    const customer = await newCustomer()
    const method = await saveCard(customer, 'pm_card_chargeCustomerFail')
    expect(await stripeError(pay(customer, method))).toMatchObject({ code: 'card_declined' })
    expect((await stripe.paymentMethods.retrieve(method)).customer).toBe(customer)
  })

  it('goes along with a purchase', async () => {
    const customer = await newCustomer()
    const paid = await pay(customer, 'pm_card_visa', { setup_future_usage: 'off_session' })
    expect((await stripe.paymentMethods.retrieve(String(paid.payment_method))).customer).toBe(customer)
    expect((await pay(customer, String(paid.payment_method), { off_session: true })).status).toBe('succeeded')
  })

  it('does not outlive the card', async () => {
    const customer = await newCustomer()
    const method = await saveCard(customer)
    const now = new Date(Date.now() + clock.offset)
    const changed = await stripe.paymentMethods.update(method, {
      card: { exp_month: now.getUTCMonth() + 1, exp_year: now.getUTCFullYear() },
    })
    expect(changed.card?.exp_year).toBe(now.getUTCFullYear())
    expect((await pay(customer, method)).status).toBe('succeeded')
    await stripe.paymentMethods.update(method, { card: { exp_year: now.getUTCFullYear() - 1 } })
    expect(await stripeError(pay(customer, method))).toMatchObject({ code: 'expired_card' })
    expect(
      await stripeError(stripe.paymentMethods.update(method, { card: { exp_month: 13 } })),
    ).toMatchObject({ code: 'invalid_expiry_month', param: 'card[exp_month]' })
  })
})

describe('a card that asks for approval', () => {
  it.each([
    // alias, asks when saved, asks when paid with it, pays when nobody is there
    ['pm_card_authenticationRequired', true, true, false],
    ['pm_card_authenticationRequiredOnSetup', true, false, true],
    ['pm_card_authenticationRequiredSetupForOffSession', false, true, true],
  ])('%s', async (alias, asksToSave, asksToPay, paysAlone) => {
    const customer = await newCustomer()
    const setup = await stripe.setupIntents.create({
      customer,
      automatic_payment_methods: noRedirects,
      confirm: true,
      confirmation_token: await tokenFor(stripe, alias),
    })
    expect(setup.status).toBe(asksToSave ? 'requires_action' : 'succeeded')
    if (asksToSave) {
      expect((await stripe.paymentMethods.list({ customer })).data).toEqual([])
      await sandbox.challenge(setup.client_secret, 'approve')
    }
    const [method] = (await stripe.paymentMethods.list({ customer })).data
    const present = await pay(customer, String(method?.id))
    expect(present.status).toBe(asksToPay ? 'requires_action' : 'succeeded')
    const alone = pay(customer, String(method?.id), { off_session: true })
    if (paysAlone) expect((await alone).status).toBe('succeeded')
    else
      expect(await stripeError(alone)).toMatchObject({
        statusCode: 402,
        code: 'authentication_required',
        decline_code: 'authentication_required',
        payment_intent: { status: 'requires_payment_method' },
      })
  })
})

describe('a payment method', () => {
  it('pays once when it belongs to nobody', async () => {
    const once = { amount: 500, currency: 'eur', confirm: true, automatic_payment_methods: noRedirects }
    const paid = await stripe.paymentIntents.create({ ...once, payment_method: 'pm_card_visa' })
    const spent = String(paid.payment_method)
    const again = await stripeError(stripe.paymentIntents.create({ ...once, payment_method: spent }))
    expect(again).toMatchObject({ statusCode: 400, type: 'StripeInvalidRequestError' })
    expect(again.message).toContain('It may not be used again')
    const customer = await newCustomer()
    expect((await stripeError(stripe.paymentMethods.attach(spent, { customer }))).statusCode).toBe(400)
  })

  it('never pays for another customer, nor for nobody', async () => {
    const [owner, thief] = [await newCustomer(), await newCustomer()]
    const method = await saveCard(owner)
    for (const customer of [thief, undefined]) {
      const error = await stripeError(
        stripe.paymentIntents.create({
          amount: 500,
          currency: 'eur',
          customer,
          payment_method: method,
          confirm: true,
          automatic_payment_methods: noRedirects,
        }),
      )
      expect(error).toMatchObject({ statusCode: 400, param: 'payment_method' })
    }
    expect((await stripeError(stripe.paymentMethods.attach(method, { customer: thief }))).statusCode).toBe(
      400,
    )
    const stolen = stripe.customers.update(thief, { invoice_settings: { default_payment_method: method } })
    expect((await stripeError(stolen)).code).toBe('resource_missing')
  })

  it('is gone for good when it is detached, also as the default', async () => {
    const customer = await newCustomer()
    const method = await saveCard(customer)
    await stripe.customers.update(customer, { invoice_settings: { default_payment_method: method } })
    const detached = await stripe.paymentMethods.detach(method)
    expect(detached).toMatchObject({ id: method, customer: null })
    const owner = (await stripe.customers.retrieve(customer)) as Stripe.Customer
    expect(owner.invoice_settings.default_payment_method).toBeNull()
    expect((await stripe.paymentMethods.list({ customer })).data).toEqual([])
    expect((await stripeError(stripe.paymentMethods.detach(method))).message).toContain('is not attached')
    expect((await stripeError(stripe.paymentMethods.attach(method, { customer }))).statusCode).toBe(400)
    expect((await stripeError(pay(customer, method))).statusCode).toBe(400)
    expect(await stripeError(stripe.paymentMethods.detach('pm_none'))).toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
    })
  })

  it('is attached by an alias, and refused by its bank', async () => {
    const customer = await newCustomer()
    const one = await stripe.paymentMethods.attach('pm_card_mastercard', { customer })
    expect(one).toMatchObject({ customer, card: { brand: 'mastercard', last4: '4444' } })
    expect((await stripe.paymentMethods.attach(one.id, { customer })).id).toBe(one.id)
    const declined = stripe.paymentMethods.attach('pm_card_visa_chargeDeclined', { customer })
    expect(await stripeError(declined)).toMatchObject({ statusCode: 402, code: 'card_declined' })
    const odd = await stripe.paymentMethods.attach('pm_card_cvcCheckFail', { customer })
    expect(odd.card?.checks?.cvc_check).toBe('fail')
    expect((await pay(customer, odd.id)).status).toBe('succeeded')
  })
})

describe('a customer', () => {
  it('is made, changed, found, and gone with the cards', async () => {
    const made = await stripe.customers.create({
      email: 'unique@example.com',
      name: 'Ada',
      metadata: { a: '1', b: '2' },
    })
    expect(made).toMatchObject({ object: 'customer', email: 'unique@example.com', name: 'Ada' })
    const changed = await stripe.customers.update(made.id, { name: '', metadata: { a: '', c: '3' } })
    expect(changed).toMatchObject({ name: null, email: 'unique@example.com', metadata: { b: '2', c: '3' } })
    const found = await stripe.customers.list({ email: 'unique@example.com' })
    expect(found.data).toEqual([changed])

    const method = await saveCard(made.id)
    expect(await stripe.customers.del(made.id)).toMatchObject({ id: made.id, deleted: true })
    expect(await stripe.customers.retrieve(made.id)).toMatchObject({ id: made.id, deleted: true })
    expect((await stripe.paymentMethods.retrieve(method)).customer).toBeNull()
    expect((await stripeError(stripe.customers.update(made.id, {}))).statusCode).toBe(404)
    expect((await stripeError(stripe.customers.del(made.id))).statusCode).toBe(404)
    expect((await stripeError(pay(made.id, 'pm_card_visa'))).param).toBe('customer')
  })
})
