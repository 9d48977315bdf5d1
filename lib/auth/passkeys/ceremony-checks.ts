import 'server-only'
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import { fail, ok, type Result } from '@/lib/platform/result'
import { isSoundPublicKey } from './public-key'
import { algorithms, relyingParty } from './relying-party'
import { type AssertionResponse, type RegistrationResponse, readClientData } from './responses'

// The one place that calls the library's verification, with every check of WebAuthn L3 sections 7.1 and 7.2
// that it leaves to its caller. The challenge was burnt before; reasons go to the log of events and never to
// the browser.

type Bytes = Uint8Array<ArrayBuffer>
const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

/** What a checked registration says of the new passkey. */
export type NewPasskey = {
  credentialId: Bytes
  publicKey: Bytes
  counter: number
  aaguid: string
  transports: string[]
  backupEligible: boolean
  backedUp: boolean
}

/** Section 7.1. Resolves to a reason where any step fails; throws nothing. */
export async function checkRegistration(
  response: RegistrationResponse,
  challenge: Bytes,
): Promise<Result<NewPasskey>> {
  const framed = framing(response)
  if (framed) return fail(framed)
  if (response.clientExtensionResults.credProps?.rk === false) return fail('not-discoverable')
  const attestation = readAttestation(response.response.attestationObject)
  if (!attestation) return fail('attestation-encoding')
  // Asked for none, a browser still passes on a packed self attestation (section 5.1.3), whose signature the library
  // checks. Any other says who made the authenticator, which nobody asked; no code of ours reads its certificates.
  const { fmt, certified } = attestation
  if (!(fmt === 'none' || (fmt === 'packed' && !certified))) return fail('attestation')
  const { origins, rpId } = relyingParty()
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: base64url(challenge),
    expectedOrigin: origins,
    expectedRPID: rpId,
    expectedType: 'webauthn.create',
    requireUserPresence: true,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => ({ verified: false as const, registrationInfo: undefined }))
  if (!verified || !registrationInfo) return fail('verification')
  const { credential } = registrationInfo
  const credentialId = new Uint8Array(Buffer.from(credential.id, 'base64url'))
  if (credential.id !== response.id) return fail('credential-id')
  // At most 1,023 by step 25; under 16 it could be guessed.
  if (credentialId.length < 16 || credentialId.length > 1023) return fail('credential-id-length')
  if (!isSoundPublicKey(credential.publicKey)) return fail('public-key')
  return ok({
    credentialId,
    publicKey: credential.publicKey,
    counter: credential.counter,
    aaguid: registrationInfo.aaguid,
    transports: response.response.transports ?? [],
    backupEligible: registrationInfo.credentialDeviceType === 'multiDevice',
    backedUp: registrationInfo.credentialBackedUp,
  })
}

/** Section 7.2, for a passkey that was found by the response's id and user handle together. */
export async function checkAssertion(
  response: AssertionResponse,
  challenge: Bytes,
  passkey: { credentialId: Bytes; publicKey: Bytes; backupEligible: boolean },
): Promise<Result<{ counter: number; backedUp: boolean }>> {
  const framed = framing(response)
  if (framed) return fail(framed)
  const id = base64url(passkey.credentialId)
  if (response.id !== id) return fail('credential-id')
  const { origins, rpId } = relyingParty()
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: base64url(challenge),
    expectedOrigin: origins,
    expectedRPID: rpId,
    expectedType: 'webauthn.get',
    requireUserVerification: true,
    // The library compares counters before the signature, so that anyone could raise the alarm of a copied
    // passkey. Zero turns that off; the counter is compared afterwards, where it is stored.
    credential: { id, publicKey: passkey.publicKey, counter: 0 },
  }).catch(() => ({ verified: false as const, authenticationInfo: undefined }))
  if (!verified || !authenticationInfo) return fail('verification')
  const backupEligible = authenticationInfo.credentialDeviceType === 'multiDevice'
  if (backupEligible !== passkey.backupEligible) return fail('backup-eligibility')
  return ok({ counter: authenticationInfo.newCounter, backedUp: authenticationInfo.credentialBackedUp })
}

/** We are in no frame of another site (steps 10 and 11, 13 and 14); the library lets some of it pass. */
function framing(response: RegistrationResponse | AssertionResponse): string | null {
  const said = readClientData(response.response.clientDataJSON)
  if (!said) return 'client-data'
  const crossOrigin = said.crossOrigin !== undefined && said.crossOrigin !== false
  return crossOrigin || said.topOrigin !== undefined ? 'cross-origin' : null
}

/**
 * The attestation object, if it is one item of CTAP2 canonical CBOR and nothing else: written again, it is the same
 * bytes. The library reads the first item and ignores what follows.
 */
function readAttestation(encoded: string): { fmt: unknown; certified: boolean } | null {
  try {
    const bytes = Buffer.from(encoded, 'base64url')
    const item: unknown = isoCBOR.decodeFirst(new Uint8Array(bytes))
    if (!(item instanceof Map) || !bytes.equals(isoCBOR.encode(item as never))) return null
    const statement: unknown = item.get('attStmt')
    return { fmt: item.get('fmt'), certified: !(statement instanceof Map) || statement.has('x5c') }
  } catch {
    return null
  }
}
