import { afterAll, beforeAll, expect, it } from 'vitest'
import { readCart } from '@/lib/cart/cart'
import { claimGuestCart } from '@/lib/cart/claim'
import { db, transaction } from '@/lib/platform/db'
import { mayPay } from './pending-order'
import { placeOrder } from './place-order'
import { checkOrder } from './placement'
import { quoteOrder } from './quote'
import { cartWithCode, makeDiscount } from './testing/discounts'
import { makeCart, makeCustomer, makeVariant, type Owner, orderFrom, startPayments } from './testing/shop'

// A guest signs in while their order is being paid: what is in their cart goes into the customer's, and must not be
// bought a second time from there.

let payments: Awaited<ReturnType<typeof startPayments>>
beforeAll(async () => {
  payments = await startPayments()
})
afterAll(async () => {
  await payments.end()
  await db().$disconnect()
})

async function signIn(guest: Owner): Promise<{ customerId: string }> {
  if (!('tokenHash' in guest)) throw new Error('a guest has a token')
  const { customerId } = await makeCustomer()
  await transaction((tx) => claimGuestCart(tx, { guestTokenHash: guest.tokenHash, customerId }))
  return { customerId }
}

it('what was bought leaves the cart that it went into, with its code', async () => {
  const [bought, later] = [await makeVariant(), await makeVariant()]
  const discount = await makeDiscount({ kind: 'percent', value: 1000 })
  const guest = await cartWithCode({ [bought]: 2 }, discount.id)
  const wanted = { ...(await orderFrom(guest)), token: await payments.pay() }
  await payments.fault('delay', { match: '/confirm', seconds: 2 })
  const placing = placeOrder(wanted)
  const isBeingPaid = () => db().order.count({ where: { key: wanted.key, payment: 'made' } })
  await expect.poll(isBeingPaid, { timeout: 10_000 }).toBe(1)
  const customer = await signIn(guest)
  const cart = await db().cart.findFirstOrThrow({ where: customer })
  await db().cartLine.create({ data: { cartId: cart.id, variantId: later, quantity: 1, seenPrice: 2500 } })
  const placed = await placing
  expect(placed).toMatchObject({ outcome: 'placed', status: 'paid' })

  const { lines, version } = await readCart(customer)
  expect(lines.map(({ variantId, quantity }) => [variantId, quantity])).toEqual([[later, 1]])
  expect(version).not.toBe(cart.version)
  expect(await db().cart.findFirstOrThrow({ where: customer })).toMatchObject({ discountId: null })
  // The answer was lost: it is asked again, by a customer now.
  expect(await placeOrder({ ...wanted, owner: customer, ...customer })).toEqual(placed)
  const stranger = await makeCustomer()
  expect(await placeOrder({ ...wanted, owner: { customerId: stranger.customerId } })).toEqual({
    outcome: 'key-used',
  })
})

it('while the bank asks, the same things are not bought again from the customer’s cart', async () => {
  const variant = await makeVariant()
  const guest = await makeCart({ [variant]: 1 })
  const first = await placeOrder({
    ...(await orderFrom(guest)),
    token: await payments.pay('pm_card_threeDSecure2Required'),
  })
  if (first.outcome !== 'approval') throw new Error('the bank did not ask')
  const { orderId, clientSecret } = first.approval
  const customer = await signIn(guest)
  expect(await mayPay(orderId, customer)).toBe(true)
  expect(await mayPay(orderId, { customerId: (await makeCustomer()).customerId })).toBe(false)
  const again = { ...(await orderFrom(customer)), token: await payments.pay() }
  expect(await placeOrder(again)).toMatchObject({ outcome: 'approval', approval: { orderId } })

  await payments.challenge(clientSecret, 'approve')
  expect(await checkOrder(orderId)).toMatchObject({ outcome: 'placed', status: 'paid' })
  expect(await quoteOrder({ owner: customer, country: 'IE', method: 'standard' })).toBeNull()
  expect(await placeOrder(again)).toEqual({ outcome: 'empty' })
})
