import { z } from 'zod'
import { furtherPasskeyOptions } from '@/lib/accounts/own-passkeys'
import { visitorOf } from '@/lib/accounts/request'
import { answer, guardRoute } from '@/lib/auth/guard/route'

const shape = { body: z.strictObject({}) }

/** What the browser needs to make one more passkey. */
export const POST = guardRoute('POST /api/passkeys/add/options', shape, async ({ caller }) => {
  if (caller.level === 'guest') return answer({ error: 'sign-in' }, 401)
  return answer(await furtherPasskeyOptions(caller, await visitorOf(caller)))
})
