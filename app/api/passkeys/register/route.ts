import { makeFirstPasskey } from '@/lib/accounts/passkey-door'
import { visitorOf, welcome } from '@/lib/accounts/request'
import { answer, guardRoute } from '@/lib/auth/guard/route'
import { registrationResponse } from '@/lib/auth/passkeys/responses'

const shape = { body: registrationResponse }

/** Keeps the passkey and opens a full session; 400 with one and the same body whatever was not right. */
export const POST = guardRoute('POST /api/passkeys/register', shape, async ({ caller, body }) => {
  if (caller.level === 'guest') return answer({ error: 'sign-in' }, 401)
  const entered = await makeFirstPasskey(body, caller, await visitorOf(caller))
  if (!entered.ok) return answer({ error: entered.error }, 400)
  await welcome(entered.data)
  return answer({ session: entered.data.session.kind })
})
