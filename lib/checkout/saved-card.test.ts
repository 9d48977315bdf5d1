import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { granted, newOwner, type Owner } from '@/lib/accounts/testing/owners'
import { askFor } from '@/lib/auth/step-up/confirm'
import { type Gateway, remove, saved, startGateway } from '@/lib/cards/testing/wallet'
import { db } from '@/lib/platform/db'
import { policies } from '@/lib/protection/policies'
import { shop } from '@/lib/shop/client'
import { placeOrder } from './place-order'
import { quoteOrder } from './quote'
import type { NewOrder } from './reserve-order'
import { makeCart, makeVariant, orderFrom } from './testing/shop'

let gateway: Gateway
let owner: Owner
let card: string
let variant: string
beforeAll(async () => {
  gateway = await startGateway()
})
afterAll(() => gateway.end())
beforeEach(async () => {
  owner = await newOwner()
  card = await saved(owner, await gateway.token())
  variant = await makeVariant({ price: 2500, stock: 100 })
})

const level = (who: Owner, level: 'limited' | 'remembered' | 'fresh' = 'fresh') => ({ ...who.caller, level })

/** What the checkout of this customer holds now, with one piece in the cart, under the key of its next order. */
async function order(who = owner, changes: Partial<NewOrder> = {}, quantity = 1): Promise<NewOrder> {
  const { customerId } = who.caller
  if (!(await db().cart.findFirst({ where: { customerId } })))
    await makeCart({ [variant]: 0 + quantity }, customerId)
  else {
    const cart = await db().cart.findFirstOrThrow({ where: { customerId } })
    await db().cart.update({ where: { id: cart.id }, data: { version: { increment: 1 } } })
    await db().cartLine.deleteMany({ where: { cartId: cart.id } })
    const line = { cartId: cart.id, variantId: variant, quantity, seenPrice: 2500 }
    await db().cartLine.create({ data: line })
  }
  const email = who.email.address
  const quote = await quoteOrder({ owner: { customerId }, email, country: 'IE', method: 'standard' })
  return orderFrom({ customerId }, { email, ...(quote && { key: quote.key }), ...changes })
}

const inputOf = ({ key, expectedTotal, method, address }: NewOrder, wanted = card) => ({
  card: wanted,
  key,
  amount: expectedTotal,
  method,
  address,
})

/** Places an order with a saved card, with a grant or without. */
const pay = (wanted: NewOrder, more: { grantId?: string; card?: string; caller?: Owner['caller'] } = {}) =>
  placeOrder({
    ...wanted,
    token: null,
    savedCard: {
      caller: more.caller ?? level(owner),
      card: more.card ?? card,
      grantId: more.grantId ?? null,
    },
  })

const grantFor = (wanted: NewOrder, of = card) => granted(owner, 'pay-with-card', inputOf(wanted, of))

/** Confirms this card for the address of `orderFrom`. */
async function confirmedOnce() {
  const wanted = await order()
  const paid = await pay(wanted, { grantId: await grantFor(wanted) })
  if (paid.outcome !== 'placed' || paid.status !== 'paid') throw new Error(JSON.stringify(paid))
}

const charges = async () =>
  (await gateway.stripe.charges.list({ limit: 100 })).data.filter(({ paid }) => paid).length
const ordersOf = (who = owner) => db().order.findMany({ where: { customerId: who.caller.customerId } })
const pairs = () => db().confirmedPair.count({ where: { cardId: card } })

