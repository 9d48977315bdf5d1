'use server'

import { z } from 'zod'
import { currentNetwork } from '@/lib/abuse/request'
import { readEmailAddress } from '@/lib/accounts/email-address'
import { ceremonyBrowser } from '@/lib/auth/ceremony-browser'
import { guardAction } from '@/lib/auth/guard/action'
import { putCode, takeCodeOff } from '@/lib/cart/code'
import { cartOwner } from '@/lib/cart/request'
import { fail, ok } from '@/lib/platform/result'

/** Puts a discount code on the cart. What it is worth, the next quote says. */
export const enterDiscount = guardAction(
  'enterDiscount',
  z.object({ code: z.string().min(1, 'required').max(4_000) }),
  async ({ input: { code }, caller }) => {
    const put = await putCode({
      owner: await cartOwner(caller),
      typed: code,
      emailKey: caller.level === 'guest' ? null : (readEmailAddress(caller.email)?.key ?? null),
      browserHash: await ceremonyBrowser(),
      network: await currentNetwork(),
    })
    return !put.ok && put.error === 'code-unfit' ? fail('code-unfit', { code: 'code-unfit' }) : put
  },
)

/** Takes the code off the cart. */
export const removeDiscount = guardAction('removeDiscount', z.object({}), async ({ caller }) => {
  await takeCodeOff(await cartOwner(caller))
  return ok()
})
