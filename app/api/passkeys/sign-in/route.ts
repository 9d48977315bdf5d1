import { enterWithPasskey } from '@/lib/accounts/passkey-door'
import { visitorOf, welcome } from '@/lib/accounts/request'
import { answer, guardRoute } from '@/lib/auth/guard/route'
import { assertionResponse } from '@/lib/auth/passkeys/responses'

const shape = { body: assertionResponse }

/** Signs in: 200 with the kind of session, or 400 with one and the same body whatever was not right. */
export const POST = guardRoute('POST /api/passkeys/sign-in', shape, async ({ caller, body }) => {
  const entered = await enterWithPasskey(body, await visitorOf(caller))
  if (!entered.ok) return answer({ error: entered.error }, 400)
  await welcome(entered.data)
  return answer({ session: entered.data.session.kind })
})
