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
  copied: { text: 'A session was ended: its key came from two places', look: true },
}

const openings: Record<Line<'session-opened'>['facts']['by'], string> = {
  passkey: 'Signed in with a passkey',
  'first-passkey': 'Signed in with your first passkey',
  'mailed-code': 'Signed in with a code from a mail, to see orders only',
}

const purposes: Record<Line<'ceremony-failed'>['facts']['purpose'], string> = {
  sign_in: 'A sign-in with a passkey failed',
  register: 'A passkey could not be made',
  step_up: 'A confirmation with a passkey failed',
}

const inTown = (line: { person: { town?: string } }) => (line.person.town ? ` in ${line.person.town}` : '')

/** What each kind of event is called. Every kind has its words. */
export const activityWords: { [Kind in EventKind]: (line: Line<Kind>) => Said } = {
  'account-created': () => ({ text: 'Your account was made' }),
  'session-opened': ({ facts }) => ({ text: openings[facts.by], look: facts.by === 'mailed-code' }),
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
  'address-added': (line) => ({ text: `An address${inTown(line)} was added` }),
  'address-changed': (line) => ({ text: `An address was changed to one${inTown(line) || ' of yours'}` }),
  'address-removed': (line) => ({ text: `An address${inTown(line)} was removed` }),
  'ceremony-failed': ({ facts, times }) =>
    times > 1
      ? { text: `${times} tries to sign in as you failed that day` }
      : { text: purposes[facts.purpose] },
  'protected-action': () => ({ text: 'A change was confirmed with a passkey' }),
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
