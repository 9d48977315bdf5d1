'use server'

import { z } from 'zod'
import { continueWithEmail, enterCode } from '@/lib/accounts/door'
import { emailField } from '@/lib/accounts/email-address'
import { codeField } from '@/lib/accounts/mailed-codes'
import { cancelWithPasskey, stopByLink, stopFromSession } from '@/lib/accounts/recovery/cancel'
import { recoverWithCode } from '@/lib/accounts/recovery/finish'
import {
  cancelRecoveryPolicy,
  keepRecoveryPolicy,
  renewCodesPolicy,
  undoRecoveryPolicy,
} from '@/lib/accounts/recovery/policies'
import { keepRecovery as keep, undoRecovery as undo } from '@/lib/accounts/recovery/probation'
import { startWait, startWaitByCode } from '@/lib/accounts/recovery/start'
import { recoveryCodeField, renewRecoveryCodes } from '@/lib/accounts/recovery-codes'
import { visitorOf, welcome } from '@/lib/accounts/request'
import { guardAction } from '@/lib/auth/guard/action'
import { withGrant } from '@/lib/auth/step-up/confirm'
import { fail, ok } from '@/lib/platform/result'

const nothing = z.object({})
const granted = z.object({ grant: z.uuid(), recoveryId: z.uuid() })

/** Mails a code for a recovery, and says the same whoever that is. */
export const askToRecover = guardAction(
  'askToRecover',
  z.object({ email: emailField }),
  async ({ input, caller }) => {
    const mailed = await continueWithEmail(input.email, await visitorOf(caller), 'recover')
    return mailed.ok ? ok({ email: input.email.address, ...mailed.data }) : mailed
  },
)

/** Shows with the code from the mail that the mailbox is theirs: a limited session, and a few minutes to go on. */
export const proveMailbox = guardAction(
  'proveMailbox',
  z.object({ email: emailField, code: codeField }),
  async ({ input, caller }) => {
    const entered = await enterCode(input, await visitorOf(caller), 'recover')
    if (!entered.ok) return entered
    await welcome(entered.data)
    return ok({ mayMakePasskey: entered.data.mayMakePasskey })
  },
)

/** Starts the wait at whose end somebody with the mailbox may make a passkey. */
export const beginWait = guardAction('beginWait', nothing, async ({ caller }) => {
  if (caller.level === 'guest') return fail('sign-in')
  const { device } = await visitorOf(caller)
  const started = await startWait(caller, device)
  return started.ok ? ok() : started
})

/** Starts it with a recovery code, for somebody who cannot get at their mail now. */
export const beginWaitByCode = guardAction(
  'beginWaitByCode',
  z.object({ email: emailField, recoveryCode: recoveryCodeField }),
  async ({ input: { email, recoveryCode }, caller }) => {
    const { device } = await visitorOf(caller)
    const started = await startWaitByCode({ email, code: recoveryCode }, device)
    return started.ok ? ok({ endsAt: started.data.waitEndsAt.toISOString() }) : started
  },
)

/** Takes a recovery code from somebody who just proved the mailbox: one passkey may be made now. */
export const enterRecoveryCode = guardAction(
  'enterRecoveryCode',
  z.object({ recoveryCode: recoveryCodeField }),
  async ({ input, caller }) => {
    if (caller.level === 'guest') return fail('sign-in')
    const { device } = await visitorOf(caller)
    return recoverWithCode(caller, input.recoveryCode, device)
  },
)

/** Stops a wait by the secret of the link in its mails, in any browser. */
export const stopRecovery = guardAction('stopRecovery', z.object({ secret: z.string() }), async ({ input }) =>
  stopByLink(input.secret),
)

/** Stops a wait from a full session, without its passkey. */
export const stopOwnWait = guardAction('stopOwnWait', nothing, async ({ caller }) =>
  caller.level === 'guest' ? fail('sign-in') : stopFromSession(caller),
)

/** Answers "Was this you?" about a wait, by a passkey: either way it ends. */
export const answerWait = guardAction(
  'answerWait',
  granted.extend({ mine: z.enum(['yes', 'no']) }),
  async ({ input: { grant, recoveryId, mine }, caller }) => {
    if (caller.level === 'guest') return fail('sign-in')
    const input = { recoveryId, mine: mine === 'yes' }
    return withGrant(cancelRecoveryPolicy, { caller, grantId: grant, input }, cancelWithPasskey)
  },
)

/** Answers it with yes in the probation: that ends. */
export const keepRecovery = guardAction(
  'keepRecovery',
  granted,
  async ({ input: { grant, recoveryId }, caller }) => {
    if (caller.level === 'guest') return fail('sign-in')
    return withGrant(keepRecoveryPolicy, { caller, grantId: grant, input: { recoveryId } }, keep)
  },
)

/** Answers it with no: all that was made since goes, this session among it, and a new one opens. */
export const undoRecovery = guardAction(
  'undoRecovery',
  granted,
  async ({ input: { grant, recoveryId }, caller }) => {
    if (caller.level === 'guest') return fail('sign-in')
    const visitor = await visitorOf(caller)
    const given = { caller, grantId: grant, input: { recoveryId } }
    const undone = await withGrant(undoRecoveryPolicy, given, (tx, spent) => undo(tx, spent, visitor))
    if (!undone.ok) return undone
    await welcome(undone.data)
    return ok()
  },
)

/** Makes ten new recovery codes, which are shown now and never again. */
export const makeRecoveryCodes = guardAction(
  'makeRecoveryCodes',
  z.object({ grant: z.uuid() }),
  async ({ input, caller }) => {
    if (caller.level === 'guest') return fail('sign-in')
    const given = { caller, grantId: input.grant, input: {} }
    return withGrant(renewCodesPolicy, given, renewRecoveryCodes)
  },
)
