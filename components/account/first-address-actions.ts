'use server'

import { z } from 'zod'
import { emailField } from '@/lib/accounts/email-address'
import { askForProof as mailCode, proveAddress as prove } from '@/lib/accounts/first-address'
import { codeField } from '@/lib/accounts/mailed-codes'
import { visitorOf } from '@/lib/accounts/request'
import { guardAction } from '@/lib/auth/guard/action'
import { fail, ok } from '@/lib/platform/result'

/** Mails a code to the address that shall be the account's, and says the same whoever that belongs to. */
export const askForProof = guardAction(
  'askForProof',
  z.object({ email: emailField }),
  async ({ input, caller }) => {
    if (caller.level !== 'guest') await mailCode(input.email, caller, await visitorOf(caller))
    return ok({ email: input.email.address })
  },
)

/** Gives the account its address, by the code from the mail. */
export const proveAddress = guardAction(
  'proveAddress',
  z.object({ email: emailField, code: codeField }),
  async ({ input, caller }) =>
    caller.level === 'guest'
      ? fail('code-void', { code: 'code-void' })
      : prove(input, caller, await visitorOf(caller)),
)
