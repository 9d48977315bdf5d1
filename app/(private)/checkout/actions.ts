'use server'

import { z } from 'zod'
import type { PlaceAnswer } from '@/components/checkout/use-checkout'
import { areDeclinesHigh, noteAnswer } from '@/lib/abuse/card-tries'
import { takeProof } from '@/lib/abuse/proof'
import { visitorOf } from '@/lib/accounts/request'
import { saveAddress } from '@/lib/addresses/saved-addresses'
import { guardAction } from '@/lib/auth/guard/action'
import { type Caller, reaches } from '@/lib/auth/levels'
import { readCookie } from '@/lib/auth/request'
import { readCart } from '@/lib/cart/cart'
import { mayTryCode, takeCodeOff } from '@/lib/cart/code'
import { writeHint } from '@/lib/cart/hint'
import { cartOwner } from '@/lib/cart/request'
import { addressSchema, emailSchema } from '@/lib/checkout/address'
import { inOneWord, tryCard } from '@/lib/checkout/card-tries'
import { fitCart } from '@/lib/checkout/fit-cart'
import { mayPay } from '@/lib/checkout/pending-order'
import { placeOrder as place } from '@/lib/checkout/place-order'
import { checkOrder, type Placement, stopApproval as stop } from '@/lib/checkout/placement'
import type { Choice } from '@/lib/checkout/price'
import { quoteOrder as quote } from '@/lib/checkout/quote'
import type { NewOrder } from '@/lib/checkout/reserve-order'
import { mayOpen, orderId } from '@/lib/orders/order'
import { fail, ok, type Result } from '@/lib/platform/result'
import { shippingMethodIds } from '@/lib/shipping/methods'
import { shop } from '@/lib/shop/client'
import { rememberLink, rememberOrder } from '../orders/remember-order'

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
    const asked = { owner, email: emailOf(caller), ...choice }
    if (!fit) return ok(await quote(asked))
    const fitted = await fitCart(asked)
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
  /** A card that was typed; or one of the customer's own, with a grant where it is asked for. */
  token: z.string().min(1, 'required').max(255).optional(),
  card: z.union([z.literal('default'), z.uuid()]).optional(),
  grant: z.uuid().optional(),
  keepAddress: z.literal('on').optional(),
})

/**
 * Places the order and lets this browser open its page. What stops it comes back with the quote of now,
 * under which the next try is made.
 */
export const placeOrder = guardAction(
  'placeOrder',
  z.intersection(orderForm, addressSchema),
  async ({ input, caller, proof }): Promise<Result<PlaceAnswer, 'invalid' | 'proof' | 'too-often'>> => {
    const { key, cartVersion, expectedTotal, method, email: typed, keepAddress, ...rest } = input
    const { token, card, grant, ...address } = rest
    const email = caller.level === 'guest' ? typed : caller.email
    if (!email) return fail('invalid', { email: 'required' })
    const owner = await cartOwner(caller)
    if (!owner) return ok({ outcome: 'empty', quote: null })

    const customerId = caller.level === 'guest' ? null : caller.customerId
    const wanted = { owner, customerId, key, cartVersion, expectedTotal, method, email, address }
    const paid = card
      ? await withSaved(wanted, { caller, card, grantId: grant ?? null })
      : await withTyped(wanted, { caller, token, proof })
    if (!paid.ok) return paid
    const placed = paid.data
    // What comes of it is not the order's concern.
    if (['placed', 'approval'].includes(placed.outcome) && keepAddress && caller.level === 'fresh')
      await saveAddress(caller.customerId, address)
    const remember = placed.outcome === 'in-progress' ? rememberLink : rememberOrder
    return answerTo(placed, caller, { country: address.country, method, email }, remember)
  },
)

/** By a card of the customer's own: how often that is tried is nobody's concern, for it is confirmed. */
async function withSaved(
  wanted: NewOrder,
  { caller, ...card }: { caller: Caller; card: string; grantId: string | null },
) {
  if (caller.level === 'guest' || !reaches(caller, 'remembered')) return fail('invalid')
  return ok(await place({ ...wanted, token: null, savedCard: { caller, ...card } }))
}

