import { z } from 'zod'
import { firstPasskeyOptions } from '@/lib/accounts/passkey-door'
import { visitorOf } from '@/lib/accounts/request'
import { answer, guardRoute } from '@/lib/auth/guard/route'

const shape = { body: z.strictObject({}) }

/** What the browser needs to make an account's first passkey; 403 where there is, or was, one. */
export const POST = guardRoute('POST /api/passkeys/register/options', shape, async ({ caller }) => {
  if (caller.level === 'guest') return answer({ error: 'sign-in' }, 401)
  const options = await firstPasskeyOptions(caller, await visitorOf(caller))
  return options.ok ? answer(options.data) : answer({ error: options.error }, 403)
})
