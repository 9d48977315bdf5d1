import 'server-only'
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
} from '@simplewebauthn/server'
import { record } from '@/lib/audit/events'
import { db, type Tx } from '@/lib/platform/db'
import { fail } from '@/lib/platform/result'
import { shop } from '@/lib/shop/client'
import { checkRegistration, type NewPasskey } from './ceremony-checks'
import { burnChallenge, challengeLifetime, makeChallenge } from './challenges'
import { passkeyName } from './provider-names'
import { algorithms, relyingParty } from './relying-party'
import { challengeOf, type RegistrationResponse } from './responses'

/** Who makes a passkey, and where: the challenge is good for this session and browser alone. */
export type Maker = { sessionId: string; customerId: string; browserHash: Uint8Array<ArrayBuffer> }

const owner = ({ sessionId, customerId, browserHash }: Maker) => ({
  purpose: 'register' as const,
  browserHash,
  session: { sessionId, customerId },
})

/** What a browser needs to make a passkey that signs in by itself: discoverable and user-verified. */
export async function registrationOptions(maker: Maker): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const customer = await db().customer.findUniqueOrThrow({
    where: { id: maker.customerId },
    select: { handle: true, email: true, passkeys: { select: { credentialId: true } } },
  })
  const challenge = await makeChallenge(owner(maker))
  return generateRegistrationOptions({
    rpName: shop.name,
    rpID: relyingParty().rpId,
    userID: customer.handle,
    userName: customer.email,
    userDisplayName: customer.email,
    challenge,
    timeout: challengeLifetime * 1000,
    attestationType: 'none',
    // A new object for each call: the library writes into it.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: customer.passkeys.map((passkey) => ({
      id: Buffer.from(passkey.credentialId).toString('base64url'),
    })),
  })
}

/** Burns the challenge, then checks what the browser made. Null for anything that is not right. */
export async function verifyRegistration(
  response: RegistrationResponse,
  maker: Maker,
): Promise<NewPasskey | null> {
  const challenge = challengeOf(response)
  const open = challenge && (await burnChallenge(challenge, owner(maker)))
  const checked = open ? await checkRegistration(response, challenge) : fail('challenge')
  if (checked.ok) return checked.data
  await noteFailedRegistration(db(), maker, checked.error)
  return null
}

export async function noteFailedRegistration(tx: Tx, maker: Maker, reason: string): Promise<void> {
  const { customerId, sessionId } = maker
  await record(tx, 'ceremony-failed', { customerId, sessionId, facts: { purpose: 'register', reason } })
}

/**
 * Keeps a checked passkey.
 * @returns its id and name, or null where the credential id belongs to somebody already, also to this customer
 * (section 7.1 step 26)
 */
export async function savePasskey(
  tx: Tx,
  { customerId, passkey, device }: { customerId: string; passkey: NewPasskey; device: string },
): Promise<{ id: string; name: string } | null> {
  const name = passkeyName(passkey.aaguid, device)
  const [saved] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO passkey (id, customer_id, credential_id, public_key, counter, transports, aaguid, name,
      backup_eligible, backed_up)
    VALUES (gen_random_uuid(), ${customerId}::uuid, ${passkey.credentialId}, ${passkey.publicKey},
      ${passkey.counter}, ${passkey.transports}, ${passkey.aaguid}::uuid, ${name},
      ${passkey.backupEligible}, ${passkey.backedUp})
    ON CONFLICT (credential_id) DO NOTHING RETURNING id`
  if (!saved) return null
  await record(tx, 'passkey-created', {
    customerId,
    facts: { passkeyId: saved.id, synced: passkey.backupEligible },
  })
  return { id: saved.id, name }
}

/** Whether this account has a passkey, or ever had one: then a mailed code no longer makes one. */
export async function everHadPasskey(tx: Tx, customerId: string): Promise<boolean> {
  const [found] = await tx.$queryRaw<[{ ever: boolean }]>`
    SELECT EXISTS (SELECT FROM passkey WHERE customer_id = ${customerId}::uuid)
      OR EXISTS (SELECT FROM event WHERE customer_id = ${customerId}::uuid AND kind = 'passkey-created') AS ever`
  return found.ever
}
