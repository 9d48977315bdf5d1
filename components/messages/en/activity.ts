import type { Activity } from '@/lib/audit/activity'
import type { EventKind } from '@/lib/audit/events'

type Line<Kind extends EventKind> = Extract<Activity, { kind: Kind }>

/** A line in plain words; with `look` where its owner should ask themselves whether that was them. */
export type Said = { text: string; look?: boolean }

const ends: Record<Line<'session-ended'>['facts']['reason'], Said> = {
  'signed-out': { text: 'Signed out' },
  replaced: { text: 'Signed in anew in the same browser' },
  'too-many': { text: 'Signed out where you had not been for longest' },
  'ended-by-owner': { text: 'A device was signed out from your list of devices' },
  changed: { text: 'A device was signed out along with a change' },
  recovered: { text: 'A session by a mailed code was ended with the recovery' },
  'recovery-undone': { text: 'A session from after the recovery was ended' },
  frozen: { text: 'A device was signed out, because your account was locked' },
  restored: { text: 'A device was signed out, because your email was put back' },
  closed: { text: 'A device was signed out, because your account was closed' },
  operator: { text: 'A device was signed out by us' },
  copied: { text: 'A session was ended: its key came from two places', look: true },
}

const openings: Record<Line<'session-opened'>['facts']['by'], string> = {
  passkey: 'Signed in with a passkey',
  'first-passkey': 'Signed in with your first passkey',
  recovery: 'Signed in by making a passkey in a recovery',
  'mailed-code': 'Signed in with a code from a mail, to see orders only',
}

const purposes: Record<Line<'ceremony-failed'>['facts']['purpose'], string> = {
  sign_in: 'A sign-in with a passkey failed',
  register: 'A passkey could not be made',
  step_up: 'A confirmation with a passkey failed',
}

const operator: Record<Line<'operator-command'>['facts']['command'], string> = {
  show: 'We looked at the state of your account',
  freeze: 'We locked your account',
  lift: 'We opened your account again',
  'end-sessions': 'We signed you out everywhere',
}

const inTown = (line: { person: { town?: string } }) => (line.person.town ? ` in ${line.person.town}` : '')

const begun: Record<Line<'recovery-started'>['facts']['by'], string> = {
  mailbox: 'Somebody with your mail began to wait for a new passkey',
  recovery_code: 'Somebody began to wait for a new passkey with a recovery code',
  code_and_mailbox: 'A recovery code and your mail opened the way to a new passkey',
}

const stopped: Record<Line<'recovery-cancelled'>['facts']['by'], string> = {
  mailbox: 'A recovery was stopped by the link in the mail',
  session: 'A recovery was stopped from a signed-in browser',
  passkey: 'A recovery was stopped with a passkey',
  code_and_mailbox: 'A wait ended, because a recovery code was used',
}

const cardRemovals: Record<Line<'card-removed'>['facts']['reason'], string> = {
  'by-owner': 'A saved card was removed',
  'recovery-undone': 'A saved card from after the recovery was removed',
  'email-restored': 'A saved card from after the change of your email was removed',
  'at-gateway': 'A saved card was removed, because our payment provider no longer has it',
}

