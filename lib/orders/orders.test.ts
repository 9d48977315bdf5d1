import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { db, transaction } from '@/lib/platform/db'
import { newBytes, newOrderNumber, newToken } from '@/lib/platform/random'
import { unseal } from '@/lib/platform/sealing'
import type { OrderStatus } from '@/prisma/generated/client'
import { grantGuestAccess, guestSight, knowsSecret, makeLink, sweepGuestAccess } from './guest-access'
import { listOrders } from './history'
import { listAllOrders, shipOrder } from './operator'
import { mayOpen, orderId, readOrder } from './order'
import { tellBuyer } from './tell-buyer'
import { orderLine, orderRow, paymentOf } from './testing/order-row'

afterAll(() => db().$disconnect())

const times = {
  pending: {},
  paid: { paidAt: new Date() },
  shipped: { paidAt: new Date(), shippedAt: new Date() },
  cancelled: { cancelledAt: new Date() },
}

async function makeOrder(status: OrderStatus = 'paid', customerId?: string) {
  const data = orderRow({
    status,
    customerId,
    payment: paymentOf[status],
    ...times[status],
    lines: { create: orderLine },
  })
  const { id } = await db().order.create({ data })
  return { id, secret: await makeLink(db(), id) }
}

async function makeCustomer() {
  const email = `${randomUUID()}@example.com`
  const { id } = await db().customer.create({
    data: { handle: newBytes(64), email, emailKey: email, emailVerifiedAt: new Date() },
  })
  const caller = (level: 'limited' | 'remembered' | 'fresh') => ({
    level,
    customerId: id,
    sessionId: randomUUID(),
    email,
    authenticatedAt: null,
  })
  return { id, caller }
}

describe('who may open an order', () => {
  it('is its customer: all of it with a fresh passkey, only its things otherwise', async () => {
    const [owner, other] = [await makeCustomer(), await makeCustomer()]
    const { id } = await makeOrder('paid', owner.id)
    expect(await mayOpen(owner.caller('fresh'), undefined, id)).toBe('everything')
    expect(await mayOpen(owner.caller('remembered'), undefined, id)).toBe('things')
    expect(await mayOpen(owner.caller('limited'), undefined, id)).toBe('things')
    expect(await mayOpen(other.caller('fresh'), undefined, id)).toBeNull()
    expect(await mayOpen({ level: 'guest' }, undefined, id)).toBeNull()
  })

  it('is the browser that placed it: all of it for a day, its things for 30 days, and no other order', async () => {
    const [one, another] = [await makeOrder(), await makeOrder()]
    const token = await grantGuestAccess(undefined, one.id, 'placed')
    expect(await mayOpen({ level: 'guest' }, token, one.id)).toBe('everything')
    expect(await mayOpen({ level: 'guest' }, token, another.id)).toBeNull()
    expect(await mayOpen({ level: 'guest' }, newToken(), one.id)).toBeNull()
    expect(await mayOpen({ level: 'guest' }, 'x'.repeat(5000), one.id)).toBeNull()

    const grant = await db().orderGuest.findFirstOrThrow({ where: { orderId: one.id } })
    const inDays = (grant.expiresAt.getTime() - Date.now()) / 86_400_000
    expect(inDays).toBeGreaterThan(29.9)
    expect(inDays).toBeLessThan(30.1)
    expect(Buffer.from(grant.tokenHash).toString('base64url')).not.toBe(token)
    const full = ((grant.fullUntil?.getTime() ?? 0) - Date.now()) / 3_600_000
    expect(full).toBeGreaterThan(23.9)
    expect(full).toBeLessThan(24.1)
    await db().orderGuest.updateMany({
      where: { orderId: one.id },
      data: { fullUntil: new Date(Date.now() - 1) },
    })
    expect(await mayOpen({ level: 'guest' }, token, one.id)).toBe('things')
    await db().orderGuest.updateMany({
      where: { orderId: one.id },
      data: { expiresAt: new Date(Date.now() - 1) },
    })
    expect(await guestSight(token, one.id)).toBeNull()
    await sweepGuestAccess()
    expect(await db().orderGuest.count({ where: { orderId: one.id } })).toBe(0)
  })

  it('keeps a browser’s other orders, and takes on no token that the shop did not make', async () => {
    const [one, another] = [await makeOrder(), await makeOrder()]
    const token = await grantGuestAccess(undefined, one.id, 'placed')
    expect(await grantGuestAccess(token, another.id, 'link')).toBe(token)
    expect(await guestSight(token, one.id)).toBe('everything')
    expect(await guestSight(token, another.id)).toBe('things')
    // Its link, shown afterwards, takes nothing away.
    await grantGuestAccess(token, one.id, 'link')
    expect(await guestSight(token, one.id)).toBe('everything')
    const planted = newToken()
    expect(await grantGuestAccess(planted, one.id, 'link')).not.toBe(planted)
    await Promise.all(Array.from({ length: 10 }, () => grantGuestAccess(token, another.id, 'link')))
  })

  it('may use the link of each mail about it, and of those of no other order', async () => {
    const [{ id }, other] = [await makeOrder(), await makeOrder()]
    for (let mail = 0; mail < 2; mail += 1)
      await transaction((tx) =>
        tellBuyer(tx, { template: 'order-shipped', params: { order: id, returnDays: 30 } }),
      )
    const mails = await db().mail.findMany({ where: { params: { path: ['order'], equals: id } } })
    const secrets = mails.map(({ sealed, keyId }) => sealed && keyId && unseal({ sealed, keyId }))
    expect(new Set(secrets).size).toBe(2)
    for (const secret of secrets) {
      expect(await knowsSecret(id, secret ?? '')).toBe(true)
      expect(await knowsSecret(other.id, secret ?? '')).toBe(false)
    }
  })

  it('learns nothing from a wrong secret', async () => {
    const { id, secret } = await makeOrder()
    const other = await makeOrder()
    expect(await knowsSecret(id, secret)).toBe(true)
    expect(await knowsSecret(id, other.secret)).toBe(false)
    expect(await knowsSecret(newOrderNumber(), secret)).toBe(false)
    for (const wrong of ['', 'x', secret.slice(1), `${secret}A`, id])
      expect(await knowsSecret(id, wrong)).toBe(false)
  })
})

