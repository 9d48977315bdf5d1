import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { hashToken, newToken, sha256 } from '@/lib/platform/random'
import { shop } from '@/lib/shop/client'
import { findCart, readCart } from './cart'
import { makeCustomer, makeGuest, makeVariant, makeVariants } from './test-goods'
import { lineInput, type WriteResult, writeLine } from './write-line'

const done = (result: WriteResult) => {
  if (!result.ok) throw new Error(result.error)
  return result.data
}

const quantities = (cart: { lines: { quantity: number }[] }) => cart.lines.map((line) => line.quantity)

describe('a first write', () => {
  test('makes a guest a cart that the new token opens', async () => {
    const variantId = await makeVariant({ price: 1250 })
    const { cart, newToken: token } = done(
      await writeLine({ owner: null, variantId, quantity: 2, version: 0 }),
    )
    expect(cart).toMatchObject({ count: 2, subtotal: 2500, currency: shop.currency })
    expect(cart.lines[0]).toMatchObject({
      variantId,
      quantity: 2,
      unitPrice: 1250,
      seenPrice: 1250,
      capped: false,
    })
    const tokenHash = hashToken(token)
    if (!tokenHash) throw new Error('no token')
    expect(await readCart({ tokenHash })).toEqual(cart)
    expect(await findCart({ tokenHash })).toEqual({ id: cart.id, version: cart.version, discountId: null })
    const row = await db().cart.findUniqueOrThrow({ where: { id: cart.id ?? '' } })
    expect(row.tokenHash && Buffer.from(row.tokenHash)).toEqual(Buffer.from(tokenHash))
  })

  test('never takes on a token that the shop did not make', async () => {
    const variantId = await makeVariant()
    const planted = { tokenHash: sha256(newToken()) }
    const made = done(await writeLine({ owner: planted, variantId, quantity: 1, version: 0 }))
    expect(made.newToken).toBeTruthy()
    expect((await readCart(planted)).lines).toEqual([])
  })

  test('of fifty times the same write, all are answered and one is done', async () => {
    const variantId = await makeVariant()
    const key = randomUUID()
    const owner = { customerId: await makeCustomer() }
    const first = Array.from({ length: 50 }, () =>
      writeLine({ owner, variantId, quantity: 2, version: 0, key }),
    )
    for (const result of await Promise.all(first)) expect(quantities(done(result).cart)).toEqual([2])

    const guest = await makeGuest([{ variantId, quantity: 1 }])
    const { version } = await readCart(guest)
    const again = Array.from({ length: 50 }, () =>
      writeLine({ owner: guest, variantId, quantity: 5, version, key }),
    )
    for (const result of await Promise.all(again)) expect(done(result).newToken).toBeUndefined()
    expect(await readCart(guest)).toMatchObject({ version: version + 1, count: 5 })
    expect(
      await writeLine({ owner: guest, variantId, quantity: 9, version, key: randomUUID() }),
    ).toMatchObject({
      error: 'conflict',
    })
  })

  test('of fifty at once for a customer, one makes the one cart', async () => {
    const variantId = await makeVariant()
    const owner = { customerId: await makeCustomer() }
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        writeLine({ owner, variantId, quantity: index + 1, version: 0 }),
      ),
    )
    const winners = results.flatMap((result, index) => (result.ok ? [index + 1] : []))
    expect(winners).toHaveLength(1)
    expect(quantities(await readCart(owner))).toEqual(winners)
    expect(await db().cart.count({ where: owner })).toBe(1)
  })

  test('conflicts where there is a cart already', async () => {
    const variantId = await makeVariant()
    const owner = await makeGuest([{ variantId, quantity: 3 }])
    const result = await writeLine({ owner, variantId, quantity: 1, version: 0 })
    expect(result).toMatchObject({ ok: false, error: 'conflict', cart: { count: 3 } })
  })

  test('that takes out makes no cart', async () => {
    const owner = { customerId: await makeCustomer() }
    const variantId = await makeVariant()
    const { cart } = done(await writeLine({ owner, variantId, quantity: 0, version: 0 }))
    expect(cart).toMatchObject({ id: null, version: 0, lines: [] })
    expect(await findCart(owner)).toBeNull()
  })
})

