'use server'

import { z } from 'zod'
import { continueWithEmail as mailCode, enterCode as tryCode } from '@/lib/accounts/door'
import { emailField } from '@/lib/accounts/email-address'
import { codeField } from '@/lib/accounts/mailed-codes'
import { farewell, visitorOf, welcome } from '@/lib/accounts/request'
import { guardAction } from '@/lib/auth/guard/action'
import { endSession } from '@/lib/auth/sessions'
import { db } from '@/lib/platform/db'
import { fail, ok } from '@/lib/platform/result'

/** Mails a code, and says the same whoever that is. */
export const continueWithEmail = guardAction(
  'continueWithEmail',
  z.object({ email: emailField }),
  async ({ input, caller }) => {
    const mailed = await mailCode(input.email, await visitorOf(caller))
    return mailed.ok ? ok({ email: input.email.address, ...mailed.data }) : mailed
  },
)

const go = (step: 'make-passkey' | 'use-passkey' | 'signed-in') => ok({ step })

/** Signs in to a limited session with the code from the mail. */
export const enterCode = guardAction(
  'enterCode',
  z.object({ email: emailField, code: codeField, shared: z.literal('1').optional() }),
  async ({ input, caller }) => {
    const entered = await tryCode(input, await visitorOf(caller, { shared: input.shared === '1' }))
    if (entered.ok) {
      await welcome(entered.data)
      return go(entered.data.mayMakePasskey ? 'make-passkey' : 'use-passkey')
    }
    // Whoever is signed in stays so; what they came for takes their passkey.
    return entered.error === 'signed-in' ? go('signed-in') : fail(entered.error, entered.fields)
  },
)

/** Ends this browser's session, and takes its cookies away whether there was one or not. */
export const signOut = guardAction('signOut', z.object({}), async ({ caller }) => {
  if (caller.level !== 'guest') await endSession(db(), caller.sessionId, 'signed-out')
  await farewell()
  return ok()
})
