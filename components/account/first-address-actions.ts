'use server'

import { z } from 'zod'
import { emailField } from '@/lib/accounts/email-address'
import { mailFirstCode, proveAddress as prove } from '@/lib/accounts/first-address'
import { codeField } from '@/lib/accounts/mailed-codes'
import { visitorOf } from '@/lib/accounts/request'
import { guardAction } from '@/lib/auth/guard/action'
import { fail, ok } from '@/lib/platform/result'

/**
 * Mails a code to the address that shall be the account's, and says the same whoever that belongs to; or asks for a
 * passkey, where it is another than was typed with the order.
 */
export const askForAddressCode = guardAction(
  'askForAddressCode',
  z.object({ email: emailField, grant: z.uuid().optional() }),
  async ({ input: { email, grant }, caller }) => {
    if (caller.level === 'guest') return fail('sign-in')
    const mailed = await mailFirstCode(email, caller, await visitorOf(caller), grant)
    return mailed.ok ? ok({ ...mailed.data, email: email.address }) : mailed
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
