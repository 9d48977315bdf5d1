import 'server-only'
import { turnBackAddresses } from '@/lib/addresses/removed-addresses'
import { record } from '@/lib/audit/events'
import { endSession } from '@/lib/auth/sessions'
import { removeCardsMadeSince } from '@/lib/cards/recovered'
import type { Tx } from '@/lib/platform/db'

type Because = {
  /** The session that asked for it, with a passkey from before. */
  keepSessionId?: string | null
  reason?: 'recovery-undone' | 'email-restored'
}

/**
 * Takes away what was made for an account since a time: passkeys, recovery codes, saved addresses, known browsers,
 * sessions, cards and what was confirmed by paying with one; and every limited session, for the mailbox is not
 * trusted. Addresses that were removed or edited since come back. Whatever else an account can gain gets its line
 * here. Orders stay. Carts too: they hold nothing of worth.
 * @param keep the credential that takes their place, where one does
 */
export async function removeMadeSince(
  tx: Tx,
  customerId: string,
  since: Date,
  keep: Uint8Array<ArrayBuffer> | null = null,
  { keepSessionId = null, reason = 'recovery-undone' }: Because = {},
): Promise<void> {
  const sessions = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM session
    WHERE customer_id = ${customerId}::uuid AND ended_at IS NULL AND (created_at >= ${since} OR kind = 'limited')
      AND id IS DISTINCT FROM ${keepSessionId}::uuid`
  for (const { id } of sessions) await endSession(tx, id, reason === 'recovery-undone' ? reason : 'restored')
  const passkeys = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM passkey
    WHERE customer_id = ${customerId}::uuid AND created_at >= ${since}
      AND (${keep}::bytea IS NULL OR credential_id <> ${keep})
    RETURNING id`
  for (const { id } of passkeys)
    await record(tx, 'passkey-removed', { customerId, facts: { passkeyId: id, reason } })
  await tx.knownBrowser.deleteMany({ where: { customerId, seenAt: { gte: since } } })
  await removeCardsMadeSince(tx, customerId, since, reason)
  await turnBackAddresses(tx, customerId, since)
  // A set that was made since goes, and the one that it replaced works again.
  await tx.$executeRaw`
    DELETE FROM recovery_code WHERE customer_id = ${customerId}::uuid AND created_at >= ${since}`
  await tx.$executeRaw`
    UPDATE recovery_code SET voided_at = NULL WHERE customer_id = ${customerId}::uuid AND voided_at >= ${since}`
}