describe('a write at a version', () => {
  test('is done once of fifty at once, and the others see what is there', async () => {
    const [first = '', second = ''] = await makeVariants([{}, {}])
    const owner = await makeGuest([{ variantId: first, quantity: 1 }])
    const { version } = await readCart(owner)
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        writeLine({ owner, variantId: index % 2 ? first : second, quantity: index + 2, version }),
      ),
    )
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    const after = await readCart(owner)
    expect(after.version).toBe(version + 1)
    for (const result of results) {
      if (!result.ok) expect(result).toMatchObject({ error: 'conflict', cart: { version: version + 1 } })
    }
  })

  test('changes, adds in order and takes out', async () => {
    const [first = '', second = ''] = await makeVariants([{ price: 100 }, { price: 30 }])
    const owner = await makeGuest([
      { variantId: second, quantity: 1 },
      { variantId: first, quantity: 2 },
    ])
    const cart = await readCart(owner)
    expect(cart.lines.map((line) => line.variantId)).toEqual([second, first])
    const changed = done(await writeLine({ owner, variantId: second, quantity: 5, version: cart.version }))
    expect(quantities(changed.cart)).toEqual([5, 2])
    expect(changed.cart).toMatchObject({ subtotal: 350, count: 7 })
    const taken = done(
      await writeLine({ owner, variantId: second, quantity: 0, version: changed.cart.version }),
    )
    expect(taken.cart.lines.map((line) => line.variantId)).toEqual([first])
  })

  test('gives no more than there is free, and says so', async () => {
    const variantId = await makeVariant({ stock: 7 })
    await db().variant.update({ where: { id: variantId }, data: { reserved: 3 } })
    const { cart } = done(await writeLine({ owner: null, variantId, quantity: 9_999, version: 0 }))
    expect(cart.lines[0]).toMatchObject({ quantity: 4, available: 4, capped: true })
  })

  test('gives no more than 99', async () => {
    const variantId = await makeVariant({ stock: 5000 })
    const { cart } = done(await writeLine({ owner: null, variantId, quantity: 100, version: 0 }))
    expect(cart.lines[0]).toMatchObject({ quantity: 99, available: 99, capped: true })
  })

  test('of a sold-out or unknown variant changes nothing', async () => {
    const [there = '', gone = ''] = await makeVariants([{}, { stock: 0 }])
    const owner = await makeGuest([{ variantId: there, quantity: 1 }])
    const before = await readCart(owner)
    const { version } = before
    expect(await writeLine({ owner, variantId: gone, quantity: 1, version })).toMatchObject({
      error: 'sold-out',
    })
    expect(await writeLine({ owner, variantId: randomUUID(), quantity: 1, version })).toMatchObject({
      error: 'unknown-variant',
    })
    expect(await writeLine({ owner: null, variantId: gone, quantity: 1, version: 0 })).toMatchObject({
      error: 'sold-out',
      cart: { id: null },
    })
    expect(await readCart(owner)).toEqual(before)
  })

  test('makes a cart of fifty different things at most', async () => {
    const variants = await makeVariants(Array.from({ length: 51 }, () => ({})))
    const owner = await makeGuest(variants.slice(0, 50).map((variantId) => ({ variantId, quantity: 1 })))
    const { version } = await readCart(owner)
    const last = variants[50] ?? ''
    expect(await writeLine({ owner, variantId: last, quantity: 1, version })).toMatchObject({ error: 'full' })
    const known = done(await writeLine({ owner, variantId: variants[49] ?? '', quantity: 2, version }))
    expect(known.cart.lines).toHaveLength(50)
  })
})

