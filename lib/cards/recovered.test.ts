import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { exportData } from '@/lib/accounts/export'
import { mayMakeFirstPasskey } from '@/lib/accounts/passkey-door'
import { removeMadeSince } from '@/lib/accounts/recovery/made-since'
import { atTheMailbox, recoverByMailbox } from '@/lib/accounts/recovery/testing/people'
import { db } from '@/lib/platform/db'
import { askCardChange } from './change-cards'
import { isUsable } from './client'
import { sweepExpiringCards } from './expiry'
import { keepCard } from './keep-card'
import { confirmPair, isConfirmedPair } from './pairs'
import { usableCard } from './saved-cards'
import { sweepCards } from './sweep'
import {
  cardsOf,
  type Gateway,
  granted,
  later,
  mailsOf,
  newOwner,
  type Owner,
  operationsOf,
  replace,
  save,
  saved,
  startGateway,
  underWay,
} from './testing/wallet'

let gateway: Gateway
let owner: Owner
beforeAll(async () => {
  gateway = await startGateway()
})
afterAll(() => gateway.end())
beforeEach(async () => {
  owner = await newOwner()
})

/** Whoever recovered the account, with the passkey they made. */
async function recovered(): Promise<Owner> {
  const { caller, passkey, visitor } = await recoverByMailbox(owner)
  const { customerId, sessionId } = caller
  return {
    ...owner,
    caller,
    passkey,
    visitor,
    asked: { customerId, sessionId, browserHash: visitor.browserHash },
  }
}

const usable = (who: Owner, card: string) => usableCard(db(), who.caller.customerId, card)
const customerOf = (who = owner) => who.caller.customerId

describe('after a recovery', () => {
  it('older cards are locked, pay nothing, and are no default', async () => {
    const card = await saved(owner, await gateway.typed('4242424242424242'))
    const back = await recovered()
    expect(await cardsOf(back)).toMatchObject([{ id: card, standing: 'locked' }])
    for (const named of [card, 'default']) expect(await usable(back, named)).toBeNull()
    await db().$executeRaw`
      UPDATE recovery SET probation_closed_at = shop_now() WHERE customer_id = ${customerOf()}::uuid`
    expect(await usable(back, card)).toBeNull()
  })

  it('one opens when it is typed again, and only that one', async () => {
    const card = await saved(owner, await gateway.typed('4242424242424242'))
    await saved(owner, await gateway.token('pm_card_amex'))
    const back = await recovered()
    expect(await save(back, await gateway.typed('4242424242424242'))).toMatchObject({
      data: { state: 'done', what: 'opened' },
    })
    expect((await usable(back, card))?.id).toBe(card)
    expect((await cardsOf(back)).filter(isUsable)).toHaveLength(1)
    await later(back, 60)
    await sweepCards()
    expect(await gateway.keptFor(back)).toHaveLength(2)
    expect((await mailsOf(back)).at(-1)?.template).toBe('card-opened')
  })

  it('none opens with another date, or where the bank did not accept the code', async () => {
    const card = await saved(owner, await gateway.typed('4242424242424242'))
    const back = await recovered()
    await save(back, await gateway.typed('4242424242424242', '10 / 38'))
    expect(await usable(back, card)).toBeNull()
    const { fingerprint } = await db().savedCard.findUniqueOrThrow({ where: { id: card } })
    const odd = await gateway.token('pm_card_cvcCheckFail')
    const { payment_method_preview: preview } = await gateway.stripe.confirmationTokens.retrieve(odd)
    const { exp_month: expMonth, exp_year: expYear } = preview?.card ?? {}
    expect(preview?.card?.fingerprint).not.toBe(fingerprint)
    await db().savedCard.create({
      data: {
        customerId: customerOf(),
        gatewayMethod: `pm_${customerOf()}`,
        brand: 'visa',
        last4: preview?.card?.last4 ?? '',
        expMonth: expMonth ?? 0,
        expYear: expYear ?? 0,
        fingerprint: preview?.card?.fingerprint ?? '',
        lockedAt: new Date(),
      },
    })
    expect(await save(back, odd)).toMatchObject({ data: { state: 'failed', problem: 'incorrect_cvc' } })
    expect((await cardsOf(back)).filter(isUsable)).toHaveLength(1)
  })

  it('a card may be added in the probation, and none replaced', async () => {
    const old = await saved(owner, await gateway.token())
    const back = await recovered()
    const fresh = await saved(back, await gateway.token('pm_card_amex'))
    expect((await usable(back, 'default'))?.id).toBe(fresh)
    await expect(replace(back, old, await gateway.token('pm_card_mastercard'))).rejects.toThrow('held')
  })

  it('a card that was being saved before it is locked when it comes', async () => {
    const answer = await underWay(owner, await gateway.token('pm_card_authenticationRequired'))
    const back = await recovered()
    await gateway.challenge(answer.clientSecret, 'approve')
    await askCardChange(owner.caller, answer.operationId)
    expect(await cardsOf(back)).toMatchObject([{ standing: 'locked' }])
  })

  it('a locked card opens only where its bank said that the code was right', async () => {
    const asks = () => gateway.token('pm_card_authenticationRequired')
    const first = await underWay(owner, await asks())
    await gateway.challenge(first.clientSecret, 'approve')
    await askCardChange(owner.caller, first.operationId)
    const [kept] = await db().savedCard.findMany({ where: { customerId: customerOf() } })
    if (!kept) throw new Error('no card was saved')
    const back = await recovered()
    const again = await underWay(back, await asks())
    const typed = { ...kept, method: kept.gatewayMethod, cvc: 'unknown' as const }
    expect(await keepCard(again.operationId, typed)).toMatchObject({ problem: 'cvc-unchecked' })
    expect(await cardsOf(back)).toMatchObject([{ standing: 'locked' }])
  })

  it('undoing it takes the cards made since, those under way, and pairs confirmed since', async () => {
    const old = await saved(owner, await gateway.token())
    const address = {
      name: 'N',
      line1: '1',
      line2: '',
      city: 'C',
      region: '',
      postalCode: 'P',
      country: 'IE',
    }
    await confirmPair(db(), old, address)
    await wait(20)
    const [{ now }] = await db().$queryRaw<[{ now: Date }]>`SELECT shop_now() AS now`
    const thiefs = await saved(owner, await gateway.token('pm_card_amex'))
    const other = { ...address, line1: '2' }
    await confirmPair(db(), old, other)
    const underway = await underWay(owner, await gateway.token('pm_card_authenticationRequired'))
    await db().$transaction((tx) => removeMadeSince(tx, customerOf(), now))
    await gateway.challenge(underway.clientSecret, 'approve')
    await later(owner, 90)
    await sweepCards()
    await later(owner, 90)
    await sweepCards()
    expect((await cardsOf(owner)).map(({ id }) => id)).toEqual([old])
    expect(await usable(owner, thiefs)).toBeNull()
    expect(await gateway.keptFor(owner)).toHaveLength(1)
    expect(await isConfirmedPair(db(), old, address)).toBe(true)
    expect(await isConfirmedPair(db(), old, other)).toBe(false)
    expect((await operationsOf(owner)).every(({ state }) => state !== 'approval')).toBe(true)
  })
})

