import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { askFor } from '@/lib/auth/step-up/confirm'
import { db } from '@/lib/platform/db'
import { policies } from '@/lib/protection/policies'
import { addCard, askCardChange, makeDefaultCard } from './change-cards'
import { sweepCards } from './sweep'
import {
  askingOf,
  cardsOf,
  type Gateway,
  granted,
  later,
  mailsOf,
  newOwner,
  type Owner,
  operationsOf,
  save,
  saved,
  startGateway,
  stateOf,
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

const ask = (who: Owner, action: 'add-card' | 'replace-card' | 'remove-card', input: object) =>
  askFor(policies[action], who.caller, who.asked.browserHash, input)

describe('saving a card', () => {
  it('is asked in the words of the gateway, and keeps a reference alone', async () => {
    const token = await gateway.typed('4242424242424242', '08 / 37')
    const asked = await ask(owner, 'add-card', { token })
    expect(asked).toMatchObject({
      ok: true,
      data: { payload: { card: { brand: 'visa', last4: '4242', expMonth: 8, expYear: 2037 } } },
    })
    expect(JSON.stringify(asked)).not.toContain(token)
    expect(await save(owner, token)).toEqual({ ok: true, data: { state: 'done', what: 'saved' } })
    expect(await cardsOf(owner)).toMatchObject([
      { brand: 'visa', last4: '4242', expMonth: 8, expYear: 2037, isDefault: true, standing: 'good' },
    ])
    expect(await gateway.keptFor(owner)).toHaveLength(1)
    const [operation] = await operationsOf(owner)
    expect(operation).toMatchObject({ state: 'done', input: {} })
    expect((await mailsOf(owner)).at(-1)).toMatchObject({
      template: 'card-added',
      params: { brand: 'Visa', last4: '4242' },
    })
  })

  it('takes no token that is none, and no card that nobody asked about', async () => {
    for (const token of ['', 'x', 'ctoken_none', 'pm_card_visa', 'ctoken_a/../b'])
      expect(await ask(owner, 'add-card', { token })).toEqual({ ok: false, error: 'gone' })
    const grantId = await granted(owner, 'add-card', { token: await gateway.token() })
    const unasked = await addCard(askingOf(owner), { grantId, token: await gateway.token('pm_card_amex') })
    expect(unasked).toEqual({ ok: false, error: 'gone' })
    expect(await cardsOf(owner)).toEqual([])
  })

  it('refuses a token that was put in the place of the confirmed one', async () => {
    const [visa, amex] = [await gateway.token(), await gateway.token('pm_card_amex')]
    const grantId = await granted(owner, 'add-card', { token: visa })
    await ask(owner, 'add-card', { token: amex })
    expect(await addCard(askingOf(owner), { grantId, token: amex })).toEqual({ ok: false, error: 'confirm' })
    expect(await operationsOf(owner)).toEqual([])
    // The grant is still good for what was confirmed.
    expect(stateOf(await addCard(askingOf(owner), { grantId, token: visa }))).toBe('done')
  })

  it('refuses another token also where it stands for the very same card', async () => {
    const [one, other] = [await gateway.token(), await gateway.token()]
    const grantId = await granted(owner, 'add-card', { token: one })
    await ask(owner, 'add-card', { token: other })
    expect(await addCard(askingOf(owner), { grantId, token: other })).toEqual({ ok: false, error: 'confirm' })
  })

  it('refuses another customer’s token, also one that they were asked about', async () => {
    const stranger = await newOwner()
    const token = await gateway.token()
    await ask(owner, 'add-card', { token })
    expect(await ask(stranger, 'add-card', { token })).toEqual({ ok: false, error: 'gone' })
    const grantId = await granted(owner, 'add-card', { token })
    expect(await addCard(askingOf(stranger), { grantId, token })).toEqual({ ok: false, error: 'gone' })
    expect(await cardsOf(stranger)).toEqual([])
  })

  it('forgets what was typed, and then saves nothing', async () => {
    const token = await gateway.token()
    const grantId = await granted(owner, 'add-card', { token })
    await db()
      .$executeRaw`UPDATE typed_card SET ends_at = shop_now() - interval '1 second' WHERE customer_id = ${owner.caller.customerId}::uuid`
    expect(await addCard(askingOf(owner), { grantId, token })).toEqual({ ok: false, error: 'gone' })
    await sweepCards()
    expect(await db().typedCard.count({ where: { customerId: owner.caller.customerId } })).toBe(0)
  })

  it('happens once for a grant, where 50 come at the same time, and not again', async () => {
    const token = await gateway.token()
    const grantId = await granted(owner, 'add-card', { token })
    const all = await Promise.all(
      Array.from({ length: 50 }, () => addCard(askingOf(owner), { grantId, token })),
    )
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await addCard(askingOf(owner), { grantId, token })).toEqual({ ok: false, error: 'confirm' })
    expect(await cardsOf(owner)).toHaveLength(1)
    expect(await gateway.keptFor(owner)).toHaveLength(1)
    expect(await operationsOf(owner)).toHaveLength(1)
  })

  it('is refused for another change’s grant', async () => {
    const cardId = await saved(owner, await gateway.token())
    const token = await gateway.token('pm_card_amex')
    await ask(owner, 'add-card', { token })
    const grantId = await granted(owner, 'replace-card', { token, cardId })
    expect(await addCard(askingOf(owner), { grantId, token })).toEqual({ ok: false, error: 'confirm' })
  })

  it.each([
    ['pm_card_visa_chargeDeclined', 'declined'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card'],
    ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc'],
    ['pm_card_cvcCheckFail', 'incorrect_cvc'],
  ])('keeps nothing of %s', async (alias, problem) => {
    expect(await save(owner, await gateway.token(alias))).toEqual({
      ok: true,
      data: { state: 'failed', problem },
    })
    await later(owner, 60)
    await sweepCards()
    expect(await cardsOf(owner)).toEqual([])
    expect(await gateway.keptFor(owner)).toEqual([])
    expect((await operationsOf(owner)).map(({ input }) => input)).not.toContainEqual(
      expect.objectContaining({ token: expect.anything() }),
    )
    expect((await mailsOf(owner)).map(({ template }) => template)).not.toContain('card-added')
  })

  it('keeps no second row of the same card, and no second reference at the gateway', async () => {
    await saved(owner, await gateway.typed('4242424242424242'))
    expect(await save(owner, await gateway.typed('4242424242424242'))).toEqual({
      ok: true,
      data: { state: 'done', what: 'known' },
    })
    await later(owner, 60)
    await sweepCards()
    expect(await cardsOf(owner)).toHaveLength(1)
    expect(await gateway.keptFor(owner)).toHaveLength(1)
    // The same number with another date is another card: the old one was renewed.
    await saved(owner, await gateway.typed('4242424242424242', '12 / 39'))
    expect(await cardsOf(owner)).toHaveLength(2)
  })

  it('ends at ten cards, however many come at the same time', async () => {
    const expiry = (n: number) => `${String((n % 12) + 1).padStart(2, '0')} / ${35 + Math.floor(n / 12)}`
    for (let n = 0; n < 8; n += 1) await saved(owner, await gateway.typed('4242424242424242', expiry(n)))
    const more: { grantId: string; token: string }[] = []
    for (let n = 8; n < 13; n += 1) {
      const token = await gateway.typed('4242424242424242', expiry(n))
      more.push({ grantId: await granted(owner, 'add-card', { token }), token })
    }
    const all = await Promise.all(more.map((one) => addCard(askingOf(owner), one)))
    expect(all.map(stateOf).sort()).toEqual(['done', 'done', 'too-many', 'too-many', 'too-many'])
    expect(await cardsOf(owner)).toHaveLength(10)
    // One that is there already may be typed again.
    expect(await save(owner, await gateway.typed('4242424242424242', expiry(0)))).toMatchObject({
      data: { what: 'known' },
    })
  })
})

describe('a card whose bank asks', () => {
  const asks = 'pm_card_authenticationRequired'
  const asked = async () => underWay(owner, await gateway.token(asks))

  it('is not saved into an account that was locked meanwhile', async () => {
    const { operationId, clientSecret } = await asked()
    const { customerId } = owner.caller
    await db().customer.update({
      where: { id: customerId },
      data: { frozenAt: new Date(), frozenBy: 'operator' },
    })
    await gateway.challenge(clientSecret, 'approve')
    const dropped = { state: 'failed', problem: 'dropped' }
    expect(await askCardChange(owner.caller, operationId)).toEqual(dropped)
    expect(await cardsOf(owner)).toEqual([])
  })

  it('is saved when its owner approves, and the secret of the question stands nowhere', async () => {
    const { operationId, clientSecret } = await asked()
    expect(await cardsOf(owner)).toEqual([])
    expect(JSON.stringify(await operationsOf(owner))).not.toContain(clientSecret)
    expect(await askCardChange(owner.caller, operationId)).toMatchObject({ state: 'approval', clientSecret })
    await gateway.challenge(clientSecret, 'approve')
    expect(await askCardChange(owner.caller, operationId)).toEqual({ state: 'done', what: 'saved' })
    expect(await cardsOf(owner)).toHaveLength(1)
  })

  it('is not saved when they do not', async () => {
    const { operationId, clientSecret } = await asked()
    await gateway.challenge(clientSecret, 'reject')
    expect(await askCardChange(owner.caller, operationId)).toEqual({
      state: 'failed',
      problem: 'not_approved',
    })
    expect(await gateway.keptFor(owner)).toEqual([])
  })

  it('is nobody else’s to ask about', async () => {
    const { operationId } = await asked()
    const stranger = await newOwner()
    expect(await askCardChange(stranger.caller, operationId)).toBeNull()
    expect(await askCardChange(stranger.caller, randomUUID())).toBeNull()
  })

  it('is saved by the sweep when the page was closed after the approval', async () => {
    const { clientSecret } = await asked()
    await gateway.challenge(clientSecret, 'approve')
    await later(owner, 60)
    await sweepCards()
    expect(await cardsOf(owner)).toHaveLength(1)
  })

  it('is dropped half an hour later when nobody answered, and cannot be approved any more', async () => {
    const { operationId, clientSecret } = await asked()
    await later(owner, 29 * 60)
    await sweepCards()
    expect((await operationsOf(owner))[0]?.state).toBe('approval')
    await later(owner, 15 * 60)
    await sweepCards()
    expect(await operationsOf(owner)).toMatchObject([{ state: 'failed', problem: 'dropped', input: {} }])
    await gateway.challenge(clientSecret, 'approve')
    expect(await askCardChange(owner.caller, operationId)).toEqual({ state: 'failed', problem: 'dropped' })
    expect(await gateway.keptFor(owner)).toEqual([])
  })
})

it('makes a card the default by a grant for it, and no other', async () => {
  const first = await saved(owner, await gateway.token())
  const second = await saved(owner, await gateway.token('pm_card_mastercard'))
  const grantId = await granted(owner, 'default-card', { cardId: second })
  expect(await makeDefaultCard(owner.caller, { grantId, cardId: first })).toEqual({
    ok: false,
    error: 'confirm',
  })
  expect((await makeDefaultCard(owner.caller, { grantId, cardId: second })).ok).toBe(true)
  expect((await cardsOf(owner)).map(({ id, isDefault }) => [id, isDefault])).toEqual([
    [second, true],
    [first, false],
  ])
})

it('is refused with a token of the session that was replaced, and while the account is locked', async () => {
  const token = await gateway.token()
  const grantId = await granted(owner, 'add-card', { token })
  const late = { ...askingOf(owner), caller: { ...owner.caller, isReplaced: true } }
  expect(await addCard(late, { grantId, token })).toEqual({ ok: false, error: 'confirm' })
  const frozen = { frozenAt: new Date(), frozenBy: 'operator' } as const
  await db().customer.update({ where: { id: owner.caller.customerId }, data: frozen })
  expect(await addCard(askingOf(owner), { grantId, token })).toMatchObject({ ok: false, error: 'held' })
})

it('is refused by the database where the code is wrong', async () => {
  const cardId = await saved(owner, await gateway.token())
  const change = (data: object) => db().savedCard.update({ where: { id: cardId }, data })
  await expect(change({ gatewayMethod: 'pm_other' })).rejects.toThrow()
  await expect(change({ removedAt: new Date() })).rejects.toThrow()
  await expect(
    db().cardOperation.updateMany({
      where: { customerId: owner.caller.customerId },
      data: { state: 'open', doneAt: null },
    }),
  ).rejects.toThrow()
  await change({ removedAt: new Date(), isDefault: false })
  await expect(change({ removedAt: null })).rejects.toThrow()
})
