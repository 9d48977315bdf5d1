import { afterAll, describe, expect, it } from 'vitest'
import { newOrder } from '@/lib/accounts/testing/guest-orders'
import { readCart } from '@/lib/cart/cart'
import { writeLine } from '@/lib/cart/write-line'
import { makeCart, makeVariant } from '@/lib/checkout/testing/shop'
import { db } from '@/lib/platform/db'
import { hashToken } from '@/lib/platform/random'
import { buyAgain } from './buy-again'

afterAll(() => db().$disconnect())

async function orderWith(lines: { variantId: string | null; quantity: number }[]): Promise<string> {
  const id = await newOrder('again@example.com')
  await db().orderLine.deleteMany({ where: { orderId: id } })
  await db().orderLine.createMany({
    data: lines.map((line, position) => ({
      ...line,
      orderId: id,
      position,
      sku: `S${position}`,
      productSlug: 'hook',
      productName: `Hook ${position}`,
      variantName: 'Small',
      picture: '',
      unitPrice: 100,
    })),
  })
  return id
}

describe('buying again', () => {
  it('makes a cart for a browser without one, at today’s prices', async () => {
    const variant = await makeVariant({ price: 2600, stock: 5 })
    const { newToken, added, missing } = await buyAgain(
      await orderWith([{ variantId: variant, quantity: 2 }]),
      null,
    )
    expect({ added, missing }).toEqual({ added: 2, missing: [] })
    const tokenHash = hashToken(newToken)
    expect((await readCart(tokenHash && { tokenHash })).lines).toMatchObject([
      { variantId: variant, quantity: 2, unitPrice: 2600, priceChanged: false },
    ])
  })

  it('adds to what is there as much as can be had, and says what cannot', async () => {
    const [some, none, few] = [
      await makeVariant({ stock: 10 }),
      await makeVariant({ stock: 0 }),
      await makeVariant({ stock: 3 }),
    ]
    const owner = await makeCart({ [some]: 1, [few]: 2 })
    const id = await orderWith([
      { variantId: some, quantity: 2 },
      { variantId: none, quantity: 1 },
      { variantId: few, quantity: 4 },
      { variantId: null, quantity: 1 },
    ])
    const { cart, added, missing } = await buyAgain(id, owner)
    expect(added).toBe(3)
    expect(missing.map(({ name, why, had }) => [name, why, had])).toEqual([
      ['Hook 1', 'sold-out', 0],
      ['Hook 2', 'fewer', 1],
      ['Hook 3', 'gone', 0],
    ])
    const held = Object.fromEntries(cart.lines.map(({ variantId, quantity }) => [variantId, quantity]))
    expect(held).toEqual({ [some]: 3, [few]: 3 })
    // With all that there is in the cart already, nothing more goes in.
    expect((await buyAgain(await orderWith([{ variantId: few, quantity: 1 }]), owner)).missing).toMatchObject(
      [{ why: 'fewer', had: 0 }],
    )
  })

  it('loses nothing of what is put in at the same time', async () => {
    const [one, other] = [await makeVariant({ stock: 50 }), await makeVariant({ stock: 50 })]
    const owner = await makeCart({ [one]: 1 })
    const id = await orderWith([{ variantId: one, quantity: 1 }])
    const write = async () => {
      const { version } = await readCart(owner)
      return writeLine({ owner, variantId: other, quantity: 7, version })
    }
    const [again, ...writes] = await Promise.all([buyAgain(id, owner), write(), write()])
    expect(again.added).toBe(1)
    const held = Object.fromEntries(
      (await readCart(owner)).lines.map((line) => [line.variantId, line.quantity]),
    )
    expect(held[one]).toBe(2)
    if (writes.some(({ ok }) => ok)) expect(held[other]).toBe(7)
  })
})
