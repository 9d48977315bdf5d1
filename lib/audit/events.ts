import 'server-only'
import type { Tx } from '@/lib/platform/db'

/** Every kind of event, with the facts it carries. Facts hold no secret and nothing about a person. */
type EventFacts = {
  'account-created': Record<string, never>
  'session-opened': {
    by: 'passkey' | 'first-passkey' | 'mailed-code'
    level: 'full' | 'limited'
    device: string
  }
  'session-ended': { reason: 'signed-out' | 'replaced' | 'too-many' }
  'passkey-created': { passkeyId: string; synced: boolean }
  /** A genuine signature with a counter that is not higher than the last one: perhaps a copy of the key. */
  'passkey-counter-behind': { passkeyId: string; stored: number; given: number; synced: boolean }
  'passkey-backup-changed': { passkeyId: string; backedUp: boolean }
  'ceremony-failed': { purpose: 'sign_in' | 'register' | 'step_up'; reason: string }
  /** A change that needs a grant was carried out; the assertion that granted it stands in its own log. */
  'protected-action': { action: string; assertionId: number }
  'grant-refused': { action: string; reason: 'no-grant' | 'gone' | 'held' }
}

export type EventKind = keyof EventFacts

type About<Kind extends EventKind> = {
  customerId?: string
  sessionId?: string
  facts: EventFacts[Kind]
}

/**
 * Writes down what happened to an account, in the transaction in which it happened. The database lets
 * nobody change or remove an event afterwards.
 */
export async function record<Kind extends EventKind>(
  tx: Tx,
  kind: Kind,
  { customerId, sessionId, facts }: About<Kind>,
): Promise<void> {
  await tx.event.create({ data: { kind, customerId, sessionId, facts }, select: { id: true } })
}
