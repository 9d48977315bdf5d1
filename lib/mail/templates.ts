import 'server-only'
import type { z } from 'zod'
import { firstAddressCode } from './templates/first-address-code'
import { newBrowser } from './templates/new-browser'
import { orderConfirmation } from './templates/order-confirmation'
import { passkeyCopied } from './templates/passkey-copied'
import { passkeyCreated } from './templates/passkey-created'
import { passkeyRemoved } from './templates/passkey-removed'
import { recoveryCancelled } from './templates/recovery-cancelled'
import { recoveryCodesMade } from './templates/recovery-codes-made'
import { recoveryFinished } from './templates/recovery-finished'
import { recoveryKept } from './templates/recovery-kept'
import { recoveryMailCode } from './templates/recovery-mail-code'
import { recoveryUndone } from './templates/recovery-undone'
import { recoveryWait } from './templates/recovery-wait'
import { recoveryWaitByCode } from './templates/recovery-wait-by-code'
import { sessionCopied } from './templates/session-copied'
import { signInCode } from './templates/sign-in-code'
import { signUpCode } from './templates/sign-up-code'

/** Every mail that the shop sends. */
export const templates = {
  'sign-in-code': signInCode,
  'sign-up-code': signUpCode,
  'first-address-code': firstAddressCode,
  'passkey-created': passkeyCreated,
  'passkey-removed': passkeyRemoved,
  'passkey-copied': passkeyCopied,
  'new-browser': newBrowser,
  'session-copied': sessionCopied,
  'recovery-mail-code': recoveryMailCode,
  'recovery-wait': recoveryWait,
  'recovery-wait-by-code': recoveryWaitByCode,
  'recovery-cancelled': recoveryCancelled,
  'recovery-finished': recoveryFinished,
  'recovery-kept': recoveryKept,
  'recovery-undone': recoveryUndone,
  'recovery-codes-made': recoveryCodesMade,
  'order-confirmation': orderConfirmation,
} as const

export type TemplateName = keyof typeof templates

/** What has to be given to send a mail: its parameters, and its secret exactly where it carries one. */
export type MailOf<Name extends TemplateName> = {
  template: Name
  params: z.infer<(typeof templates)[Name]['params']>
} & ((typeof templates)[Name]['hasSecret'] extends true ? { secret: string } : { secret?: undefined })
