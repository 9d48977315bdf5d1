'use server'

import { z } from 'zod'
import { guardAction } from '@/lib/auth/guard/action'
import { claimOrder as claim, letOrderGo as letGo, openClaimed } from '@/lib/orders/claims'
import { fail } from '@/lib/platform/result'

const named = z.object({ ref: z.string().max(64) })

/** "This is mine": one order that was placed as a guest with the account's proven address. */
export const claimOrder = guardAction('claimOrder', named, async ({ input, caller }) =>
  caller.level === 'guest' ? fail('gone') : claim(caller.customerId, input.ref),
)

/** "Not mine." */
export const letOrderGo = guardAction('letOrderGo', named, async ({ input, caller }) =>
  caller.level === 'guest' ? fail('gone') : letGo(caller.customerId, input.ref),
)

/** Opens a claimed order's details by its number and postal code. */
export const openClaimedOrder = guardAction(
  'openClaimedOrder',
  z.object({ number: z.string().max(40), postalCode: z.string().max(20) }),
  async ({ input, caller }) =>
    caller.level === 'guest' ? fail('wrong') : openClaimed(caller.customerId, input),
)