describe('a card and an address that were not confirmed together', () => {
  it('ask first, and nothing is made', async () => {
    const before = await charges()
    expect(await pay(await order())).toEqual({ outcome: 'confirm' })
    expect(await ordersOf()).toEqual([])
    expect(await charges()).toBe(before)
  })

  it('are asked in the words of what the server knows', async () => {
    const wanted = await order()
    const asked = await askFor(
      policies['pay-with-card'],
      owner.caller,
      owner.asked.browserHash,
      inputOf(wanted, 'default'),
    )
    expect(asked).toMatchObject({
      data: {
        payload: {
          card: { brand: 'visa', last4: '4242' },
          amount: wanted.expectedTotal,
          currency: 'EUR',
          address: { line1: '12 Harbour Road' },
          key: wanted.key,
        },
      },
    })
    for (const lie of [{ amount: 1 }, { key: crypto.randomUUID() }, { card: crypto.randomUUID() }]) {
      const input = { ...inputOf(wanted), ...lie }
      expect(
        await askFor(policies['pay-with-card'], owner.caller, owner.asked.browserHash, input),
      ).toMatchObject({ ok: false, error: 'gone' })
    }
  })

  it('are paid by a grant for exactly this order, once, and known from then on', async () => {
    const wanted = await order()
    const grantId = await grantFor(wanted)
    const before = await charges()
    const all = await Promise.all(Array.from({ length: 20 }, () => pay(wanted, { grantId })))
    expect(new Set(all.map((placed) => JSON.stringify(placed))).size).toBe(1)
    expect(all[0]).toMatchObject({ outcome: 'placed', status: 'paid' })
    expect(await charges()).toBe(before + 1)
    expect(await ordersOf()).toMatchObject([{ confirmsPair: true, savedCardId: card, cardLast4: '4242' }])
    expect(await pairs()).toBe(1)
    expect(await pay(await order())).toMatchObject({ outcome: 'placed', status: 'paid' })
    expect(await charges()).toBe(before + 2)
    expect((await ordersOf()).filter(({ confirmsPair }) => confirmsPair)).toHaveLength(1)
  })

  it('take no grant for another amount, address, order or card, and spend none of those', async () => {
    const other = await saved(owner, await gateway.token('pm_card_mastercard'))
    const wanted = await order()
    const grantId = await grantFor(wanted)
    const address = { ...wanted.address, line2: 'Flat 2' }
    expect(await pay({ ...wanted, address }, { grantId })).toEqual({ outcome: 'confirm' })
    expect(await pay({ ...wanted, key: crypto.randomUUID() }, { grantId })).toEqual({ outcome: 'confirm' })
    expect(await pay(wanted, { grantId, card: other })).toEqual({ outcome: 'confirm' })
    const more = await order(owner, {}, 2)
    expect(await pay(more, { grantId })).toEqual({ outcome: 'confirm' })
    expect(await ordersOf()).toEqual([])
    expect(await db().stepUp.count({ where: { id: grantId, spentAt: null } })).toBe(1)
    expect(await db().variant.findUniqueOrThrow({ where: { id: variant } })).toMatchObject({ reserved: 0 })
  })

  it('take no grant of another customer, and no spent one', async () => {
    const wanted = await order()
    const grantId = await grantFor(wanted)
    await pay(wanted, { grantId })
    const next = await order(owner, { address: { ...wanted.address, line2: 'Flat 2' } })
    expect(await pay(next, { grantId })).toEqual({ outcome: 'confirm' })
    const stranger = await newOwner()
    const theirs = await saved(stranger, await gateway.token('pm_card_amex'))
    const theirOrder = await order(stranger)
    const theirGrant = await granted(stranger, 'pay-with-card', inputOf(theirOrder, theirs))
    expect(await pay(next, { grantId: theirGrant })).toEqual({ outcome: 'confirm' })
  })

  it('are not known where the order was declined, or not confirmed', async () => {
    const declines = await saved(owner, await gateway.token('pm_card_chargeCustomerFail'))
    const wanted = await order()
    const grantId = await grantFor(wanted, declines)
    expect(await pay(wanted, { grantId, card: declines })).toMatchObject({ outcome: 'declined' })
    expect(await db().confirmedPair.count({ where: { cardId: declines } })).toBe(0)
    const again = await order()
    expect(again.key).not.toBe(wanted.key)
    expect(await pay(again, { card: declines, grantId })).toEqual({ outcome: 'confirm' })
  })
})

