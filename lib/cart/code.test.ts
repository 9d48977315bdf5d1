import { randomBytes } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { makeDiscount } from '@/lib/checkout/testing/discounts'
import { db } from '@/lib/platform/db'
import { fail, ok } from '@/lib/platform/result'
import { readCart } from './cart'
import { claimGuestCart } from './claim'
import { type CodeTyped, putCode, takeCodeOff } from './code'
import { makeCustomer, makeGuest, makeVariant } from './test-goods'

afterAll(() => db().$disconnect())

const guest = async () => makeGuest([{ variantId: await makeVariant(), quantity: 1 }])
const asked = (owner: CodeTyped['owner'], typed: string, changes: Partial<CodeTyped> = {}): CodeTyped => ({
  owner,
  typed,
  emailKey: null,
  browserHash: new Uint8Array(randomBytes(32)),
  network: null,
  ...changes,
})
type Guest = Awaited<ReturnType<typeof guest>>
const codeOn = async (owner: Guest | { customerId: string }) =>
  (await db().cart.findFirstOrThrow({ where: owner })).discountId

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)

describe('typing a code', () => {
  it('puts it on the cart, in any case, in place of the one before; taking it off is not refused', async () => {
    const owner = await guest()
    const [one, two] = [await makeDiscount(), await makeDiscount()]
    expect(await putCode(asked(owner, ` ${one.code.toLowerCase()} `))).toEqual(ok())
    expect(await codeOn(owner)).toBe(one.id)
    expect(await putCode(asked(owner, two.code))).toEqual(ok())
    expect(await codeOn(owner)).toBe(two.id)
    await takeCodeOff(owner)
    await takeCodeOff(owner)
    expect(await codeOn(owner)).toBeNull()
  })

  it('says the same of one that is unknown, too early, over, used up, or no code at all', async () => {
    const owner = await guest()
    const good = await makeDiscount()
    await putCode(asked(owner, good.code))
    const early = await makeDiscount({ startsAt: inDays(1) })
    const over = await makeDiscount()
    await db().$executeRaw`
      UPDATE discount SET starts_at = shop_now() - interval '2 days', ends_at = shop_now() WHERE id = ${over.id}::uuid`
    const usedUp = await makeDiscount({ limitTotal: 3 })
    await db().discount.update({ where: { id: usedUp.id }, data: { uses: 3 } })
    const lookAlike = good.code.replace('T', '\u0422')
    const wrong = [
      'NO-SUCH-CODE',
      early.code,
      over.code,
      usedUp.code,
      '',
      'A'.repeat(10_000),
      lookAlike,
      "'; --",
    ]
    for (const typed of wrong) expect(await putCode(asked(owner, typed)), typed).toEqual(fail('code-unfit'))
    // And the one that was there stays.
    expect(await codeOn(owner)).toBe(good.id)
  })

  it('does nothing to a cart that is not there, or went into another', async () => {
    const { code } = await makeDiscount()
    expect(await putCode(asked(null, code))).toEqual(fail('code-unfit'))
    expect(await putCode(asked({ tokenHash: new Uint8Array(32) }, code))).toEqual(fail('code-unfit'))
    const owner = await guest()
    const customerId = await makeCustomer()
    await db().$transaction((tx) => claimGuestCart(tx, { guestTokenHash: owner.tokenHash, customerId }))
    expect(await putCode(asked(owner, code))).toEqual(fail('code-unfit'))
  })

  it('may be done twenty times a day by one browser, and sixty times an hour from one network', async () => {
    const owner = await guest()
    const { code } = await makeDiscount()
    const browserHash = new Uint8Array(randomBytes(32))
    const tries = await Promise.all(
      Array.from({ length: 50 }, () => putCode(asked(owner, code, { browserHash }))),
    )
    expect(tries.filter(({ ok }) => ok)).toHaveLength(20)
    expect(tries.filter((one) => !one.ok && one.error === 'too-often')).toHaveLength(30)
    const network = [`192.0.2.${randomBytes(4).toString('hex')}`]
    const others = await Promise.all(
      Array.from({ length: 70 }, () => putCode(asked(owner, 'NO-SUCH-CODE', { network }))),
    )
    expect(others.filter((one) => !one.ok && one.error === 'too-often')).toHaveLength(10)
  })
})

describe('a code and signing in', () => {
  it('goes along with the guest’s cart, in place of the customer’s own', async () => {
    const customerId = await makeCustomer()
    const [theirs, newer] = [await makeDiscount(), await makeDiscount()]
    const first = await guest()
    await putCode(asked(first, theirs.code))
    await db().$transaction((tx) => claimGuestCart(tx, { guestTokenHash: first.tokenHash, customerId }))
    expect(await codeOn({ customerId })).toBe(theirs.id)
    const without = await guest()
    await db().$transaction((tx) => claimGuestCart(tx, { guestTokenHash: without.tokenHash, customerId }))
    expect(await codeOn({ customerId })).toBe(theirs.id)
    const second = await guest()
    await putCode(asked(second, newer.code))
    await db().$transaction((tx) => claimGuestCart(tx, { guestTokenHash: second.tokenHash, customerId }))
    expect(await codeOn({ customerId })).toBe(newer.id)
    expect((await readCart({ customerId })).lines).toHaveLength(3)
  })
})
