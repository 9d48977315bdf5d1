'use server'

import { z } from 'zod'
import { removePasskey as remove } from '@/lib/accounts/own-passkeys'
import { visitorOf } from '@/lib/accounts/request'
import { guardAction } from '@/lib/auth/guard/action'
import { passkeyNameField, renamePasskey as rename } from '@/lib/auth/passkeys/own-passkeys'
import { bringRaisedToken } from '@/lib/auth/request'
import { fail } from '@/lib/platform/result'

/** Calls one of the customer's own passkeys something else. */
export const renamePasskey = guardAction(
  'renamePasskey',
  z.object({ passkeyId: z.uuid(), name: passkeyNameField }),
  async ({ input: { passkeyId, name }, caller }) =>
    caller.level === 'guest' ? fail('gone') : rename(caller.customerId, passkeyId, name),
)

/** Removes one of the customer's own passkeys, by the grant for exactly that. */
export const removePasskey = guardAction(
  'removePasskey',
  z.object({ passkeyId: z.uuid(), grant: z.uuid(), endOthers: z.enum(['yes', 'no']) }),
  async ({ input: { passkeyId, grant, endOthers }, caller }) => {
    if (caller.level === 'guest') return fail('gone')
    const asked = { passkeyId, grantId: grant, endOthers: endOthers === 'yes' }
    const removed = await remove(caller, await visitorOf(caller), asked)
    if (removed.ok) await bringRaisedToken(caller.sessionId, 'change')
    return removed
  },
)
