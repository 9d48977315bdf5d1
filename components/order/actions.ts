'use server'

import { z } from 'zod'
import { codeField } from '@/lib/accounts/mailed-codes'
import { askOrderCode as mailCode, enterOrderCode as tryCode } from '@/lib/accounts/open-order'
import { visitorOf } from '@/lib/accounts/request'
import { guardAction } from '@/lib/auth/guard/action'
import { readCookie } from '@/lib/auth/request'
import { cartOwner, keepCart } from '@/lib/cart/request'
import { actingOn } from '@/lib/orders/acting'
import { buyAgain as buy } from '@/lib/orders/buy-again'
import { type CancelProblem, cancelOrder as cancel } from '@/lib/orders/cancel'
import { orderId } from '@/lib/orders/order'
import { returnReasons } from '@/lib/orders/return-reasons/client'
import { askReturn as ask, type ReturnProblem } from '@/lib/orders/returns'
import { fail, ok, type Result } from '@/lib/platform/result'

// Whether somebody may is asked for the very order that they name; no answer tells whether there is such an order.

const named = z.object({ id: orderId })

/** Calls off a paid order that was not sent yet. */
export const cancelOrder = guardAction(
  'cancelOrder',
  named,
  async ({ input: { id }, caller }): Promise<Result<{ refund: number }, CancelProblem | 'not-open'>> => {
    const actor = await actingOn(caller, await readCookie('orders'), id)
    return actor ? cancel(id, actor) : fail('not-open')
  },
)

const quantity = z
  .string()
  .regex(/^\d{1,2}$/)
  .transform(Number)

/** "quantity-0": how many pieces of the order's first line. */
const returnForm = z
  .object({ id: orderId, reason: z.enum(returnReasons, 'reason') })
  .catchall(z.string())
  .transform(({ id, reason, ...rest }, context) => {
    const lines = Object.entries(rest).flatMap(([name, typed]) => {
      const position = /^quantity-(\d{1,4})$/.exec(name)?.[1]
      if (position === undefined) return []
      const read = quantity.safeParse(typed)
      if (!read.success) context.addIssue({ code: 'custom', path: [name], message: 'quantity' })
      return [{ position: Number(position), quantity: read.data ?? 0 }]
    })
    return { id, reason, lines }
  })

/** Asks to send pieces of a sent order back. */
export const askReturn = guardAction(
  'askReturn',
  returnForm,
  async ({ input, caller }): Promise<Result<undefined, ReturnProblem | 'not-open'>> => {
    const { id, ...wanted } = input
    const actor = await actingOn(caller, await readCookie('orders'), id)
    if (!actor) return fail('not-open')
    const asked = await ask(id, wanted, actor)
    return asked.ok ? ok() : asked
  },
)

/** Puts what the order held into this browser's cart. */
export const buyAgain = guardAction('buyAgain', named, async ({ input: { id }, caller }) => {
  if (!(await actingOn(caller, await readCookie('orders'), id, 'things'))) return fail('not-open')
  const { cart, newToken, ...told } = await buy(id, await cartOwner(caller))
  await keepCart(caller, cart, newToken)
  return ok(told)
})

/** Mails a code to the address of a guest's order whose link this browser holds. */
export const askOrderCode = guardAction('askOrderCode', named, async ({ input: { id }, caller }) => {
  const guestToken = await readCookie('orders')
  return mailCode({ orderId: id, guestToken, visitor: await visitorOf(caller) })
})

/** Opens all of a guest's order in this browser by the code. */
export const enterOrderCode = guardAction(
  'enterOrderCode',
  z.object({ id: orderId, code: codeField }),
  async ({ input: { id, code }, caller }) => {
    const guestToken = await readCookie('orders')
    return tryCode({ orderId: id, guestToken, visitor: await visitorOf(caller), code })
  },
)