it('an account that keeps a card makes no first passkey by a mailed code', async () => {
  const email = `${crypto.randomUUID()}@example.com`
  const handle = crypto.getRandomValues(new Uint8Array(64))
  const account = await db().customer.create({
    data: { handle, email, emailKey: email, emailVerifiedAt: new Date() },
  })
  const { caller } = await atTheMailbox(owner)
  const limited = { ...caller, customerId: account.id }
  expect(await mayMakeFirstPasskey(limited)).toBe(true)
  await db().savedCard.create({
    data: {
      customerId: account.id,
      gatewayMethod: `pm_${account.id}`,
      brand: 'visa',
      last4: '4242',
      expMonth: 1,
      expYear: 2040,
      fingerprint: 'f',
    },
  })
  expect(await mayMakeFirstPasskey(limited)).toBe(false)
})

it('an export names cards by brand, last four and date, and nothing that could be paid with', async () => {
  const card = await saved(owner, await gateway.token())
  const { gatewayMethod, fingerprint } = await db().savedCard.findUniqueOrThrow({ where: { id: card } })
  const exported = await exportData(owner.caller, await granted(owner, 'export-data'), 'Chrome on Linux')
  if (!exported.ok) throw new Error(exported.error)
  const text = await new Response(exported.data.body).text()
  expect(JSON.parse(text).paymentMethods).toMatchObject([{ brand: 'visa', last4: '4242' }])
  for (const secret of [gatewayMethod, fingerprint]) expect(text).not.toContain(secret)
})

describe('a card in its last month', () => {
  const thisMonth = async (card: string, months = 0) => {
    await db().$executeRaw`
      UPDATE saved_card SET exp_year = extract(year FROM shop_now() AT TIME ZONE 'UTC' + make_interval(months => ${months}::int)),
        exp_month = extract(month FROM shop_now() AT TIME ZONE 'UTC' + make_interval(months => ${months}::int))
      WHERE id = ${card}::uuid`
  }
  const told = async () =>
    (await mailsOf(owner)).filter(({ template }) => template === 'card-expiring').length
  const sweep = () => Promise.all(Array.from({ length: 5 }, sweepExpiringCards))

  it('is told of once, however many sweep, and can still be paid with', async () => {
    const card = await saved(owner, await gateway.token())
    await thisMonth(card, 1)
    await sweep()
    expect(await told()).toBe(0)
    expect((await cardsOf(owner))[0]?.standing).toBe('soon')
    await thisMonth(card)
    await sweep()
    await sweep()
    expect(await told()).toBe(1)
    expect((await usable(owner, card))?.id).toBe(card)
  })

  it('pays nothing once it is over', async () => {
    const card = await saved(owner, await gateway.token())
    await thisMonth(card, -1)
    expect((await cardsOf(owner))[0]?.standing).toBe('expired')
    expect(await usable(owner, card)).toBeNull()
    await sweep()
    expect(await told()).toBe(0)
  })

  it('is left alone where the account is locked', async () => {
    const card = await saved(owner, await gateway.token())
    await thisMonth(card)
    const frozen = { frozenAt: new Date(), frozenBy: 'operator' } as const
    await db().customer.update({ where: { id: customerOf() }, data: frozen })
    await sweep()
    expect(await told()).toBe(0)
  })
})
