import 'server-only'
import { db } from '@/lib/platform/db'
import { checkAssertion } from './ceremony-checks'
import type { AssertionResponse } from './responses'

// A passkey that was removed here goes on being offered by the browser that keeps it, until the browser is told. Telling
// whoever sends an id whether an account has it would make the door an oracle for ids (section 14.6.2). So the public
// key of a removed passkey is kept for a while, without its owner, and only an assertion that it verifies is told:
// its holder. Anybody else gets the answer of any other failure.

type Bytes = Uint8Array<ArrayBuffer>

/**
 * Whether this assertion was made with a passkey that was removed in the last 90 days, and whose id no account has
 * now. For an answer that found no passkey; its challenge is burnt.
 */
export async function isRemoved(response: AssertionResponse, challenge: Bytes): Promise<boolean> {
  const credentialId = new Uint8Array(Buffer.from(response.id, 'base64url'))
  const [removed] = await db().$queryRaw<
    { credentialId: Bytes; publicKey: Bytes; backupEligible: boolean }[]
  >`
    SELECT credential_id AS "credentialId", public_key AS "publicKey", backup_eligible AS "backupEligible"
    FROM removed_passkey r WHERE credential_id = ${credentialId}
      AND NOT EXISTS (SELECT FROM passkey p WHERE p.credential_id = r.credential_id)`
  return removed !== undefined && (await checkAssertion(response, challenge, removed)).ok
}

/** Forgets keys that were removed 90 days ago. */
export async function sweepRemovedPasskeys(): Promise<void> {
  await db().$executeRaw`DELETE FROM removed_passkey WHERE removed_at < shop_now() - interval '90 days'`
}
