'use server'

import { z } from 'zod'
import { beginEmailChange } from '@/lib/accounts/change-email'
import { deleteAccount as closeAccount } from '@/lib/accounts/delete-account'
import { emailField } from '@/lib/accounts/email-address'
import { freezeByLink, liftFreeze } from '@/lib/accounts/freeze'
import { codeField } from '@/lib/accounts/mailed-codes'
import { proveNewEmail } from '@/lib/accounts/prove-new-email'
import { recoveryCodeField } from '@/lib/accounts/recovery-codes'
import { farewell, visitorOf, welcome } from '@/lib/accounts/request'
import { askRestoreCode, restoreByCode } from '@/lib/accounts/restore-by-code'
import { restoreByWaiting } from '@/lib/accounts/restore-by-waiting'
import { restoreByPasskey } from '@/lib/accounts/restore-email'
import { guardAction } from '@/lib/auth/guard/action'
import { fail, ok } from '@/lib/platform/result'

const grant = z.object({ grant: z.uuid() })

/** Goes on with a change of address as far as what was given goes, and says what is missing. */
export const changeEmail = guardAction(
  'changeEmail',
  z.object({ email: emailField, grant: z.uuid().optional(), code: codeField.optional() }),
  async ({ input: { email, grant, code }, caller }) => {
    if (caller.level === 'guest') return fail('gone')
    const begun = await beginEmailChange({ email, grantId: grant, code }, caller, await visitorOf(caller))
    return begun.ok ? ok({ ...begun.data, email: email.address }) : begun
  },
)

/** Ends it with the code from the new address. */
export const proveEmail = guardAction(
  'proveEmail',
  z.object({ email: emailField, code: codeField, others: z.literal('on').optional() }),
  async ({ input: { email, code, others }, caller }) => {
    if (caller.level === 'guest') return fail('gone')
    const proof = { email, code, endOthers: others === 'on' }
    const proven = await proveNewEmail(proof, caller, await visitorOf(caller))
    return proven.ok ? ok({ email: email.address }) : proven
  },
)

/** Locks an account by the secret of the link in the mail to its old address. */
export const freezeAccount = guardAction(
  'freezeAccount',
  z.object({ secret: z.string().max(100) }),
  ({ input: { secret } }) => freezeByLink(secret),
)

/** Opens a locked account by an older passkey. */
export const openLocked = guardAction('openLocked', grant, async ({ input, caller }) => {
  if (caller.level === 'guest') return fail('gone')
  return liftFreeze(caller, input.grant)
})

/** Puts the old address back by an older passkey. */
export const restoreEmail = guardAction('restoreEmail', grant, async ({ input, caller }) => {
  if (caller.level === 'guest') return fail('gone')
  return restoreByPasskey(caller, input.grant)
})

/** Closes the account, as far as what was given goes; then nobody is signed in here any more. */
export const deleteAccount = guardAction(
  'deleteAccount',
  z.object({ grant: z.uuid().optional(), code: codeField.optional() }),
  async ({ input: { grant, code }, caller }) => {
    if (caller.level === 'guest') return fail('gone')
    const closed = await closeAccount({ grantId: grant, code }, caller, await visitorOf(caller))
    if (closed.ok && closed.data.ask === null) await farewell()
    return closed
  },
)

/** Mails a code to the address that is to be put back, and says the same whoever's it is. */
export const askToRestore = guardAction(
  'askToRestore',
  z.object({ email: emailField }),
  async ({ input: { email }, caller }) => {
    const asked = await askRestoreCode(email, await visitorOf(caller))
    return asked.ok ? ok({ email: email.address }) : asked
  },
)

/** Puts the address back by that code and a recovery code. */
export const restoreWithCode = guardAction(
  'restoreWithCode',
  z.object({ email: emailField, code: codeField, recoveryCode: recoveryCodeField }),
  async ({ input, caller }) => {
    const restored = await restoreByCode(input, await visitorOf(caller))
    if (!restored.ok) return restored
    await welcome(restored.data)
    return ok()
  },
)

/** Begins the wait for the old address by that code alone, or ends it. */
export const waitToRestore = guardAction(
  'waitToRestore',
  z.object({ email: emailField, code: codeField }),
  async ({ input, caller }) => {
    const waited = await restoreByWaiting(input, await visitorOf(caller))
    if (!waited.ok) return waited
    if (waited.data.step === 'restored') await welcome(waited.data.entered)
    const endsAt = waited.data.step === 'waiting' ? waited.data.endsAt.toISOString() : null
    return ok({ endsAt })
  },
)
