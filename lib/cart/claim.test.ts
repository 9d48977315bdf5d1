import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { newToken, sha256 } from '@/lib/platform/random'
import { readCart } from './cart'
import { claimGuestCart } from './claim'
import { makeCustomer, makeGuest, makeVariant, makeVariants } from './test-goods'
import { writeLine } from './write-line'

const claim = (guestTokenHash: Uint8Array<ArrayBuffer> | null, customerId: string) =>
  db().$transaction((tx) => claimGuestCart(tx, { guestTokenHash, customerId }))

/** A customer with these pieces in the cart. */
async function customerWith(lines: { variantId: string; quantity: number }[]) {
  const customerId = await makeCustomer()
  await claim((await makeGuest(lines)).tokenHash, customerId)
  return customerId
}

const contents = async (customerId: string) =>
  Object.fromEntries((await readCart({ customerId })).lines.map((line) => [line.variantId, line.quantity]))

test('quantities add up as far as pieces are free, and the guest is left with nothing', async () => {
  const [both = '', scarce = '', fresh = '', many = ''] = await makeVariants([
    {},
    { stock: 5 },
    {},
    { stock: 5000 },
  ])
  const customerId = await customerWith([
    { variantId: both, quantity: 2 },
    { variantId: scarce, quantity: 4 },
    { variantId: many, quantity: 60 },
  ])
  const guest = await makeGuest([
    { variantId: both, quantity: 3 },
    { variantId: scarce, quantity: 4 },
    { variantId: fresh, quantity: 1 },
    { variantId: many, quantity: 60 },
  ])
  const before = await readCart({ customerId })
  const { count, merged } = await claim(guest.tokenHash, customerId)
  expect(merged).toEqual([
    { variantId: both, before: 2, after: 5 },
    { variantId: scarce, before: 4, after: 5 },
    { variantId: fresh, before: 0, after: 1 },
    { variantId: many, before: 60, after: 99 },
  ])
  expect(await contents(customerId)).toEqual({ [both]: 5, [scarce]: 5, [fresh]: 1, [many]: 99 })
  expect(count).toBe(110)
  expect((await readCart({ customerId })).version).toBe(before.version + 1)

  expect(await readCart(guest)).toMatchObject({ id: null, version: 0, lines: [] })
  const late = await writeLine({ owner: guest, variantId: both, quantity: 9, version: 5 })
  expect(late).toMatchObject({ ok: false, error: 'conflict' })
  expect(await db().cartLine.count({ where: { cart: guest } })).toBe(0)
})

test('claimed twenty times at once, it is merged once', async () => {
  const variantId = await makeVariant()
  const customerId = await customerWith([{ variantId, quantity: 1 }])
  const guest = await makeGuest([{ variantId, quantity: 4 }])
  const answers = await Promise.all(Array.from({ length: 20 }, () => claim(guest.tokenHash, customerId)))
  expect(answers.filter((answer) => answer.merged.length > 0)).toHaveLength(1)
  expect(await contents(customerId)).toEqual({ [variantId]: 5 })
})

test('two customers cannot both have it', async () => {
  const variantId = await makeVariant()
  const guest = await makeGuest([{ variantId, quantity: 2 }])
  const customers = [await makeCustomer(), await makeCustomer()]
  await Promise.all(customers.map((customerId) => claim(guest.tokenHash, customerId)))
  const counts = await Promise.all(
    customers.map(async (customerId) => (await readCart({ customerId })).count),
  )
  expect(counts.sort()).toEqual([0, 2])
})

test('two browsers of one customer at once: both come in, into one cart', async () => {
  const variantId = await makeVariant()
  const customerId = await makeCustomer()
  const guests = await Promise.all([2, 3].map((quantity) => makeGuest([{ variantId, quantity }])))
  await Promise.all(guests.map((guest) => claim(guest.tokenHash, customerId)))
  expect(await contents(customerId)).toEqual({ [variantId]: 5 })
  expect(await db().cart.count({ where: { customerId } })).toBe(1)
})

test('a write at the same moment is in the merged cart, or refused: never lost', async () => {
  const variantId = await makeVariant()
  for (let round = 0; round < 20; round++) {
    const customerId = await makeCustomer()
    const guest = await makeGuest([{ variantId, quantity: 1 }])
    const { version } = await readCart(guest)
    const [write] = await Promise.all([
      writeLine({ owner: guest, variantId, quantity: 2, version }),
      claim(guest.tokenHash, customerId),
    ])
    expect(await contents(customerId)).toEqual({ [variantId]: write.ok ? 2 : 1 })
  }
})

test('a rollback claims nothing', async () => {
  const variantId = await makeVariant()
  const customerId = await makeCustomer()
  const guest = await makeGuest([{ variantId, quantity: 2 }])
  const undone = db().$transaction(async (tx) => {
    await claimGuestCart(tx, { guestTokenHash: guest.tokenHash, customerId })
    throw new Error('the sign-in failed')
  })
  await expect(undone).rejects.toThrow('the sign-in failed')
  expect((await readCart(guest)).count).toBe(2)
  expect((await readCart({ customerId })).id).toBeNull()
})

test('no cookie, an unknown one and an empty cart bring nothing', async () => {
  const variantId = await makeVariant()
  const customerId = await customerWith([{ variantId, quantity: 2 }])
  const before = await readCart({ customerId })
  for (const tokenHash of [null, sha256(newToken()), (await makeGuest([])).tokenHash]) {
    expect(await claim(tokenHash, customerId)).toEqual({ count: 2, merged: [] })
  }
  expect(await readCart({ customerId })).toEqual(before)
})

test('what sold out meanwhile keeps its line, and says so', async () => {
  const variantId = await makeVariant({ stock: 3 })
  const customerId = await makeCustomer()
  const guest = await makeGuest([{ variantId, quantity: 3 }])
  await db().variant.update({ where: { id: variantId }, data: { stock: 0 } })
  expect(await claim(guest.tokenHash, customerId)).toMatchObject({ merged: [{ before: 0, after: 3 }] })
  expect((await readCart({ customerId })).lines[0]).toMatchObject({ soldOut: true, quantity: 3 })
})

test('fifty different things at most: those that are there stay, the first that come are taken', async () => {
  const variants = await makeVariants(Array.from({ length: 60 }, () => ({})))
  const line = (variantId: string) => ({ variantId, quantity: 1 })
  const customerId = await customerWith(variants.slice(0, 45).map(line))
  const guest = await makeGuest(variants.slice(40, 60).map(line))
  const { count, merged } = await claim(guest.tokenHash, customerId)
  expect(merged.map(({ variantId }) => variantId)).toEqual(variants.slice(40, 50))
  expect(Object.keys(await contents(customerId)).sort()).toEqual(variants.slice(0, 50).sort())
  expect(count).toBe(55)
})
