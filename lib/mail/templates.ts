import 'server-only'
import type { z } from 'zod'
import { orderCancelled, orderCode, orderShipped, refundDone, refundFailed } from './templates/after-order'
import { cardAdded, cardExpiring, cardOpened, cardRemoved, cardReplaced } from './templates/cards'
import {
  addressKept,
  addressTaken,
  emailChanged,
  emailIsYours,
  emailLetGo,
  emailRestored,
  newAddressCode,
  nothingToRestore,
  restoreCode,
} from './templates/email-change'
import { firstAddressCode } from './templates/first-address-code'
import {
  accountClosing,
  comeBackCode,
  consentCode,
  dataExported,
  deletionAsked,
  deletionCalledOff,
} from './templates/leaving'
import { accountLocked, lockedForYou, lockLifted } from './templates/locked'
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
import { restoreWait } from './templates/restore-wait'
import { returnApproved, returnAsked, returnRefused } from './templates/returns'
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
  'new-address-code': newAddressCode,
  'consent-code': consentCode,
  'email-changed': emailChanged,
  'email-is-yours': emailIsYours,
  'address-taken': addressTaken,
  'address-kept': addressKept,
  'locked-for-you': lockedForYou,
  'account-locked': accountLocked,
  'lock-lifted': lockLifted,
  'restore-code': restoreCode,
  'nothing-to-restore': nothingToRestore,
  'restore-wait': restoreWait,
  'email-restored': emailRestored,
  'email-let-go': emailLetGo,
  'deletion-asked': deletionAsked,
  'account-closing': accountClosing,
  'come-back-code': comeBackCode,
  'deletion-called-off': deletionCalledOff,
  'data-exported': dataExported,
  'card-added': cardAdded,
  'card-replaced': cardReplaced,
  'card-removed': cardRemoved,
  'card-opened': cardOpened,
  'card-expiring': cardExpiring,
  'order-confirmation': orderConfirmation,
  'order-shipped': orderShipped,
  'order-cancelled': orderCancelled,
  'order-code': orderCode,
  'refund-done': refundDone,
  'refund-failed': refundFailed,
  'return-asked': returnAsked,
  'return-approved': returnApproved,
  'return-refused': returnRefused,
} as const

export type TemplateName = keyof typeof templates

/** What has to be given to send a mail: its parameters, and its secret exactly where it carries one. */
export type MailOf<Name extends TemplateName> = {
  template: Name
  params: z.infer<(typeof templates)[Name]['params']>
} & ((typeof templates)[Name]['hasSecret'] extends true ? { secret: string } : { secret?: undefined })