describe('order lists', () => {
  it('hold the customer’s own orders, newest first, without an address', async () => {
    const [owner, other] = [await makeCustomer(), await makeCustomer()]
    const first = await makeOrder('paid', owner.id)
    const second = await makeOrder('pending', owner.id)
    await makeOrder('paid', other.id)
    const { orders, next } = await listOrders(owner.id)
    expect(next).toBeNull()
    expect(orders.map(({ id }) => id)).toEqual([second.id, first.id])
    expect(orders[1]).toEqual({
      id: first.id,
      status: 'paid',
      placedAt: expect.any(Date),
      total: 2990,
      pieces: 1,
      things: [{ name: 'Hook', picture: '' }],
    })
  })

  it('hold what was paid and then cancelled, and no try that was declined', async () => {
    const owner = await makeCustomer()
    await makeOrder('cancelled', owner.id)
    const paid = await makeOrder('paid', owner.id)
    await db().order.update({
      where: { id: paid.id },
      data: { status: 'cancelled', cancelledAt: new Date() },
    })
    expect((await listOrders(owner.id)).orders.map(({ id }) => id)).toEqual([paid.id])
  })

  it('can be narrowed by the operator', async () => {
    const { id } = await makeOrder('shipped')
    const shipped = await listAllOrders('shipped', 1000)
    expect(shipped.every((order) => order.status === 'shipped')).toBe(true)
    expect(shipped.map((order) => order.id)).toContain(id)
    expect(await listAllOrders(undefined, 1)).toHaveLength(1)
  })
})

describe('shipping an order', () => {
  it('is for paid orders, once', async () => {
    const { id } = await makeOrder('paid')
    expect(await shipOrder(id)).toEqual({ ok: true, data: undefined })
    expect(await readOrder(id)).toMatchObject({ status: 'shipped', shippedAt: expect.any(Date) })
    expect(await shipOrder(id)).toMatchObject({ error: 'shipped-before' })
    expect(await shipOrder((await makeOrder('pending')).id)).toMatchObject({ error: 'not-paid' })
    expect(await shipOrder((await makeOrder('cancelled')).id)).toMatchObject({ error: 'cancelled' })
    expect(await shipOrder(newOrderNumber())).toMatchObject({ error: 'unknown' })
  })
})

describe('an order’s number', () => {
  it('has the form that addresses take', () => {
    for (let n = 0; n < 200; n += 1) expect(orderId.safeParse(newOrderNumber()).success).toBe(true)
    for (const wrong of ['', 'LK-1', 'lk-7f3kq-92mxa', 'LK-7F3KQ-92MXA\n', 'LK-IIIII-OOOOO'])
      expect(orderId.safeParse(wrong).success).toBe(false)
  })
})
