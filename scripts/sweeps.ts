import { sweepLimits } from '@/lib/abuse/limiter'
import { sweepProofs } from '@/lib/abuse/proof'
import { sweepDeletions } from '@/lib/accounts/erase'
import { sweepMailedCodes } from '@/lib/accounts/mailed-codes'
import { sweepRecoveries } from '@/lib/accounts/recovery/announce'
import { sweepRecoveryCodes } from '@/lib/accounts/recovery-codes'
import { sweepRestoreWaits } from '@/lib/accounts/restore-by-waiting'
import { sweepAccountStarts } from '@/lib/accounts/save-details'
import { sweepRemovedAddresses } from '@/lib/addresses/removed-addresses'
import { sweepKnownBrowsers } from '@/lib/auth/known-browser'
import { sweepChallenges } from '@/lib/auth/passkeys/challenges'
import { sweepRemovedPasskeys } from '@/lib/auth/passkeys/removed'
import { sweepSessions } from '@/lib/auth/sessions'
import { sweepStepUps } from '@/lib/auth/step-up/challenge'
import { sweepExpiringCards } from '@/lib/cards/expiry'
import { sweepCards } from '@/lib/cards/sweep'
import { sweepCarts } from '@/lib/cart/sweep'
import { sweepOrders } from '@/lib/checkout/reconcile'
import { sweepGatewayEvents } from '@/lib/gateway-events/handle'
import { sweepMails } from '@/lib/mail/send'
import { sweepGuestAccess } from '@/lib/orders/guest-access'
import { sweepRefunds } from '@/lib/orders/refunds'

/** What falls due is a row with a time, found by these against the shop's clock; the worker runs them in turn. */
export const sweeps = {
  orders: sweepOrders,
  'gateway events': sweepGatewayEvents,
  refunds: sweepRefunds,
  challenges: sweepChallenges,
  'removed passkeys': sweepRemovedPasskeys,
  'step-ups': sweepStepUps,
  codes: sweepMailedCodes,
  recoveries: sweepRecoveries,
  'recovery codes': sweepRecoveryCodes,
  'restore waits': sweepRestoreWaits,
  'account starts': sweepAccountStarts,
  sessions: sweepSessions,
  'removed addresses': sweepRemovedAddresses,
  'known browsers': sweepKnownBrowsers,
  deletions: sweepDeletions,
  'guest access': sweepGuestAccess,
  mails: sweepMails,
  carts: sweepCarts,
  cards: sweepCards,
  'expiring cards': sweepExpiringCards,
  limits: sweepLimits,
  proofs: sweepProofs,
} satisfies Record<string, () => Promise<unknown>>
