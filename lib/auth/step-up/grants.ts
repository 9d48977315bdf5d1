import 'server-only'
import { record } from '@/lib/audit/events'
import type { Json } from '@/lib/platform/canonical-json'
import type { Tx } from '@/lib/platform/db'
import type { Customer } from '../levels'
import type { ProtectedAction } from './actions'
import { payloadHash } from './challenge'

declare const spent: unique symbol

/**
 * The proof that a change was confirmed by its owner. Only `spendGrant` makes one, so a function that takes it
 * cannot be called without: the compiler keeps the rule.
 */
export type Grant<Action extends ProtectedAction = ProtectedAction, Payload = Json> = {
  readonly [spent]: true
  action: Action
  payload: Payload
  customerId: string
  sessionId: string
  /** Of the grant: the idempotency key of whatever happens elsewhere because of it. */
  id: string
  passkey: { id: string; createdAt: Date }
}

/**
 * Spends a grant, in the transaction of its change: once, by its own session and customer, for exactly this
 * change, within two minutes, with a passkey that is still there. Of many at once one gets it.
 * @returns null where any of that does not hold
 */
export async function spendGrant<Action extends ProtectedAction, Payload extends Json>(
  tx: Tx,
  caller: Customer,
  grantId: string,
  described: { action: Action; payload: Payload },
): Promise<Grant<Action, Payload> | null> {
  const { customerId, sessionId } = caller
  // Its browser has the next token by now; who comes with this one may be somebody else.
  if (caller.isReplaced) return null
  const [row] = await tx.$queryRaw<{ assertionId: bigint; passkeyId: string; passkeyCreatedAt: Date }[]>`
    UPDATE step_up SET spent_at = shop_now() FROM passkey, session
    WHERE step_up.id = ${grantId}::uuid AND step_up.spent_at IS NULL AND step_up.grant_ends_at > shop_now()
      AND step_up.session_id = ${sessionId}::uuid AND step_up.customer_id = ${customerId}::uuid
      AND step_up.action = ${described.action} AND step_up.payload_hash = ${payloadHash(described)}
      AND passkey.id = step_up.passkey_id AND passkey.customer_id = step_up.customer_id
      AND session.id = step_up.session_id AND session.ended_at IS NULL
    RETURNING step_up.assertion_id AS "assertionId", passkey.id AS "passkeyId",
      passkey.created_at AS "passkeyCreatedAt"`
  if (!row) return null
  const { action, payload } = described
  const facts = { action, assertionId: Number(row.assertionId) }
  await record(tx, 'protected-action', { customerId, sessionId, facts })
  const passkey = { id: row.passkeyId, createdAt: row.passkeyCreatedAt }
  return { action, payload, customerId, sessionId, id: grantId, passkey } as Grant<Action, Payload>
}
