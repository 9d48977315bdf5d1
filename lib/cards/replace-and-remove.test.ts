import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { askFor } from '@/lib/auth/step-up/confirm'
import { policies } from '@/lib/protection/policies'
import { removeCard, replaceCard } from './change-cards'
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
  remove,
  replace,
  saved,
  startGateway,
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

describe('replacing', () => {
  it('puts the new one in, takes the old one out, and keeps the default', async () => {
    const first = await saved(owner, await gateway.token())
    await saved(owner, await gateway.token('pm_card_mastercard'))
    expect(await replace(owner, first, await gateway.token('pm_card_amex'))).toEqual({
      ok: true,
      data: { state: 'done', what: 'replaced' },
    })
    expect((await cardsOf(owner)).map(({ brand, isDefault }) => [brand, isDefault])).toEqual([
      ['amex', true],
      ['mastercard', false],
    ])
    await later(owner, 60)
    await sweepCards()
    expect(await gateway.keptFor(owner)).toHaveLength(2)
    expect((await mailsOf(owner)).at(-1)).toMatchObject({
      template: 'card-replaced',
      params: { brand: 'American Express', before: { brand: 'Visa', last4: '4242' } },
    })
  })

  it('leaves the old one where the new one is declined', async () => {
    const first = await saved(owner, await gateway.token())
    const declined = await replace(owner, first, await gateway.token('pm_card_visa_chargeDeclined'))
    expect(declined).toMatchObject({ data: { state: 'failed' } })
    expect((await cardsOf(owner)).map(({ id }) => id)).toEqual([first])
  })

  it('is refused for another customer’s card, and with a grant for another card of one’s own', async () => {
    const stranger = await newOwner()
    const theirs = await saved(stranger, await gateway.token())
    const [one, other] = [
      await saved(owner, await gateway.token()),
      await saved(owner, await gateway.token('pm_card_mastercard')),
    ]
    const token = await gateway.token('pm_card_amex')
    expect(await ask(owner, 'replace-card', { token, cardId: theirs })).toEqual({ ok: false, error: 'gone' })
    const grantId = await granted(owner, 'replace-card', { token, cardId: one })
    const answer = await replaceCard(askingOf(owner), { grantId, token, cardId: other })
    expect(answer).toEqual({ ok: false, error: 'confirm' })
    expect(await cardsOf(owner)).toHaveLength(2)
    expect(await cardsOf(stranger)).toHaveLength(1)
  })
})

describe('removing', () => {
  it('is over at once here, and at the gateway; the newest of the others is the default', async () => {
    const first = await saved(owner, await gateway.token())
    const second = await saved(owner, await gateway.token('pm_card_mastercard'))
    expect((await remove(owner, first)).ok).toBe(true)
    expect(await cardsOf(owner)).toMatchObject([{ id: second, isDefault: true }])
    expect(await gateway.keptFor(owner)).toHaveLength(1)
    expect((await mailsOf(owner)).at(-1)?.template).toBe('card-removed')
  })

  it('takes no other card, nobody else’s, and no second time', async () => {
    const [one, other] = [
      await saved(owner, await gateway.token()),
      await saved(owner, await gateway.token('pm_card_mastercard')),
    ]
    const stranger = await newOwner()
    const theirs = await saved(stranger, await gateway.token())
    const grantId = await granted(owner, 'remove-card', { cardId: one })
    const asking = askingOf(owner)
    expect(await removeCard(asking, { grantId, cardId: other })).toEqual({ ok: false, error: 'confirm' })
    expect(await removeCard(asking, { grantId, cardId: theirs })).toEqual({ ok: false, error: 'gone' })
    expect(await removeCard(askingOf(stranger), { grantId, cardId: one })).toEqual({
      ok: false,
      error: 'gone',
    })
    const all = await Promise.all(
      Array.from({ length: 20 }, () => removeCard(asking, { grantId, cardId: one })),
    )
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await cardsOf(stranger)).toHaveLength(1)
  })
})
