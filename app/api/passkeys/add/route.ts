import { z } from 'zod'
import { addPasskey } from '@/lib/accounts/own-passkeys'
import { visitorOf } from '@/lib/accounts/request'
import { answer, askAgain, guardRoute } from '@/lib/auth/guard/route'
import { registrationResponse } from '@/lib/auth/passkeys/responses'
import { bringRaisedToken } from '@/lib/auth/request'
import { ceremonyMayGoOn } from '@/lib/auth/sessions'

const shape = {
  body: z.strictObject({ grant: z.uuid(), endOthers: z.boolean(), response: registrationResponse }),
}

/**
 * Keeps one more passkey, by the grant for it: 200 with its name and where it lives. 409 where it has to be confirmed
 * again, a hold refuses it, there are ten already, or, with 'again', it is to be sent once more in a moment; 400 with
 * one and the same body where the passkey is not right.
 */
export const POST = guardRoute('POST /api/passkeys/add', shape, async ({ caller, body }) => {
  if (caller.level === 'guest') return answer({ error: 'sign-in' }, 401)
  if (!(await ceremonyMayGoOn(caller))) return askAgain()
  const { grant: grantId, endOthers, response } = body
  const added = await addPasskey(caller, await visitorOf(caller), { grantId, response, endOthers })
  if (added.ok) {
    await bringRaisedToken(caller.sessionId, 'change')
    return answer(added.data)
  }
  if (added.error === 'invalid' || added.error === 'credential-taken')
    return answer({ error: 'invalid' }, 400)
  return answer({ error: added.error, ...added.fields }, 409)
})
