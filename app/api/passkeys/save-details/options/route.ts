import { z } from 'zod'
import { visitorOf } from '@/lib/accounts/request'
import { saveDetailsOptions } from '@/lib/accounts/save-details'
import { answer, guardRoute } from '@/lib/auth/guard/route'
import { readCookie } from '@/lib/auth/request'
import { mayOpen, orderId } from '@/lib/orders/order'

const shape = { body: z.strictObject({ orderId }) }

/** What a guest's browser needs to save its details; 403 where it may not, or is signed in. */
export const POST = guardRoute('POST /api/passkeys/save-details/options', shape, async ({ caller, body }) => {
  const access = await mayOpen(caller, await readCookie('orders'), body.orderId)
  if (caller.level !== 'guest' || access !== 'everything') return answer({ error: 'refused' }, 403)
  const options = await saveDetailsOptions(body.orderId, await visitorOf(caller))
  return options ? answer(options) : answer({ error: 'refused' }, 403)
})
