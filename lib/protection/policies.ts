import 'server-only'
import { z } from 'zod'
import {
  addPasskeyPolicy,
  changeEmailPolicy,
  deletePolicy,
  exportPolicy,
  firstEmailPolicy,
  liftFreezePolicy,
  removePasskeyPolicy,
  restoreEmailPolicy,
} from '@/lib/accounts/policies'
import {
  cancelRecoveryPolicy,
  keepRecoveryPolicy,
  renewCodesPolicy,
  undoRecoveryPolicy,
} from '@/lib/accounts/recovery/policies'
import type * as policy from '@/lib/auth/step-up/policy'
import { addCardPolicy, defaultCardPolicy, removeCardPolicy, replaceCardPolicy } from '@/lib/cards/policies'
import { payWithCardPolicy } from '@/lib/checkout/policies'

// Every change that a browser can ask to confirm, by its name. Each policy stands beside its domain.

export const policies = {
  'add-passkey': addPasskeyPolicy,
  'remove-passkey': removePasskeyPolicy,
  'change-email': changeEmailPolicy,
  'first-email': firstEmailPolicy,
  'restore-email': restoreEmailPolicy,
  'lift-freeze': liftFreezePolicy,
  'export-data': exportPolicy,
  'delete-account': deletePolicy,
  'renew-recovery-codes': renewCodesPolicy,
  'cancel-recovery': cancelRecoveryPolicy,
  'keep-recovery': keepRecoveryPolicy,
  'undo-recovery': undoRecoveryPolicy,
  'add-card': addCardPolicy,
  'replace-card': replaceCardPolicy,
  'remove-card': removeCardPolicy,
  'default-card': defaultCardPolicy,
  'pay-with-card': payWithCardPolicy,
}

export type Named = keyof typeof policies
export type InputOf<Name extends Named> = policy.InputOf<(typeof policies)[Name]>
export type PayloadOf<Name extends Named> = policy.PayloadOf<(typeof policies)[Name]>

export const actionName = z.enum(Object.keys(policies) as [Named, ...Named[]])
