import { z } from 'zod'
import { enterWithPasskey } from '@/lib/accounts/passkey-door'
import { visitorOf, welcome } from '@/lib/accounts/request'
import { answer, askAgain, guardRoute } from '@/lib/auth/guard/route'
import { assertionResponse } from '@/lib/auth/passkeys/responses'
import { ceremonyMayGoOn } from '@/lib/auth/sessions'

const shape = { body: assertionResponse.extend({ shared: z.boolean().default(false) }) }

/** Signs in as /api/passkeys/sign-in does, and opens a closed account again: somebody said that they want it back. */
export const POST = guardRoute('POST /api/passkeys/come-back', shape, async ({ caller, body }) => {
  if (!(await ceremonyMayGoOn(caller))) return askAgain()
  const entered = await enterWithPasskey(body, await visitorOf(caller, body), { comeBack: true })
  if (!entered.ok) return answer({ error: 'invalid' }, 400)
  await welcome(entered.data)
  const { session, merged, asked } = entered.data
  return answer({ session: session.kind, same: false, merged, asked })
})
