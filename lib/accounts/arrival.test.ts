import { expect, test } from 'vitest'
import { newVisitor } from '@/lib/auth/passkeys/testing/people'
import { makeCustomer, makeGuest, makeVariants } from '@/lib/cart/test-goods'
import { transaction } from '@/lib/platform/db'
import { letIn } from './door'

// What a person is told of the cart that came in with them.

type Pieces = { variantId: string; quantity: number }[]

async function arrive(customerId: string, pieces: Pieces, kind: 'full' | 'limited' = 'full') {
  const { tokenHash: cartHash } = await makeGuest(pieces)
  const by = kind === 'full' ? 'passkey' : 'mailed-code'
  return transaction((tx) => letIn(tx, { customerId, kind, by }, { ...newVisitor(), cartHash }))
}

test('into an empty cart it comes without a word, into one that holds something it is news', async () => {
  const [mug = '', hook = ''] = await makeVariants([{}, {}])
  const customerId = await makeCustomer()
  expect(await arrive(customerId, [{ variantId: mug, quantity: 2 }])).toMatchObject({
    cartCount: 2,
    merged: [],
  })
  const pieces = [
    { variantId: mug, quantity: 1 },
    { variantId: hook, quantity: 4 },
  ]
  expect(await arrive(customerId, pieces)).toMatchObject({
    cartCount: 7,
    merged: [
      { variantId: mug, before: 2, after: 3 },
      { variantId: hook, before: 0, after: 4 },
    ],
  })
})

test('where all that was free is in the cart already, nothing came', async () => {
  const [last = ''] = await makeVariants([{ stock: 1 }])
  const customerId = await makeCustomer()
  await arrive(customerId, [{ variantId: last, quantity: 1 }])
  expect(await arrive(customerId, [{ variantId: last, quantity: 1 }])).toMatchObject({
    cartCount: 1,
    merged: [],
  })
})

test('a limited session brings nothing into the account', async () => {
  const [mug = ''] = await makeVariants([{}])
  const customerId = await makeCustomer()
  await arrive(customerId, [{ variantId: mug, quantity: 2 }])
  const entered = await arrive(customerId, [{ variantId: mug, quantity: 1 }], 'limited')
  expect(entered).toMatchObject({ cartCount: 1, merged: [] })
})
