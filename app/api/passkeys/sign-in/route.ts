import { z } from 'zod'
import { enterWithPasskey } from '@/lib/accounts/passkey-door'
import { visitorOf, welcome } from '@/lib/accounts/request'
import { answer, askAgain, guardRoute } from '@/lib/auth/guard/route'
import { assertionResponse } from '@/lib/auth/passkeys/responses'
import { mustConfirm } from '@/lib/auth/request'
import { ceremonyMayGoOn } from '@/lib/auth/sessions'

const shape = { body: assertionResponse.extend({ shared: z.boolean().default(false) }) }

/**
 * Signs in: 200 with the kind of session, whether it is the same customer's as before, what came into the cart,
 * and whether a recovery is to be asked about; or 400 with one and the same body whatever was not right, but for who
 * proves to hold a passkey that was removed, who hears so. 409 asks to send the same again in a moment, with the
 * cookie that the browser then has. 423: the account is closed, and this passkey may bring it back.
 */
export const POST = guardRoute('POST /api/passkeys/sign-in', shape, async ({ caller, body }) => {
  if (!(await ceremonyMayGoOn(caller))) return askAgain()
  const entered = await enterWithPasskey(body, await visitorOf(caller, body))
  if (!entered.ok) return answer({ error: entered.error }, entered.error === 'closing' ? 423 : 400)
  const before = caller.level === 'guest' ? await mustConfirm(caller) : caller.customerId
  await welcome(entered.data)
  const { session, customerId, merged, asked } = entered.data
  return answer({ session: session.kind, same: before === customerId, merged, asked })
})
