import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { newCustomer, newVisitor } from '@/lib/auth/passkeys/testing/people'
import { grantGuestAccess, guestSight } from '@/lib/orders/guest-access'
import { db } from '@/lib/platform/db'
import { newOrderNumber, newToken } from '@/lib/platform/random'
import { enterCode } from './door'
import { readEmailAddress } from './email-address'
import { askOrderCode, enterOrderCode } from './open-order'
import { newOrder } from './testing/guest-orders'
import { mailsTo, secretFor } from './testing/mailbox'

afterAll(() => db().$disconnect())

/** A guest's order, and a browser that holds its link. */
async function opened() {
  const email = `guest.${randomUUID()}@example.com`
  const orderId = await newOrder(email)
  const guestToken = await grantGuestAccess(undefined, orderId, 'link')
  return { email, orderId, guestToken, visitor: newVisitor() }
}

const codeTo = (email: string) => secretFor(email, 'order-code')

describe('a browser that opened a guest’s order by its link', () => {
  it('sees its things, and all of it for an hour after a code mailed to the order’s address', async () => {
    const one = await opened()
    expect(await guestSight(one.guestToken, one.orderId)).toBe('things')
    expect(await askOrderCode(one)).toEqual({ ok: true, data: undefined })
    expect(await mailsTo(one.email)).toEqual(['order-code'])
    const code = await codeTo(one.email)
    expect(await enterOrderCode({ ...one, code })).toEqual({ ok: true, data: undefined })
    expect(await guestSight(one.guestToken, one.orderId)).toBe('everything')
    const { fullUntil } = await db().orderGuest.findFirstOrThrow({ where: { orderId: one.orderId } })
    const minutes = ((fullUntil?.getTime() ?? 0) - Date.now()) / 60_000
    expect(minutes).toBeGreaterThan(59)
    expect(minutes).toBeLessThan(61)
    // Once.
    await db().orderGuest.updateMany({ where: { orderId: one.orderId }, data: { fullUntil: null } })
    expect(await enterOrderCode({ ...one, code })).toMatchObject({ error: 'code-void' })
    expect(await guestSight(one.guestToken, one.orderId)).toBe('things')
  })

  it('has five tries, and fifty at once are five', async () => {
    const one = await opened()
    await askOrderCode(one)
    const code = await codeTo(one.email)
    const wrong = code === '00000000' ? '00000001' : '00000000'
    const tries = await Promise.all(Array.from({ length: 50 }, () => enterOrderCode({ ...one, code: wrong })))
    expect(tries.filter((one) => !one.ok && one.error === 'code-wrong').length).toBeLessThanOrEqual(4)
    expect((await enterOrderCode({ ...one, code })).ok).toBe(false)
    expect(await guestSight(one.guestToken, one.orderId)).toBe('things')
  })

  it('of many right codes at once one opens, and the grant is its own alone', async () => {
    const one = await opened()
    const other = await grantGuestAccess(undefined, one.orderId, 'link')
    await askOrderCode(one)
    const code = await codeTo(one.email)
    const tries = await Promise.all(Array.from({ length: 5 }, () => enterOrderCode({ ...one, code })))
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await guestSight(other, one.orderId)).toBe('things')
  })
})

describe('a code for an order', () => {
  it('is mailed to no browser that does not hold the link, and the answer is one and the same', async () => {
    const one = await opened()
    const gone = { ok: false, error: 'gone' }
    expect(await askOrderCode({ ...one, guestToken: undefined })).toEqual(gone)
    expect(await askOrderCode({ ...one, guestToken: newToken() })).toEqual(gone)
    expect(await askOrderCode({ ...one, orderId: newOrderNumber() })).toEqual(gone)
    const other = await opened()
    expect(await askOrderCode({ ...one, orderId: other.orderId })).toEqual(gone)
    expect(await mailsTo(one.email)).toEqual([])
    expect(await mailsTo(other.email)).toEqual([])
  })

  it('works for its order, its browser and its purpose alone', async () => {
    const [one, other] = [await opened(), await opened()]
    await askOrderCode(one)
    const code = await codeTo(one.email)
    const voided = { error: 'code-void' }
    expect(await enterOrderCode({ ...one, code, visitor: newVisitor() })).toMatchObject(voided)
    expect(await enterOrderCode({ ...one, code, guestToken: newToken() })).toMatchObject(voided)
    expect(await enterOrderCode({ ...other, code, visitor: one.visitor })).toMatchObject(voided)
    const email = readEmailAddress(one.email)
    if (!email) throw new Error('no address')
    expect((await enterCode({ email, code }, one.visitor)).ok).toBe(false)
    expect((await enterOrderCode({ ...one, code })).ok).toBe(true)
  })

  it('opens nothing of an order that stands in an account: a mailbox shows no more than its things', async () => {
    const one = await opened()
    await askOrderCode(one)
    const code = await codeTo(one.email)
    const { caller } = await newCustomer()
    await db().order.update({ where: { id: one.orderId }, data: { customerId: caller.customerId } })
    expect(await askOrderCode(one)).toEqual({ ok: false, error: 'gone' })
    expect(await enterOrderCode({ ...one, code })).toMatchObject({ error: 'code-void' })
    expect(await guestSight(one.guestToken, one.orderId)).toBe('things')
  })

  it('is limited like every other code: five an hour for a browser', async () => {
    const one = await opened()
    const asked = []
    for (let n = 0; n < 6; n += 1) asked.push(await askOrderCode(one))
    expect(asked.filter(({ ok }) => ok)).toHaveLength(5)
    expect(asked[5]).toMatchObject({ error: 'too-often', fields: { wait: expect.any(String) } })
  })
})
