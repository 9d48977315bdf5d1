import { z } from 'zod'
import { visitorOf } from '@/lib/accounts/request'
import { answer, guardRoute } from '@/lib/auth/guard/route'
import { askFor } from '@/lib/auth/step-up/confirm'
import { actionName, policies } from '@/lib/protection/policies'

const shape = { body: z.strictObject({ action: actionName, input: z.unknown() }) }

/**
 * Asks for a confirmation of one change: 200 with the ceremony's options and the change in the server's words; 404
 * where it is about nothing of the customer's, 409 where a hold refuses it for now.
 */
export const POST = guardRoute('POST /api/step-up/options', shape, async ({ caller, body }) => {
  if (caller.level === 'guest') return answer({ error: 'sign-in' }, 401)
  const { browserHash } = await visitorOf(caller)
  const asked = await askFor(policies[body.action], caller, browserHash, body.input)
  if (asked.ok) return answer(asked.data)
  return answer({ error: asked.error, ...asked.fields }, asked.error === 'held' ? 409 : 404)
})
