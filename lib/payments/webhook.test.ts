import Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { readWebhook } from './webhook'

describe('reading a webhook', () => {
  const keys = { STRIPE_WEBHOOK_SECRET: 'whsec_right', STRIPE_SECRET_KEY: 'sk_test_x' }
  const event = {
    id: 'evt_1',
    object: 'event',
    type: 'payment_intent.succeeded',
    created: 1_800_000_000,
    livemode: false,
    data: { object: { id: 'pi_1', amount: 1 } },
  }
  const sign = (payload: string, { secret = 'whsec_right', age = 0 } = {}) =>
    Stripe.webhooks.generateTestHeaderString({
      payload,
      secret,
      timestamp: Math.floor(Date.now() / 1000) - age,
    })
  const read = (changes: object, signing = {}, all = keys) => {
    const body = JSON.stringify({ ...event, ...changes })
    return readWebhook(body, sign(body, signing), all)
  }

  it('takes who, what and when, and nothing else', () => {
    expect(read({})).toEqual({
      ok: true,
      data: {
        id: 'evt_1',
        type: 'payment_intent.succeeded',
        objectId: 'pi_1',
        createdAt: new Date(1_800_000_000_000),
      },
    })
    expect(read({ data: { object: {} } })).toMatchObject({ ok: true, data: { objectId: null } })
  })

  it('refuses one that is not signed, signed by another, old, or changed on its way', () => {
    const body = JSON.stringify(event)
    for (const signature of [null, '', 'v1=', `t=1,v1=${'0'.repeat(64)}`, 'x'.repeat(10_000)])
      expect(readWebhook(body, signature, keys)).toEqual({ ok: false, error: 'unsigned' })
    expect(read({}, { secret: 'whsec_other' })).toEqual({ ok: false, error: 'unsigned' })
    expect(read({}, { age: 301 })).toEqual({ ok: false, error: 'unsigned' })
    expect(read({}, { age: 290 })).toMatchObject({ ok: true })
    expect(readWebhook(`${body} `, sign(body), keys)).toEqual({ ok: false, error: 'unsigned' })
  })

  it('refuses what is of another mode or another account, and what is no event', () => {
    expect(read({ livemode: true })).toEqual({ ok: false, error: 'other-mode' })
    const live = { ...keys, STRIPE_SECRET_KEY: 'sk_live_x' }
    expect(read({}, {}, live)).toEqual({ ok: false, error: 'other-mode' })
    expect(read({ livemode: true }, {}, live)).toMatchObject({ ok: true })
    expect(read({ account: 'acct_1' })).toEqual({ ok: false, error: 'other-account' })
    const wrong = [{ id: 5 }, { id: 'evt_1/../2' }, { created: 'now' }, { data: null }]
    // The database could keep neither.
    const unkept = [{ created: Number.MAX_SAFE_INTEGER }, { type: 'a\u0000b' }]
    for (const one of [...wrong, ...unkept]) expect(read(one)).toEqual({ ok: false, error: 'unreadable' })
    expect(readWebhook('{', sign('{'), keys)).toEqual({ ok: false, error: 'unreadable' })
  })
})
