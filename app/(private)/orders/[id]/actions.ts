'use server'

import { z } from 'zod'
import { guardAction } from '@/lib/auth/guard/action'
import { markOpened } from '@/lib/orders/claims'
import { knowsSecret } from '@/lib/orders/guest-access'
import { orderId } from '@/lib/orders/order'
import { fail, ok } from '@/lib/platform/result'
import { rememberLink } from '../remember-order'

/** Shows this browser the things of an order, by the secret of the link in its mail. */
export const openOrder = guardAction(
  'openOrder',
  z.object({ id: orderId, secret: z.string().max(100) }),
  async ({ input: { id, secret }, caller }) => {
    if (!(await knowsSecret(id, secret))) return fail('wrong-secret')
    if (caller.level !== 'guest' && caller.level !== 'limited') await markOpened(caller.customerId, id)
    await rememberLink(caller, id)
    return ok()
  },
)
