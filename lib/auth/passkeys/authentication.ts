import 'server-only'
import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { mayRecordUnnamed, record } from '@/lib/audit/events'
import { db, type Tx } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'
import { Prisma } from '@/prisma/generated/client'
import { checkAssertion } from './ceremony-checks'
import { burnChallenge, challengeLifetime, makeChallenge } from './challenges'
import { relyingParty } from './relying-party'
import { isRemoved } from './removed'
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
 * and checks the assertion. Nothing about a passkey changes.
 * @returns 'invalid' for anything that is not right, but 'removed' to whoever proves to hold a passkey that was
 * removed: see removed.ts
 */
export async function verifySignIn(
  response: AssertionResponse,
  browserHash: Bytes,
): Promise<Result<ProvenUse, 'invalid' | 'removed'>> {
  const challenge = challengeOf(response)
  if (!challenge || !(await burnChallenge(challenge, { purpose: 'sign_in', browserHash })))
    return refuse('challenge')
  const passkey = await findPasskey(response)
  if (!passkey) {
    if (!(await isRemoved(response, challenge))) return refuse('unknown-passkey')
    await refuse('removed-passkey')
    return fail('removed')
  }
  const { customerId, email } = passkey
  const checked = await checkAssertion(response, challenge, passkey)
  if (!checked.ok) return refuse(checked.error, customerId)
  return ok({ customerId, email, passkey, ...checked.data })
}

async function refuse(reason: string, customerId?: string) {
  if (customerId || (await mayRecordUnnamed(db())))
    await record(db(), 'ceremony-failed', { customerId, facts: { purpose: 'sign_in', reason } })
  return fail('invalid')
}

type Found = ProvenUse['passkey'] & {
  customerId: string
  email: string
  credentialId: Bytes
  publicKey: Bytes
}

/** In one query: a sign-in has five round trips to the database and no more. */
async function findPasskey(response: AssertionResponse): Promise<Found | undefined> {
  const handle = new Uint8Array(Buffer.from(response.response.userHandle ?? '', 'base64url'))
  const credentialId = new Uint8Array(Buffer.from(response.id, 'base64url'))
  if (handle.length !== 64 || credentialId.length > 1023) return undefined
  const [found] = await db().$queryRaw<Found[]>`
    /* kept */ SELECT p.id, p.name, p.customer_id AS "customerId", c.email, p.credential_id AS "credentialId",
      p.public_key AS "publicKey", p.backup_eligible AS "backupEligible", p.backed_up AS "backedUp"
    FROM passkey p JOIN customer c ON c.id = p.customer_id
    WHERE p.credential_id = ${credentialId} AND c.handle = ${handle}`
  return found
}

/**
 * The ordinary use of a passkey, as a condition of opening a session (`openIf`): its counter is ahead, or it does not
 * count, and it is backed up or not as before, and `also`. It writes the use into the passkey's row. Where anything is otherwise
 * it finds no row and changes none; then `noteUse` has something to write down.
 */
export function ordinaryUse({ passkey, counter, backedUp }: ProvenUse, also: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    UPDATE passkey SET counter = ${counter}::bigint, last_used_at = shop_now() FROM turn
    WHERE passkey.id = ${passkey.id}::uuid AND passkey.customer_id = turn.id AND backed_up = ${backedUp}
      AND (passkey.counter < ${counter}::bigint OR (passkey.counter = 0 AND ${counter}::bigint = 0))
      AND ${also}
    RETURNING passkey.id`
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
