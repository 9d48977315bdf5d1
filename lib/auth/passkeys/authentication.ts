import 'server-only'
import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { record } from '@/lib/audit/events'
import { db, type Tx } from '@/lib/platform/db'
import { checkAssertion } from './ceremony-checks'
import { burnChallenge, challengeLifetime, makeChallenge } from './challenges'
import { relyingParty } from './relying-party'
import { type AssertionResponse, challengeOf } from './responses'

type Bytes = Uint8Array<ArrayBuffer>

/** What a browser needs to sign somebody in whom we do not know yet: no list, so it offers what it has. */
export async function signInOptions(browserHash: Bytes): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const challenge = await makeChallenge({ purpose: 'sign_in', browserHash })
  return generateAuthenticationOptions({
    rpID: relyingParty().rpId,
    challenge,
    timeout: challengeLifetime * 1000,
    userVerification: 'required',
    allowCredentials: [],
  })
}

/** A genuine use of a passkey: who it belongs to, and what it said of itself. */
export type ProvenUse = {
  customerId: string
  email: string
  passkey: { id: string; name: string; backupEligible: boolean; backedUp: boolean }
  counter: number
  backedUp: boolean
}

/**
 * Burns the challenge, finds the passkey by its id and its owner's handle together (section 7.2 step 6),
 * and checks the assertion. Null for anything that is not right; nothing about a passkey changes.
 */
export async function verifySignIn(
  response: AssertionResponse,
  browserHash: Bytes,
): Promise<ProvenUse | null> {
  const challenge = challengeOf(response)
  if (!challenge || !(await burnChallenge(challenge, { purpose: 'sign_in', browserHash }))) return null
  const passkey = await findPasskey(response)
  if (!passkey) {
    await record(db(), 'ceremony-failed', { facts: { purpose: 'sign_in', reason: 'unknown-passkey' } })
    return null
  }
  const { customerId } = passkey
  const checked = await checkAssertion(response, challenge, passkey)
  if (!checked.ok) {
    await record(db(), 'ceremony-failed', {
      customerId,
      facts: { purpose: 'sign_in', reason: checked.error },
    })
    return null
  }
  return { customerId, email: passkey.customer.email, passkey, ...checked.data }
}

async function findPasskey(response: AssertionResponse) {
  const handle = Buffer.from(response.response.userHandle ?? '', 'base64url')
  const credentialId = Buffer.from(response.id, 'base64url')
  if (handle.length !== 64 || credentialId.length > 1023) return null
  return db().passkey.findFirst({
    where: { credentialId: new Uint8Array(credentialId), customer: { handle: new Uint8Array(handle) } },
    select: {
      id: true,
      name: true,
      customerId: true,
      credentialId: true,
      publicKey: true,
      backupEligible: true,
      backedUp: true,
      customer: { select: { email: true } },
    },
  })
}

/**
 * Writes a proven use into the passkey's row: the higher counter, whether it is backed up now, and when.
 * Counters are compared here, in one statement, so that of two uses at once one is behind.
 *
 * A counter that is not ahead (section 7.2 step 22) is no proof of a copy: devices that share a synced
 * passkey count for themselves. It is written down, and only a passkey that cannot be synced is `suspect`.
 * @returns null where the passkey is gone by now
 */
export async function noteUse(tx: Tx, use: ProvenUse): Promise<{ suspect: boolean } | null> {
  const { passkey, counter, customerId, backedUp } = use
  const [before] = await tx.$queryRaw<{ counter: bigint }[]>`
    UPDATE passkey SET
      counter = GREATEST(passkey.counter, ${counter}), backed_up = ${backedUp}, last_used_at = shop_now()
    FROM (SELECT id, counter FROM passkey WHERE id = ${passkey.id}::uuid FOR UPDATE) AS before
    WHERE passkey.id = before.id
    RETURNING before.counter`
  if (!before) return null
  if (backedUp !== passkey.backedUp) {
    await record(tx, 'passkey-backup-changed', { customerId, facts: { passkeyId: passkey.id, backedUp } })
  }
  const stored = Number(before.counter)
  if (counter > stored || (counter === 0 && stored === 0)) return { suspect: false }
  const synced = passkey.backupEligible
  await record(tx, 'passkey-counter-behind', {
    customerId,
    facts: { passkeyId: passkey.id, stored, given: counter, synced },
  })
  return { suspect: !synced }
}