/**
 * By a card that was typed, which may be one of a thousand that somebody tries out: a stranger hands in a proof of work
 * while banks decline a lot of what is typed here.
 */
async function withTyped(
  wanted: NewOrder,
  { caller, token, proof }: { caller: Caller; token: string | undefined; proof: string | undefined },
) {
  if (!token) return fail('invalid', { token: 'required' })
  const { browserHash, network } = await visitorOf(caller)
  // Whether the cart's code is good for the address that was typed shows in the answer, so each such try counts.
  const allowed =
    caller.level === 'guest' ? await mayTryCode({ owner: wanted.owner, browserHash, network }) : ok()
  if (!allowed.ok) return allowed
  const isStranger = !reaches(caller, 'remembered')
  if (isStranger && (await areDeclinesHigh())) {
    if (!(await takeProof(proof, { purpose: 'card', browserHash }))) return fail('proof')
  }
  return tryCard({ browserHash, network, token }, () => place({ ...wanted, token }))
}

const approvalForm = z.object({ orderId, country: z.enum(shop.countries), method })

/** How the order stands after its shopper was asked by their bank, or the bank's question once more. */
export const checkApproval = guardAction('checkApproval', approvalForm, ({ input, caller }) =>
  followUp(checkOrder, input, caller),
)

/** Stops the payment that waits for the bank, so that another card can pay. */
export const stopApproval = guardAction('stopApproval', approvalForm, ({ input, caller }) =>
  followUp(stop, input, caller),
)

async function followUp(
  ask: (orderId: string) => Promise<Placement>,
  { orderId: id, ...choice }: z.infer<typeof approvalForm>,
  caller: Caller,
): Promise<Result<PlaceAnswer, 'invalid'>> {
  // Who signed in meanwhile has another cart, and the browser that placed the order may still open it.
  const mine =
    (await mayPay(id, await cartOwner(caller))) ||
    (await mayOpen(caller, await readCookie('orders'), id)) === 'everything'
  // Whoever placed it sees all of it already: following it up shows nobody more than they saw.
  if (!mine) return fail('invalid')
  const placed = await ask(id)
  if (placed.outcome === 'placed' && placed.status === 'paid') await noteAnswer(await visitorOf(caller), id)
  return answerTo(placed, caller, choice, rememberLink)
}

/** A guest's is not known before they order. */
const emailOf = (caller: Caller) => (caller.level === 'guest' ? null : caller.email)

type Made = Extract<Placement, { outcome: 'placed' | 'in-progress' | 'approval' }>

/** Whether there is an order now. */
const isMade = (placed: Placement): placed is Made =>
  ['placed', 'in-progress', 'approval'].includes(placed.outcome)

/** What the page is told: where to go on, or what came in the way and the quote of now. */
async function answerTo(
  placed: Placement,
  caller: Caller,
  choice: Choice & { email?: string },
  remember: typeof rememberOrder,
): Promise<Result<PlaceAnswer, never>> {
  if (isMade(placed)) {
    const id = placed.outcome === 'approval' ? placed.approval.orderId : placed.orderId
    await remember(caller, id)
    await writeHint({
      count: (await readCart(await cartOwner(caller))).count,
      signedIn: caller.level !== 'guest',
    })
    return ok(placed.outcome === 'approval' ? placed : { outcome: 'placed', orderId: id })
  }
  const told = reaches(caller, 'remembered') ? placed : inOneWord(placed)
  const owner = await cartOwner(caller)
  const now = owner && (await quote({ owner, email: emailOf(caller), ...choice }))
  // Said once: a guest's next quote knows no address to count the code's uses by.
  if (now?.code?.problem === 'unfit') await takeCodeOff(owner)
  return ok({ ...told, quote: now })
}
