import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { readCart } from './cart'
import { claimGuestCart } from './claim'
import { sweepCarts } from './sweep'
import { makeCustomer, makeGuest, makeVariant } from './test-goods'
import { writeLine } from './write-line'

type Owner = { tokenHash: Uint8Array<ArrayBuffer> } | { customerId: string }

const age = (owner: Owner, days: number) => db().$executeRaw`
  UPDATE cart SET changed_at = changed_at - ${days}::int * interval '1 day',
    merged_at = merged_at - ${days}::int * interval '1 day'
  WHERE token_hash = ${'tokenHash' in owner ? owner.tokenHash : null}
    OR customer_id = ${'customerId' in owner ? owner.customerId : null}::uuid`

const rows = (owner: Owner) => db().cart.count({ where: owner })

test('a guest’s cart is forgotten 60 days after its last change, with its lines', async () => {
  const variantId = await makeVariant()
  const [old, young] = [
    await makeGuest([{ variantId, quantity: 2 }]),
    await makeGuest([{ variantId, quantity: 3 }]),
  ]
  await age(old, 61)
  await age(young, 59)
  await sweepCarts()
  expect(await rows(old)).toBe(0)
  expect(await db().cartLine.count({ where: { variantId } })).toBe(1)
  expect((await readCart(young)).count).toBe(3)
  // Its cookie opens nothing any more, and gets another cart as soon as something is put into it.
  const written = await writeLine({ owner: old, variantId, quantity: 1, version: 0 })
  expect(written).toMatchObject({ ok: true, data: { cart: { count: 1 }, newToken: expect.any(String) } })
})

test('what went into a customer’s cart is forgotten after a day, the customer’s never', async () => {
  const variantId = await makeVariant()
  const customerId = await makeCustomer()
  const claimed = await Promise.all([1, 2].map((quantity) => makeGuest([{ variantId, quantity }])))
  for (const { tokenHash } of claimed)
    await db().$transaction((tx) => claimGuestCart(tx, { guestTokenHash: tokenHash, customerId }))
  const [yesterday, today] = claimed
  if (!yesterday || !today) throw new Error('two were made')
  await age(yesterday, 2)
  await age({ customerId }, 400)
  await sweepCarts()
  expect(await rows(yesterday)).toBe(0)
  expect(await rows(today)).toBe(1)
  expect((await readCart({ customerId })).count).toBe(3)
})
