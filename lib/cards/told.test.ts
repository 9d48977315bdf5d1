import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { clock } from '@/scripts/sandbox/testing'
import { sweepCards } from './sweep'
import {
  cardsOf,
  type Gateway,
  later,
  mailsOf,
  newOwner,
  type Owner,
  operationsOf,
  save,
  saved,
  startGateway,
  underWay,
} from './testing/wallet'
import { settleCard, settleSetup } from './told'

let gateway: Gateway
let owner: Owner
beforeAll(async () => {
  gateway = await startGateway()
})
afterAll(() => gateway.end())
beforeEach(async () => {
  owner = await newOwner()
  clock.offset = 0
})

/** What a bank does, and no call of the API: a Visa becomes a Mastercard, by a line in the sandbox's journal. */
async function reissue(id: string): Promise<void> {
  const { stripe, folder } = gateway
  const { lastResponse: _, ...method } = await stripe.paymentMethods.retrieve(id)
  const token = await stripe.confirmationTokens.retrieve(await gateway.token('pm_card_mastercard'))
  const { brand, last4, fingerprint } = token.payment_method_preview?.card ?? {}
  const written = { ...method, card: { ...method.card, brand, last4, fingerprint } }
  appendFileSync(join(folder, 'journal.jsonl'), `${JSON.stringify([['payment_method', id, written]])}\n`)
  await gateway.restart()
}

it('a customer that was deleted at the gateway by hand keeps nobody from saving cards again', async () => {
  await saved(owner, await gateway.token())
  const { gatewayCustomer } = await db().customer.findUniqueOrThrow({
    where: { id: owner.caller.customerId },
  })
  await gateway.stripe.customers.del(gatewayCustomer ?? '')
  // The gateway has forgotten by then under which key it was made.
  clock.offset = 2 * 86_400
  expect(await save(owner, await gateway.token('pm_card_mastercard'))).toMatchObject({
    data: { state: 'failed', problem: 'dropped' },
  })
  expect(await save(owner, await gateway.token('pm_card_mastercard'))).toMatchObject({
    data: { state: 'done' },
  })
})

describe('news of the gateway', () => {
  const methodOf = async (card: string) =>
    (await db().savedCard.findUniqueOrThrow({ where: { id: card } })).gatewayMethod

  it('that a card was taken off there take it away here', async () => {
    const card = await saved(owner, await gateway.token())
    const method = await methodOf(card)
    await settleCard(method)
    expect(await cardsOf(owner)).toHaveLength(1)
    await gateway.stripe.paymentMethods.detach(method)
    await Promise.all(Array.from({ length: 10 }, () => settleCard(method)))
    expect(await cardsOf(owner)).toEqual([])
    await later(owner, 90)
    await sweepCards()
    expect((await operationsOf(owner)).map(({ state }) => state)).toEqual(['done', 'done'])
  })

  it('that its bank gave it another date are taken over', async () => {
    const card = await saved(owner, await gateway.token())
    await gateway.stripe.paymentMethods.update(await methodOf(card), {
      card: { exp_month: 2, exp_year: 2041 },
    })
    await settleCard(await methodOf(card))
    expect(await cardsOf(owner)).toMatchObject([{ expMonth: 2, expYear: 2041 }])
  })

  it('that its bank replaced it are taken over: what is asked and shown names the number that is charged', async () => {
    const card = await saved(owner, await gateway.token())
    const method = await methodOf(card)
    await reissue(method)
    await settleCard(method)
    expect(await cardsOf(owner)).toMatchObject([{ id: card, brand: 'mastercard', last4: '4444' }])
    // So it is known when it is typed.
    const typed = await save(owner, await gateway.token('pm_card_mastercard'))
    expect(typed).toMatchObject({ data: { what: 'known' } })
    expect(await cardsOf(owner)).toHaveLength(1)
  })

  it('that a setup moved on finish the change, once', async () => {
    const answer = await underWay(owner, await gateway.token('pm_card_authenticationRequired'))
    const [operation] = await operationsOf(owner)
    const setup = operation?.setupIntent ?? ''
    await settleSetup(setup)
    expect(await cardsOf(owner)).toEqual([])
    await gateway.challenge(answer.clientSecret, 'approve')
    await Promise.all(Array.from({ length: 10 }, () => settleSetup(setup)))
    expect(await cardsOf(owner)).toHaveLength(1)
    expect((await mailsOf(owner)).filter(({ template }) => template === 'card-added')).toHaveLength(1)
  })

  it('of what is not the shop’s change nothing', async () => {
    await settleCard('pm_none')
    await settleSetup('seti_none')
  })
})
