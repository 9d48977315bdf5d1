import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCards } from '../objects/test-cards'
import { startTestSandbox, stripeError, type TestSandbox, tokenFor } from '../testing'
import { differences } from './differences'

let sandbox: TestSandbox
let stripe: Stripe
beforeAll(async () => {
  sandbox = await startTestSandbox()
  stripe = sandbox.stripe
})
afterAll(() => sandbox.end())

/** The answer as it was sent, without what the SDK puts on it. */
const sent = (answer: object): unknown => JSON.parse(JSON.stringify(answer))
const fits = (answer: object, name: string) => expect(differences(sent(answer), name)).toEqual([])

const buy = (more: Partial<Stripe.PaymentIntentCreateParams>) =>
  stripe.paymentIntents.create({
    amount: 2_000,
    currency: 'eur',
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    ...more,
  })

describe('what the sandbox answers has the shape that Stripe publishes', () => {
  it('for payments in every state, their charges and their refunds', async () => {
    const { id: customer } = await stripe.customers.create()
    const token = () => tokenFor(stripe)
    const intents = [
      await buy({}),
      await buy({ payment_method: 'pm_card_visa' }),
      await buy({ confirm: true, confirmation_token: await token() }),
      await buy({ confirm: true, confirmation_token: await token(), capture_method: 'manual' }),
      await buy({ confirm: true, payment_method: 'pm_card_threeDSecure2Required' }),
      await buy({
        automatic_payment_methods: { enabled: true },
        confirm: true,
        payment_method: 'pm_card_threeDSecure2Required',
        return_url: 'https://shop.example',
      }),
      await buy({
        confirm: true,
        customer,
        payment_method: 'pm_card_visa',
        setup_future_usage: 'on_session',
      }),
      await stripe.paymentIntents.cancel((await buy({})).id, { cancellation_reason: 'duplicate' }),
    ]
    const paid = intents[2]?.id
    fits(await stripe.refunds.create({ payment_intent: paid, amount: 1, reason: 'duplicate' }), 'refund')
    fits(await stripe.refunds.create({ payment_intent: paid }), 'refund')
    const statuses = new Set(intents.map(({ status }) => status))
    expect(statuses.size).toBe(6)
    for (const intent of intents) {
      fits(intent, 'payment_intent')
      const whole = await stripe.paymentIntents.retrieve(intent.id, {
        expand: ['latest_charge.refunds', 'customer', 'payment_method'],
      })
      fits(whole, 'payment_intent')
    }
    for (const charge of (await stripe.charges.list({ limit: 100 })).data) fits(charge, 'charge')
    for (const refund of (await stripe.refunds.list()).data) fits(refund, 'refund')
    fits(await stripe.paymentIntents.list(), 'list')
  })

  it.each(testCards.filter(({ delay }) => !delay).map(({ alias }) => alias))(
    'for the card %s',
    async (alias) => {
      const { id: customer } = await stripe.customers.create()
      const setup = await stripe.setupIntents
        .create({
          customer,
          automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
          confirm: true,
          confirmation_token: await tokenFor(stripe, alias),
        })
        .catch((error) => error.setup_intent as Stripe.SetupIntent)
      fits(setup, 'setup_intent')
      if (setup.status === 'requires_action') await sandbox.challenge(setup.client_secret, 'approve')
      for (const method of (await stripe.paymentMethods.list({ customer })).data)
        fits(method, 'payment_method')

      const intent = await buy({ confirm: true, payment_method: alias }).catch(
        (error) => error.payment_intent as Stripe.PaymentIntent,
      )
      fits(intent, 'payment_intent')
      if (intent.status === 'requires_action') await sandbox.challenge(intent.client_secret, 'approve')
      fits(await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] }), 'payment_intent')
    },
  )

  it('for customers, those that are gone, and events', async () => {
    const { id } = await stripe.customers.create({ name: 'Ada', metadata: { a: '1' } })
    fits(await stripe.customers.update(id, { email: 'ada@example.com' }), 'customer')
    fits(await stripe.setupIntents.create({ customer: id }), 'setup_intent')
    fits(await stripe.customers.del(id), 'deleted_customer')
    const kinds: Record<string, string> = { customer: 'customer', charge: 'charge', refund: 'refund' }
    for (const event of await stripe.events.list({ limit: 100 }).autoPagingToArray({ limit: 300 })) {
      fits(event, 'event')
      const [kind = ''] = event.type.split('.')
      fits(event.data.object, kinds[kind] ?? kind)
    }
  })

  it('and errors say what Stripe’s do', async () => {
    const declined = await stripeError(buy({ confirm: true, payment_method: 'pm_card_visa_chargeDeclined' }))
    fits(declined.payment_intent ?? {}, 'payment_intent')
    fits(declined.payment_method ?? {}, 'payment_method')
    expect(declined.raw).toMatchObject({
      type: 'card_error',
      code: 'card_declined',
      decline_code: 'generic_decline',
      doc_url: 'https://stripe.com/docs/error-codes/card-declined',
    })
  })
})

it('the comparison finds what is wrong', () => {
  const refund = {
    amount: 1.5,
    created: 1,
    currency: 'eur',
    id: 're_1',
    object: 'refund',
    reason: 'whim',
    colour: 1,
  }
  expect(differences(refund, 'refund')).toEqual([
    'refund.colour is unknown',
    'refund.amount is 1.5, not integer',
    'refund.reason is "whim", not (duplicate|expired_uncaptured_charge|fraudulent|requested_by_customer)',
  ])
  expect(differences({}, 'deleted_customer')).toHaveLength(3)
})
