import { visitorOf } from '@/lib/accounts/request'
import { answer, guardRoute } from '@/lib/auth/guard/route'
import { assertionResponse } from '@/lib/auth/passkeys/responses'
import { answerStepUp } from '@/lib/auth/step-up/answer'

const shape = { body: assertionResponse }

/** Takes a confirmation: 200 with the grant for that change, or 400 with one and the same body whatever was not right. */
export const POST = guardRoute('POST /api/step-up', shape, async ({ caller, body }) => {
  if (caller.level === 'guest') return answer({ error: 'sign-in' }, 401)
  const { customerId, sessionId } = caller
  const { browserHash } = await visitorOf(caller)
  const granted = await answerStepUp({ customerId, sessionId, browserHash }, body)
  if (!granted.ok) return answer({ error: granted.error }, 400)
  return answer({ grant: granted.data.grantId })
})