describe('a confirmed pair', () => {
  beforeEach(confirmedOnce)

  it('asks above the shop’s limit, and not at it', async () => {
    await db().variant.update({ where: { id: variant }, data: { price: shop.confirmCardsAbove + 1 } })
    expect(await pay(await order())).toEqual({ outcome: 'confirm' })
    await db().variant.update({ where: { id: variant }, data: { price: shop.confirmCardsAbove } })
    const at = await order()
    expect(at.expectedTotal).toBe(shop.confirmCardsAbove)
    expect(await pay(at)).toMatchObject({ outcome: 'placed' })
  })

  it('asks in a remembered session, which may pay with its default card by one assertion', async () => {
    const wanted = await order()
    const caller = level(owner, 'remembered')
    expect(await pay(wanted, { caller })).toEqual({ outcome: 'confirm' })
    const grantId = await grantFor(wanted, 'default')
    expect(await pay(wanted, { caller, card: 'default', grantId })).toMatchObject({ status: 'paid' })
  })

  it('pays nothing for a limited session, for a token that was replaced, or while the account is locked', async () => {
    const wanted = await order()
    expect(await pay(wanted, { caller: level(owner, 'limited') })).toEqual({ outcome: 'card-gone' })
    expect(await pay(wanted, { caller: { ...level(owner), isReplaced: true } })).toEqual({
      outcome: 'confirm',
    })
    const { customerId } = owner.caller
    const frozen = { frozenAt: new Date(), frozenBy: 'operator' } as const
    await db().customer.update({ where: { id: customerId }, data: frozen })
    expect(await pay(wanted)).toEqual({ outcome: 'locked' })
  })

  it.each([
    ['name', 'Somebody Else'],
    ['line1', '13 Harbour Road'],
    ['line2', 'Flat 2'],
    ['city', 'Cork'],
    ['postalCode', 'D02 X285'],
  ])('asks for another %s', async (field, value) => {
    const wanted = await order()
    expect(await pay({ ...wanted, address: { ...wanted.address, [field]: value } })).toEqual({
      outcome: 'confirm',
    })
  })

  it('is another card’s no pair', async () => {
    const other = await saved(owner, await gateway.token('pm_card_mastercard'))
    expect(await pay(await order(), { card: other })).toEqual({ outcome: 'confirm' })
  })

  it('pays nothing with a card that is locked, removed, run out or another customer’s', async () => {
    const wanted = await order()
    const theirs = await newOwner()
    const foreign = await saved(theirs, await gateway.token())
    for (const named of [foreign, crypto.randomUUID()])
      expect(await pay(wanted, { card: named })).toEqual({ outcome: 'card-gone' })
    const change = (data: object) => db().savedCard.update({ where: { id: card }, data })
    await change({ lockedAt: new Date() })
    expect(await pay(wanted)).toEqual({ outcome: 'card-gone' })
    await change({ lockedAt: null, expYear: 2020 })
    expect(await pay(wanted)).toEqual({ outcome: 'card-gone' })
    await change({ expYear: 2040 })
    await remove(owner, card)
    expect(await pay(wanted)).toEqual({ outcome: 'card-gone' })
    expect(await pay(wanted, { card: 'default' })).toEqual({ outcome: 'card-gone' })
  })

  it('is declined, and closed, where the gateway has let go of the card meanwhile', async () => {
    const { gatewayMethod } = await db().savedCard.findUniqueOrThrow({ where: { id: card } })
    await gateway.stripe.paymentMethods.detach(gatewayMethod)
    const wanted = await order()
    expect(await pay(wanted)).toEqual({ outcome: 'declined', reason: 'card_gone' })
    const closed = { status: 'cancelled', payment: 'closed', closedReason: 'card_gone' }
    expect(await db().order.findUnique({ where: { key: wanted.key } })).toMatchObject(closed)
  })
})

describe('what confirms no pair', () => {
  it('a card that was typed, by the customer or by a guest', async () => {
    const wanted = await order()
    expect(await placeOrder({ ...wanted, token: await gateway.token() })).toMatchObject({ status: 'paid' })
    expect(await pairs()).toBe(0)
    const guest = await orderFrom(await makeCart({ [variant]: 1 }))
    expect(await placeOrder({ ...guest, token: await gateway.token() })).toMatchObject({ status: 'paid' })
    expect(await pairs()).toBe(0)
    expect(await pay(await order())).toEqual({ outcome: 'confirm' })
  })

  it('an order that the database would not have', async () => {
    await confirmedOnce()
    const [first] = await ordersOf()
    const update = (data: object) => db().order.update({ where: { id: first?.id ?? '' }, data })
    const stranger = await newOwner()
    const theirs = await saved(stranger, await gateway.token())
    await expect(update({ savedCardId: theirs })).rejects.toThrow()
    const wanted = await order()
    const typed = await placeOrder({ ...wanted, token: await gateway.token() })
    if (typed.outcome !== 'placed') throw new Error(typed.outcome)
    const data = { confirmsPair: true }
    await expect(db().order.update({ where: { id: typed.orderId }, data })).rejects.toThrow()
  })
})

it('a card that asks its bank is confirmed for its address when it was paid, not before', async () => {
  const asks = 'pm_card_authenticationRequiredSetupForOffSession'
  const careful = await saved(owner, await gateway.token(asks))
  const wanted = await order()
  const placed = await pay(wanted, { card: careful, grantId: await grantFor(wanted, careful) })
  if (placed.outcome !== 'approval') throw new Error(JSON.stringify(placed))
  const known = () => db().confirmedPair.count({ where: { cardId: careful } })
  expect(await known()).toBe(0)
  await gateway.challenge(placed.approval.clientSecret, 'approve')
  const { checkOrder } = await import('./placement')
  expect(await checkOrder(placed.approval.orderId)).toMatchObject({ status: 'paid' })
  expect(await known()).toBe(1)
})

it('tells the proven address of every order', async () => {
  await confirmedOnce()
  const wanted = await order(owner, { email: 'gift@example.com' })
  await pay({ ...wanted })
  const to = async (address: string) =>
    db().mail.count({ where: { to: address, template: 'order-confirmation' } })
  expect(await to(owner.email.address)).toBe(2)
})