/** What each kind of event is called. Every kind has its words. */
export const activityWords: { [Kind in EventKind]: (line: Line<Kind>) => Said } = {
  'account-created': () => ({ text: 'Your account was made' }),
  'session-opened': ({ facts, making }) =>
    // Nobody wonders about the code that their account began with.
    making && facts.by === 'mailed-code'
      ? { text: 'You confirmed your email with a code' }
      : { text: openings[facts.by], look: facts.by === 'mailed-code' || facts.by === 'recovery' },
  'session-ended': ({ facts }) => ends[facts.reason],
  'passkey-created': () => ({ text: 'A passkey was added' }),
  'passkey-renamed': () => ({ text: 'A passkey was renamed' }),
  'passkey-removed': () => ({ text: 'A passkey was removed' }),
  'passkey-counter-behind': ({ facts }) =>
    facts.synced
      ? { text: 'A passkey counted its uses differently, as synced ones may' }
      : { text: 'A passkey that should be on one device only may have been copied', look: true },
  'passkey-backup-changed': ({ facts }) => ({
    text: facts.backedUp ? 'A passkey is synced to other devices now' : 'A passkey is no longer synced',
  }),
  'email-proven': () => ({ text: 'Your email was confirmed' }),
  'order-claimed': () => ({ text: 'An order placed as a guest was added to your account' }),
  'order-let-go': () => ({ text: 'An order was let go, because it is not yours' }),
  'order-cancelled': () => ({ text: 'You cancelled an order' }),
  'return-asked': () => ({ text: 'You asked to return something' }),
  'operator-order': () => ({ text: 'We did something with an order' }),
  'address-added': (line) => ({ text: `An address${inTown(line)} was added` }),
  'address-changed': (line) => ({ text: `An address was changed to one${inTown(line) || ' of yours'}` }),
  'address-removed': (line) => ({ text: `An address${inTown(line)} was removed` }),
  'recovery-codes-made': () => ({ text: 'Ten new recovery codes were made' }),
  'recovery-code-used': () => ({ text: 'A recovery code was used', look: true }),
  'recovery-started': ({ facts }) => ({ text: begun[facts.by], look: true }),
  'recovery-announced': () => ({ text: 'We wrote to you again about the recovery' }),
  'recovery-cancelled': ({ facts }) => ({ text: stopped[facts.by] }),
  'recovery-lapsed': () => ({ text: 'A recovery was not finished in time' }),
  'recovery-finished': () => ({ text: 'A recovery gave your account a new passkey', look: true }),
  'recovery-kept': () => ({ text: 'You said that the recovery was yours' }),
  'recovery-undone': () => ({ text: 'A recovery was undone, and all that was added since removed' }),
  'ceremony-failed': ({ facts, times }) =>
    times > 1
      ? { text: `${times} tries to sign in as you failed that day` }
      : { text: purposes[facts.purpose] },
  'protected-action': () => ({ text: 'A change was confirmed with a passkey' }),
  'email-change-begun': () => ({ text: 'A change of your email was begun', look: true }),
  'email-changed': () => ({ text: 'Your email was changed', look: true }),
  'account-frozen': ({ facts }) => ({
    text:
      facts.by === 'operator'
        ? 'We locked your account'
        : 'Your account was locked by the mail to your old address',
  }),
  'freeze-lifted': ({ facts }) => ({
    text:
      facts.by === 'operator'
        ? 'We opened your account again'
        : 'Your account was opened again with a passkey',
  }),
  'email-restored': () => ({ text: 'Your old email was put back', look: true }),
  'restore-wait-begun': () => ({
    text: 'Somebody with your old email began to wait for it to be put back',
    look: true,
  }),
  'deletion-asked': () => ({ text: 'Your account was closed, to be deleted', look: true }),
  'deletion-called-off': () => ({ text: 'You came back, and your account stays' }),
  'account-erased': () => ({ text: 'Your account was erased' }),
  'data-exported': () => ({ text: 'Everything we keep about you was downloaded', look: true }),
  'operator-command': ({ facts }) => ({ text: operator[facts.command] }),
  'discount-created': () => ({ text: 'A discount code was made' }),
  'discount-ended': () => ({ text: 'A discount code was ended' }),
  'card-added': () => ({ text: 'A card was saved', look: true }),
  'card-replaced': () => ({ text: 'A saved card was replaced by another', look: true }),
  'card-removed': ({ facts }) => ({ text: cardRemovals[facts.reason] }),
  'card-made-default': () => ({ text: 'Another saved card is used first' }),
  'cards-locked': () => ({ text: 'Your saved cards were locked with the recovery' }),
  'card-opened': () => ({ text: 'A locked card was typed again, and can be used' }),
  'grant-refused': () => ({ text: 'A change was not made, because it was not confirmed' }),
}

export const activity = {
  title: 'Activity',
  lead: 'What happened to your account in the last 90 days, newest first.',
  none: 'Nothing has happened yet.',
  look: 'Was that you?',
  older: 'Older',
  newest: 'Back to the newest',
  notYou: 'Something here that was not you?',
  notYouText: 'Remove passkeys that you do not know, and sign out everywhere else.',
  toSecurity: 'Check your security',
} as const
