import 'server-only'
import type { Tx } from '@/lib/platform/db'

/** Why a session ended before its time. */
export type SessionEnd =
  | 'signed-out'
  /** By a sign-in in the same browser. */
  | 'replaced'
  | 'too-many'
  /** From the list of devices. */
  | 'ended-by-owner'
  /** With a change after which its owner wanted the others gone. */
  | 'changed'
  /** One of its tokens came when its browser could not have it any more. */
  | 'copied'
  /** A limited one, because somebody got back into the account. */
  | 'recovered'
  /** It was opened since a recovery that was undone. */
  | 'recovery-undone'
  | 'frozen'
  | 'restored'
  /** The account is about to be erased. */
  | 'closed'
  | 'operator'

type RecoveryStart = 'code_and_mailbox' | 'recovery_code' | 'mailbox'
type Cancelling = 'passkey' | 'code_and_mailbox' | 'session' | 'mailbox'

/** Every kind of event, with the facts it carries. Facts hold no secret and nothing about a person. */
export type EventFacts = {
  'account-created': Record<string, never>
  'session-opened': {
    by: 'passkey' | 'first-passkey' | 'mailed-code' | 'recovery'
    level: 'full' | 'limited'
    device: string
  }
  /** `seen` is what the token was that gave a copy away. */
  'session-ended': { reason: SessionEnd; seen?: 'current' | 'pending' | 'replaced' | 'spent' }
  'passkey-created': { passkeyId: string; synced: boolean }
  /** The address of an account was proven, which began without. */
  'email-proven': Record<string, never>
  /** An order placed as a guest with the account's address. */
  'order-claimed': Record<string, never>
  'order-let-go': Record<string, never>
  /** By its buyer, signed in. */
  'order-cancelled': Record<string, never>
  'return-asked': Record<string, never>
  /** Somebody who runs the shop did something with an order. It names no customer: orders outlive accounts. */
  'operator-order': {
    command: 'ship' | 'cancel' | 'refund' | 'return-approve' | 'return-refuse'
    order: string
    /** Minor units that go back. */
    refund?: number
  }
  'address-added': { addressId: string }
  'address-changed': { addressId: string; before: string }
  'address-removed': { addressId: string }
  'passkey-renamed': { passkeyId: string }
  'passkey-removed': { passkeyId: string; reason: 'email-restored' | 'by-owner' | 'recovery-undone' }
  /** A genuine signature with a counter that is not higher than the last one: perhaps a copy of the key. */
  'passkey-counter-behind': { passkeyId: string; stored: number; given: number; synced: boolean }
  'passkey-backup-changed': { passkeyId: string; backedUp: boolean }
  'recovery-codes-made': { count: number }
  'recovery-code-used': { codeId: string }
  'recovery-started': { recoveryId: string; by: RecoveryStart; device: string }
  'recovery-announced': { recoveryId: string; stage: 'half' | 'end' }
  /** `mine`: the owner said that it was them, and has the passkey back. */
  'recovery-cancelled': { recoveryId: string; by: Cancelling; mine: boolean }
  'recovery-lapsed': { recoveryId: string }
  'recovery-finished': { recoveryId: string; by: RecoveryStart; device: string }
  'recovery-kept': { recoveryId: string }
  'recovery-undone': { recoveryId: string; by: 'passkey' | 'code_and_mailbox' }
  'ceremony-failed': { purpose: 'sign_in' | 'register' | 'step_up'; reason: string }
  /** A change that needs a grant was carried out; the assertion that granted it stands in its own log. */
  'protected-action': { action: string; assertionId: number }
  /** Somebody confirmed that a new address may be asked; it has yet to prove itself. */
  'email-change-begun': { by: 'passkey' | 'mailed-code' }
  'email-changed': { by: 'passkey' | 'mailed-code'; undoable: boolean }
  /** Nothing can be changed, paid or recovered until it is lifted or the old address is back. */
  'account-frozen': { by: 'old-address' | 'operator' }
  'freeze-lifted': { by: 'passkey' | 'operator' }
  'email-restored': { by: 'passkey' | 'code-and-mailbox' | 'wait' }
  /** With nothing but the mailbox that a locked account had before. */
  'restore-wait-begun': { device: string }
  'deletion-asked': { by: 'passkey' | 'mailed-code' }
  'deletion-called-off': { by: 'passkey' | 'mailed-code' | 'freeze' }
  'account-erased': Record<string, never>
  'data-exported': Record<string, never>
  /** Somebody who runs the shop looked, or did something, by the command line. */
  'operator-command': { command: 'show' | 'freeze' | 'lift' | 'end-sessions' }
  /** By whoever runs the shop. */
  'discount-created': { code: string; kind: 'percent' | 'amount' | 'shipping'; value: number }
  'discount-ended': { code: string }
  'card-added': { cardId: string }
  'card-replaced': { cardId: string; before: string }
  /** `at-gateway`: it was taken off there, by whoever runs the shop or by its bank. */
  'card-removed': {
    cardId: string
    reason: 'by-owner' | 'recovery-undone' | 'email-restored' | 'at-gateway'
  }
  'card-made-default': { cardId: string }
  /** With the end of a recovery. */
  'cards-locked': { count: number }
  'card-opened': { cardId: string }
  'grant-refused': { action: string; reason: 'no-grant' | 'gone' | 'held' }
}

export type EventKind = keyof EventFacts

type About<Kind extends EventKind> = {
  customerId?: string
  sessionId?: string
  facts: EventFacts[Kind]
  /** What the event says about a person, kept beside the log. Only where a customer is named. */
  person?: { town: string }
}

/**
 * Writes down what happened to an account, in the transaction in which it happened. The database lets
 * nobody change or remove an event afterwards.
 */
export async function record<Kind extends EventKind>(
  tx: Tx,
  kind: Kind,
  { customerId, sessionId, facts, person }: About<Kind>,
): Promise<void> {
  const { id } = await tx.event.create({
    data: { kind, customerId, sessionId, facts },
    select: { id: true },
  })
  if (!person || !customerId) return
  await tx.eventPerson.create({
    data: { eventId: id, customerId, fields: person },
    select: { eventId: true },
  })
}

/** Of what anybody can cause who has no account: in a day. */
const mostUnnamed = 1000

/**
 * Whether one more failed ceremony that is about nobody's account may be written down today. Nothing of the log ever
 * goes, and whoever sends garbage fills it.
 */
export async function mayRecordUnnamed(tx: Tx, most = mostUnnamed): Promise<boolean> {
  const [{ count }] = await tx.$queryRaw<[{ count: bigint }]>`
    SELECT count(*) AS count FROM (
      SELECT FROM event WHERE customer_id IS NULL AND kind = 'ceremony-failed' AND at > shop_now() - interval '1 day' LIMIT ${most}::int) AS today`
  return Number(count) < most
}

/** Erases what events say about a person. That something happened, and when, stays. */
export async function erasePersonalFields(tx: Tx, customerId: string): Promise<void> {
  await tx.eventPerson.deleteMany({ where: { customerId } })
}
