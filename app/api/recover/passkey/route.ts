import { makeRecoveryPasskey } from '@/lib/accounts/recovery/finish'
import { visitorOf, welcome } from '@/lib/accounts/request'
import { answer, askAgain, guardRoute } from '@/lib/auth/guard/route'
import { registrationResponse } from '@/lib/auth/passkeys/responses'
import { ceremonyMayGoOn } from '@/lib/auth/sessions'

const shape = { body: registrationResponse }

/**
 * Finishes a recovery with its one passkey and opens a full session; 400 with one and the same body whatever was
 * not right, 409 to send the same again in a moment.
 */
export const POST = guardRoute('POST /api/recover/passkey', shape, async ({ caller, body }) => {
  if (caller.level === 'guest') return answer({ error: 'sign-in' }, 401)
  if (!(await ceremonyMayGoOn(caller))) return askAgain()
  const entered = await makeRecoveryPasskey(body, caller, await visitorOf(caller))
  if (!entered.ok) return answer({ error: entered.error }, 400)
  await welcome(entered.data)
  return answer({ session: entered.data.session.kind })
})
