import { z } from 'zod'
import { visitorOf } from '@/lib/accounts/request'
import { answer, guardRoute } from '@/lib/auth/guard/route'
import { signInOptions } from '@/lib/auth/passkeys/authentication'

const shape = { body: z.strictObject({}) }

/** What the browser needs to ask for a passkey. Good for five minutes, in this browser. */
export const POST = guardRoute('POST /api/passkeys/sign-in/options', shape, async ({ caller }) => {
  const { browserHash } = await visitorOf(caller)
  return answer(await signInOptions(browserHash))
})
