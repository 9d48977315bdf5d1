'use server'

import { z } from 'zod'
import type { PlaceAnswer } from '@/components/checkout/use-checkout'
import { saveAddress } from '@/lib/addresses/saved-addresses'
import { guardAction } from '@/lib/auth/guard/action'
import { readCart } from '@/lib/cart/cart'
import { writeHint } from '@/lib/cart/hint'
import { cartOwner } from '@/lib/cart/request'
import { addressSchema, emailSchema } from '@/lib/checkout/address'
import { fitCart } from '@/lib/checkout/fit-cart'
import { placeOrder as place } from '@/lib/checkout/place-order'
import { quoteOrder as quote } from '@/lib/checkout/quote'
import { fail, ok, type Result } from '@/lib/platform/result'
import { shippingMethodIds } from '@/lib/shipping/methods'
import { shop } from '@/lib/shop/client'
import { rememberOrder } from '../orders/remember-order'

const int4 = 2_147_483_647
const count = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number)
  .pipe(z.int().max(int4))
const method = z.enum(shippingMethodIds)

/** What the cart costs now; with `fit`, after taking out of it what cannot be had. Null where it is empty. */
export const quoteOrder = guardAction(
  'quoteOrder',
  z.object({ country: z.enum(shop.countries), method, fit: z.literal('1').optional() }),
  async ({ input: { fit, ...choice }, caller }) => {
    const owner = await cartOwner(caller)
    if (!owner) return ok(null)
    if (!fit) return ok(await quote({ owner, ...choice }))
    const fitted = await fitCart({ owner, ...choice })
    await writeHint({ count: (await readCart(owner)).count, signedIn: caller.level !== 'guest' })
    return ok(fitted)
  },
)

const orderForm = z.object({
  key: z.uuid(),
  cartVersion: count,
  expectedTotal: count,
  method,
  email: emailSchema.optional(),
  token: z.string().min(1, 'required').max(255),
  keepAddress: z.literal('on').optional(),
})

/**
 * Places the order and lets this browser open its page. What stops it comes back with the quote of now,
 * under which the next try is made.
 */
export const placeOrder = guardAction(
  'placeOrder',
  z.intersection(orderForm, addressSchema),
  async ({ input, caller }): Promise<Result<PlaceAnswer, 'invalid'>> => {
    const { key, cartVersion, expectedTotal, method, token, email: typed, keepAddress, ...address } = input
    const email = caller.level === 'guest' ? typed : caller.email
    if (!email) return fail('invalid', { email: 'required' })
    const owner = await cartOwner(caller)
    if (!owner) return ok({ outcome: 'empty', quote: null })

    const customerId = caller.level === 'guest' ? null : caller.customerId
    const wanted = { owner, customerId, key, cartVersion, expectedTotal, method, email, address }
    const placed = await place({ ...wanted, token })
    if (placed.outcome === 'placed' || placed.outcome === 'in-progress') {
      await rememberOrder(caller, placed.orderId)
      // What comes of it is not the order's concern.
      if (keepAddress && caller.level === 'fresh') await saveAddress(caller.customerId, address)
      await writeHint({ count: (await readCart(owner)).count, signedIn: caller.level !== 'guest' })
      return ok({ outcome: 'placed', orderId: placed.orderId })
    }
    return ok({ ...placed, quote: await quote({ owner, country: address.country, method }) })
  },
)
