import { afterAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { fitCart } from './fit-cart'
import { quoteOrder } from './quote'
import { makeCart, makeVariant } from './testing/shop'

afterAll(() => db().$disconnect())

const toIreland = { country: 'IE', method: 'standard' } as const

describe('a quote', () => {
  it('takes prices from the database, not from the cart', async () => {
    const variant = await makeVariant({ price: 2500 })
    const owner = await makeCart({ [variant]: 2 })
    await db().variant.update({ where: { id: variant }, data: { price: 3000 } })
    expect(await quoteOrder({ owner, ...toIreland })).toMatchObject({
      subtotal: 6000,
      shipping: 0,
      total: 6000,
      complete: true,
      lines: [{ unitPrice: 3000, problems: [{ problem: 'price-changed', before: 2500 }] }],
    })
  })

  it('counts what is left, and says what is not', async () => {
    const [gone, few, there] = [await makeVariant(), await makeVariant({ price: 1000 }), await makeVariant()]
    const owner = await makeCart({ [gone]: 1, [few]: 3, [there]: 1 })
    await db().variant.update({ where: { id: gone }, data: { reserved: 10 } })
    await db().variant.update({ where: { id: few }, data: { stock: 2 } })
    const quote = await quoteOrder({ owner, ...toIreland })
    expect(quote).toMatchObject({ subtotal: 4500, complete: false })
    const problems = Object.fromEntries(quote?.lines.map((line) => [line.variantId, line.problems]) ?? [])
    expect(problems).toEqual({
      [gone]: [{ problem: 'sold-out' }],
      [few]: [{ problem: 'fewer-left', left: 2 }],
      [there]: [],
    })
  })

  it('depends on country and method', async () => {
    const owner = await makeCart({ [await makeVariant({ price: 1000 })]: 1 })
    const shipping = async (country: 'IE' | 'US', method: 'standard' | 'express') =>
      (await quoteOrder({ owner, country, method }))?.shipping
    expect([await shipping('IE', 'standard'), await shipping('IE', 'express')]).toEqual([490, 990])
    expect([await shipping('US', 'standard'), await shipping('US', 'express')]).toEqual([1490, 2990])
  })

  it('has one key for every tab, until the cart changes', async () => {
    const variant = await makeVariant()
    const owner = await makeCart({ [variant]: 1 })
    const key = async () => (await quoteOrder({ owner, ...toIreland }))?.key
    const first = await key()
    expect(await key()).toBe(first)
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    await db().cart.updateMany({ where: { lines: { some: { variantId: variant } } }, data: { version: 8 } })
    expect(await key()).not.toBe(first)
  })

  it('is null for an empty cart, and for one that is not there', async () => {
    expect(await quoteOrder({ owner: await makeCart({}), ...toIreland })).toBeNull()
    expect(await quoteOrder({ owner: { tokenHash: new Uint8Array(32) }, ...toIreland })).toBeNull()
  })
})

describe('fitting a cart to the stock', () => {
  it('takes out what is gone, lowers what is few, and counts prices as seen', async () => {
    const [gone, few, dearer] = [await makeVariant(), await makeVariant(), await makeVariant()]
    const owner = await makeCart({ [gone]: 1, [few]: 3, [dearer]: 1 })
    await db().variant.update({ where: { id: gone }, data: { stock: 0 } })
    await db().variant.update({ where: { id: few }, data: { stock: 2 } })
    await db().variant.update({ where: { id: dearer }, data: { price: 2600 } })
    const quote = await fitCart({ owner, ...toIreland })
    expect(quote).toMatchObject({ complete: true, subtotal: 7600 })
    const lines = quote?.lines.map(({ variantId, quantity, problems }) => [
      variantId,
      quantity,
      problems.length,
    ])
    expect(lines?.sort()).toEqual(
      [
        [few, 2, 0],
        [dearer, 1, 0],
      ].sort(),
    )
  })

  it('is null when nothing is left', async () => {
    const gone = await makeVariant()
    const owner = await makeCart({ [gone]: 1 })
    await db().variant.update({ where: { id: gone }, data: { stock: 0 } })
    expect(await fitCart({ owner, ...toIreland })).toBeNull()
  })
})
