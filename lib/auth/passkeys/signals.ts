import 'server-only'
import { db } from '@/lib/platform/db'
import { holdsOf } from '../holds'
import { relyingParty } from './relying-party'

// What the browser may tell the password manager about an account's passkeys (WebAuthn L3 section 5.1.10). A signal
// makes it hide or drop passkeys, so a wrong one costs somebody their way in.

/** In the words of `sendSignal` of SimpleWebAuthn. */
export type PasskeySignal =
  | { signalName: 'allAcceptedCredentials'; rpID: string; userID: string; allAcceptedCredentialIDs: string[] }
  | {
      signalName: 'currentUserDetails'
      rpID: string
      userID: string
      userName: string
      userDisplayName: string
    }

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

/**
 * The signals that a page of this customer's full session may send: for /account/security. Read from the primary, so
 * that a passkey made a moment ago is among them. None while a hold runs: what was added or removed
 * then may yet be undone. Never an empty list: an account without passkeys has none to keep, and a list that is empty
 * by mistake would take every one away.
 */
export async function passkeySignals(customerId: string): Promise<PasskeySignal[]> {
  if ((await holdsOf(db(), customerId)).length > 0) return []
  const [account] = await db().$queryRaw<{ handle: Uint8Array; email: string; ids: Uint8Array[] }[]>`
    SELECT c.handle, c.email, array_agg(p.credential_id ORDER BY p.created_at) AS ids
    FROM customer c JOIN passkey p ON p.customer_id = c.id
    WHERE c.id = ${customerId}::uuid GROUP BY c.id`
  if (!account) return []
  const about = { rpID: relyingParty().rpId, userID: base64url(account.handle) }
  const { email, ids } = account
  return [
    { signalName: 'allAcceptedCredentials', ...about, allAcceptedCredentialIDs: ids.map(base64url) },
    { signalName: 'currentUserDetails', ...about, userName: email, userDisplayName: email },
  ]
}
