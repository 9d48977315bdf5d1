import { z } from 'zod'
import { recoveryPasskeyOptions } from '@/lib/accounts/recovery/finish'
import { visitorOf } from '@/lib/accounts/request'
import { answer, guardRoute } from '@/lib/auth/guard/route'

const shape = { body: z.strictObject({}) }

/** What the browser needs to make the passkey of a recovery; 403 where this session may make none. */
export const POST = guardRoute('POST /api/recover/passkey/options', shape, async ({ caller }) => {
  if (caller.level === 'guest') return answer({ error: 'sign-in' }, 401)
  const options = await recoveryPasskeyOptions(caller, await visitorOf(caller))
  return options.ok ? answer(options.data) : answer({ error: options.error }, 403)
})
