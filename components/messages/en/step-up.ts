import { brandName, expiryText } from '@/lib/cards/client'
import { addressLines } from '@/lib/checkout/countries/client'
import { formatMoney } from '@/lib/money/client'
import type { Named, PayloadOf } from '@/lib/protection/policies'

type Card = { brand: string; last4: string; expMonth: number; expYear: number }

/** “Visa ending in 4242, valid to 08/29” */
const named = (card: Card) => `${brandName(card.brand)} ending in ${card.last4}, valid to ${expiryText(card)}`

/** What somebody confirms, in one plain sentence each. */
const sentences: { [Name in Named]: (about: PayloadOf<Name>) => string } = {
  'add-passkey': () => 'Add another passkey to your account.',
  'remove-passkey': ({ name }) => `Remove the passkey “${name}”. It will no longer open your account.`,
  'change-email': ({ from, to }) => `Change your email from ${from} to ${to}.`,
  'first-email': ({ from, to }) => `Use ${to} for this account instead of ${from}.`,
  'restore-email': ({ from, to }) =>
    `Put ${to} back in place of ${from}. Everybody else is signed out, and passkeys made since the change are removed.`,
  'lift-freeze': () => 'Open your account again.',
  'renew-recovery-codes': ({ replaces }) =>
    replaces
      ? 'Make ten new recovery codes. The ones you have now stop working.'
      : 'Make ten recovery codes.',
  'cancel-recovery': ({ mine }) =>
    mine
      ? 'Stop the recovery of your account: you have your passkey, so you need no new one.'
      : 'Stop the recovery of your account, and let nobody start another for seven days.',
  'keep-recovery': () =>
    'Say that you recovered your account yourself. Its new passkey then counts like the others.',
  'undo-recovery': () =>
    'Undo the recovery of your account: the passkey and whatever else was added since is removed, and every browser that came in since is signed out.',
  'export-data': () => 'Download everything we keep about you.',
  'delete-account': () => 'Delete your account. You have seven days to come back.',
  'add-card': ({ card }) => `Save ${named(card)}.`,
  'replace-card': ({ card, before }) =>
    `Save ${named(card)}, in place of ${named(before.card)}, which is removed.`,
  'remove-card': ({ card }) => `Remove ${named(card)}.`,
  'default-card': ({ card }) => `Pay with ${named(card)}, unless you choose another card.`,
  'pay-with-card': ({ card, amount, address }) =>
    `Pay ${formatMoney(amount)} with ${brandName(card.brand)} ending in ${card.last4}, for delivery to ${addressLines(address).join(', ')}.`,
}

export const stepUp = {
  title: 'Is it you?',
  /** Where no passkey helps. */
  notNow: 'Not now',
  sentences,
  confirm: 'Confirm with passkey',
  cancel: 'Cancel',
  close: 'Close',
  elsewhere: 'Your passkey is on your phone? Choose that in the next step.',
  noPasskey: 'I don’t have my passkey',
  loading: 'One moment …',
  gone: 'This is not there any more. Load the page again to see what is.',
  held: {
    wait: 'This has to wait: a recovery of your account is under way.',
    probation: 'Your account was recovered less than seven days ago. Until then this stays as it is.',
    freeze: 'Your account is locked, so nothing of it can be changed.',
    'email-change': 'You changed your email less than seven days ago. It can be changed again after that.',
    unproven: 'Please confirm your email first. You can do that on the first page of your account.',
    deletion: 'Your account is about to be deleted, so nothing of it can be changed.',
  },
  changed: 'Something changed meanwhile, so this was not done. Please confirm it once more.',
} as const
