import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { newOrder } from '@/lib/accounts/testing/guest-orders'
import { makeCustomer } from '@/lib/checkout/testing/shop'
import { db } from '@/lib/platform/db'
import { newOrderNumber, newToken } from '@/lib/platform/random'
import { actingOn } from './acting'
import { grantGuestAccess, guestSight, widenGuestAccess } from './guest-access'
import { historyPage, listOrders } from './history'
import { mayOpen, wayToAll } from './order'

afterAll(() => db().$disconnect())

const guest = { level: 'guest' } as const
type Level = 'limited' | 'remembered' | 'fresh'

async function customer() {
  const { customerId, email } = await makeCustomer()
  const caller = (level: Level, more: object = {}) => ({
    level,
    customerId,
    sessionId: randomUUID(),
    email,
    authenticatedAt: null,
    ...more,
  })
  return { customerId, email, caller }
}

async function orderOf(customerId: string, email: string) {
  const id = await newOrder(email)
  await db().order.update({ where: { id }, data: { customerId } })
  return id
}

describe('who may cancel, return, and see the invoice', () => {
  it('is an order’s customer in a fresh session, and nobody else’s session', async () => {
    const [owner, other] = [await customer(), await customer()]
    const id = await orderOf(owner.customerId, owner.email)
    expect(await actingOn(owner.caller('fresh'), undefined, id)).toMatchObject({
      customerId: owner.customerId,
    })
    for (const level of ['limited', 'remembered'] as const)
      expect(await actingOn(owner.caller(level), undefined, id)).toBeNull()
    for (const level of ['limited', 'remembered', 'fresh'] as const) {
      expect(await actingOn(other.caller(level), undefined, id)).toBeNull()
      expect(await actingOn(other.caller(level), undefined, id, 'things')).toBeNull()
    }
    expect(await actingOn(guest, undefined, id, 'things')).toBeNull()
    expect(await actingOn(guest, newToken(), id, 'things')).toBeNull()
  })

  it('is no token that was replaced a moment ago', async () => {
    const owner = await customer()
    const id = await orderOf(owner.customerId, owner.email)
    expect(await actingOn(owner.caller('fresh', { isReplaced: true }), undefined, id)).toBeNull()
  })

  it('is no browser that only has the link, nor one whose day is over', async () => {
    const id = await newOrder(`${randomUUID()}@example.com`)
    const byLink = await grantGuestAccess(undefined, id, 'link')
    expect(await actingOn(guest, byLink, id)).toBeNull()
    expect(await actingOn(guest, byLink, id, 'things')).not.toBeNull()
    const placed = await grantGuestAccess(undefined, id, 'placed')
    expect(await actingOn(guest, placed, id)).not.toBeNull()
    const old = await newOrder(`${randomUUID()}@example.com`, { daysAgo: 2 })
    // Asking again, as following up a payment does, makes the day no longer.
    const late = await grantGuestAccess(undefined, old, 'placed')
    expect(await guestSight(late, old)).toBe('things')
    expect(await actingOn(guest, late, old)).toBeNull()
  })

  it('is nobody for an order that is not there', async () => {
    const owner = await customer()
    expect(await actingOn(owner.caller('fresh'), newToken(), newOrderNumber(), 'things')).toBeNull()
    expect(await mayOpen(guest, newToken(), newOrderNumber())).toBeNull()
  })

  it('a code widens what the browser holds, and nothing that it does not', async () => {
    const [one, other] = [await newOrder('a@example.com'), await newOrder('b@example.com')]
    const token = await grantGuestAccess(undefined, one, 'link')
    expect(await db().$transaction((tx) => widenGuestAccess(tx, token, other))).toBe(false)
    expect(await db().$transaction((tx) => widenGuestAccess(tx, newToken(), one))).toBe(false)
    expect(await db().$transaction((tx) => widenGuestAccess(tx, token, one))).toBe(true)
    expect(await guestSight(token, one)).toBe('everything')
    expect(await guestSight(token, other)).toBeNull()
  })
})

describe('what opens the rest of an order', () => {
  it('is said to whoever sees its things', async () => {
    const [owner, other] = [await customer(), await customer()]
    const guests = await newOrder(owner.email)
    const id = await orderOf(owner.customerId, owner.email)
    expect(await wayToAll(guest, guests)).toBe('code')
    expect(await wayToAll(other.caller('fresh'), guests)).toBe('code')
    expect(await wayToAll(guest, id)).toBe('sign-in')
    expect(await wayToAll(other.caller('fresh'), id)).toBe('sign-in')
    expect(await wayToAll(owner.caller('limited'), id)).toBe('sign-in')
    expect(await wayToAll(owner.caller('remembered'), id)).toBe('confirm')
    await db().orderClaim.create({
      data: { orderId: id, customerId: owner.customerId, claimedAt: new Date() },
    })
    expect(await wayToAll(owner.caller('fresh'), id)).toBe('link')
  })
})

describe('the history', () => {
  it('comes by pages, each order once, whatever is asked for', async () => {
    const owner = await customer()
    const ids: string[] = []
    for (let n = 0; n < historyPage * 2 + 3; n += 1) ids.push(await orderOf(owner.customerId, owner.email))
    // Some at the very same moment.
    await db().order.updateMany({ where: { id: { in: ids.slice(0, 12) } }, data: { placedAt: new Date(0) } })
    const seen: string[] = []
    let after: string | null = null
    let pages = 0
    do {
      const page: Awaited<ReturnType<typeof listOrders>> = await listOrders(owner.customerId, after)
      seen.push(...page.orders.map(({ id }) => id))
      after = page.next
      pages += 1
    } while (after)
    expect(pages).toBe(3)
    expect(seen).toHaveLength(ids.length)
    expect(new Set(seen)).toEqual(new Set(ids))
    for (const strange of [
      '',
      'x',
      `0_${ids[0]}'`,
      '99999999999999999999_LK-00000-00000',
      '-1_LK-00000-00000',
    ])
      expect((await listOrders(owner.customerId, strange)).orders).toHaveLength(historyPage)
    const stranger = await customer()
    expect(await listOrders(stranger.customerId, `0_${ids[0]}`)).toEqual({ orders: [], next: null })
  })
})
