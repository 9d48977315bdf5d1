import { visitorOf } from '@/lib/accounts/request'
import { answer, askAgain, guardRoute } from '@/lib/auth/guard/route'
import { assertionResponse } from '@/lib/auth/passkeys/responses'
import { bringRaisedToken } from '@/lib/auth/request'
import { ceremonyMayGoOn } from '@/lib/auth/sessions'
import { answerStepUp } from '@/lib/auth/step-up/answer'

const shape = { body: assertionResponse }

/**
 * Takes a confirmation: 200 with the grant for that change, and the session's next token, which is fresh; or 400 with
 * one and the same body whatever was not right. 409 asks to send the same again in a moment.
 */
export const POST = guardRoute('POST /api/step-up', shape, async ({ caller, body }) => {
  if (caller.level === 'guest') return answer({ error: 'sign-in' }, 401)
  if (!(await ceremonyMayGoOn(caller))) return askAgain()
  const { customerId, sessionId } = caller
  const { browserHash } = await visitorOf(caller)
  const granted = await answerStepUp({ customerId, sessionId, browserHash }, body)
  if (!granted.ok) return answer({ error: granted.error }, 400)
  await bringRaisedToken(sessionId, 'assertion')
  return answer({ grant: granted.data.grantId })
})