describe("another person's cart", () => {
  test('is not reached with its id, its version, or a wrong cookie', async () => {
    const variantId = await makeVariant()
    const owner = await makeGuest([{ variantId, quantity: 4 }])
    const theirs = await readCart(owner)
    const stranger = { tokenHash: sha256(theirs.id ?? '') }
    expect((await readCart(stranger)).lines).toEqual([])
    for (const other of [
      stranger,
      { customerId: await makeCustomer() },
      { customerId: randomUUID() },
      null,
    ]) {
      const result = await writeLine({ owner: other, variantId, quantity: 0, version: theirs.version })
      expect(result).toMatchObject({ ok: false, error: 'conflict', cart: { id: null, lines: [] } })
    }
    expect(await readCart(owner)).toEqual(theirs)
  })

  test('is not opened by a token that was made up', () => {
    for (const text of ['', 'x', 'a'.repeat(42), `${'a'.repeat(43)}'`, 'a'.repeat(4000)]) {
      expect(hashToken(text)).toBeNull()
    }
  })
})

describe('prices and stock that changed', () => {
  test('a changed price is told until it was seen', async () => {
    const variantId = await makeVariant({ price: 1000 })
    const owner = await makeGuest([{ variantId, quantity: 1 }])
    await db().variant.update({ where: { id: variantId }, data: { price: 1200 } })
    const cart = await readCart(owner)
    expect(cart.lines[0]).toMatchObject({ unitPrice: 1200, seenPrice: 1000, priceChanged: true })
    const unseen = done(
      await writeLine({ owner, variantId, quantity: 2, version: cart.version, seenPrice: 1000 }),
    )
    expect(unseen.cart.lines[0]).toMatchObject({ quantity: 2, priceChanged: true })
    const seen = done(
      await writeLine({ owner, variantId, quantity: 2, version: unseen.cart.version, seenPrice: 1200 }),
    )
    expect(seen.cart.lines[0]).toMatchObject({ seenPrice: 1200, priceChanged: false })
  })

  test('fewer pieces show as fewer, none as sold out and free of charge', async () => {
    const variantId = await makeVariant({ price: 500, stock: 8 })
    const owner = await makeGuest([{ variantId, quantity: 6 }])
    await db().variant.update({ where: { id: variantId }, data: { stock: 2 } })
    const fewer = await readCart(owner)
    expect(fewer.lines[0]).toMatchObject({ quantity: 2, available: 2, capped: true, soldOut: false })
    expect(fewer.subtotal).toBe(1000)
    await db().variant.update({ where: { id: variantId }, data: { stock: 0 } })
    const none = await readCart(owner)
    expect(none.lines[0]).toMatchObject({ quantity: 6, available: 0, capped: false, soldOut: true })
    expect(none.subtotal).toBe(0)
    const emptied = done(await writeLine({ owner, variantId, quantity: 0, version: none.version }))
    expect(emptied.cart.lines).toEqual([])
  })
})

describe('the body of a write', () => {
  test('holds whole numbers within bounds, and nothing else', () => {
    expect(lineInput.safeParse({ quantity: 0, version: 0 }).success).toBe(true)
    expect(lineInput.safeParse({ quantity: 9_999, version: 2_147_483_647, seenPrice: 1 }).success).toBe(true)
    for (const quantity of [-1, 1.5, 10_000, 1e300, Number.NaN, '2', null, undefined, [1], true]) {
      expect(lineInput.safeParse({ quantity, version: 0 }).success, String(quantity)).toBe(false)
    }
    for (const version of [-1, 0.5, 2_147_483_648, '0', null, undefined]) {
      expect(lineInput.safeParse({ quantity: 1, version }).success, String(version)).toBe(false)
    }
    for (const seenPrice of [0, -1, 1.5, 2_147_483_648, '1', null]) {
      expect(lineInput.safeParse({ quantity: 1, version: 0, seenPrice }).success).toBe(false)
    }
    expect(lineInput.safeParse(undefined).success).toBe(false)
  })
})
