'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { endDevice as end, endOtherDevices as endOthers } from '@/lib/auth/devices'
import { guardAction } from '@/lib/auth/guard/action'
import { fail, ok } from '@/lib/platform/result'

/** Signs out on one other device. */
export const endDevice = guardAction(
  'endDevice',
  z.object({ device: z.uuid() }),
  async ({ input, caller }) => {
    if (caller.level === 'guest') return fail('sign-in')
    await end(caller, input.device)
    refresh()
    return ok()
  },
)

/** Signs out everywhere but here. */
export const endOtherDevices = guardAction('endOtherDevices', z.object({}), async ({ caller }) => {
  if (caller.level === 'guest') return fail('sign-in')
  const ended = await endOthers(caller)
  refresh()
  return ok({ ended })
})
