import { createPrivateKey, type KeyObject, sign } from 'node:crypto'
import { decodeAttestationObject, isoCBOR } from '@simplewebauthn/server/helpers'
import { describe, expect, it, vi } from 'vitest'
import { checkAssertion, checkRegistration } from './ceremony-checks'
import { base64url, bytes, flag } from './testing/authenticator'
import vectors from './testing/w3c-vectors.json'

// The specification's own test vectors. They are all good by the specification; which of them we take is a matter of
// what we ask for: our algorithms, no certificate, no frame of another site, and a verified user. Most were made
// without user verification: those are refused as they stand, and again with the flag set and signed anew by the key
// that comes with them, they are taken. The file was made by the specification's own rule (HKDF and deterministic
// signatures); the signatures of all sets that we take were compared with the published text.

vi.mock('./relying-party', async (original) => ({
  ...(await original<typeof import('./relying-party')>()),
  relyingParty: () => ({ rpId: 'example.org', origins: ['https://example.org'] }),
}))

type Set = (typeof vectors.sets)[number]

const hex = (text: string) => bytes(Buffer.from(text, 'hex'))
const url = (text: string) => base64url(hex(text))
const keyOf = (set: Set) =>
  createPrivateKey({ key: Buffer.from(set.privateKey, 'hex'), format: 'der', type: 'pkcs8' })
const sha256 = async (data: Uint8Array<ArrayBuffer>) =>
  Buffer.from(await crypto.subtle.digest('SHA-256', data))

const signed = (key: KeyObject, data: Uint8Array) =>
  sign(key.asymmetricKeyType === 'ed25519' || key.asymmetricKeyType === 'ed448' ? null : 'sha256', data, key)

const head = ({ credentialId }: Set) => ({
  id: url(credentialId),
  rawId: url(credentialId),
  type: 'public-key' as const,
  clientExtensionResults: {},
})

/** Where the flags stand in the authenticator data, behind the hash of the RP ID. */
const flagsAt = 32
const withUser = (data: Uint8Array) => bytes(data.map((byte, at) => (at === flagsAt ? byte | flag.uv : byte)))

function dataOf(attestationObject: string): Uint8Array {
  return decodeAttestationObject(hex(attestationObject)).get('authData')
}

async function register(set: Set, { verified }: { verified: boolean }) {
  const { challenge, clientDataJSON, attestationObject } = set.registration
  const object = isoCBOR.decodeFirst<Map<string, unknown>>(hex(attestationObject))
  if (verified) {
    const data = withUser(dataOf(attestationObject))
    object.set('authData', data)
    const statement = object.get('attStmt') as Map<string, unknown>
    if (statement.has('sig') && !statement.has('x5c')) {
      const over = Buffer.concat([data, await sha256(hex(clientDataJSON))])
      statement.set('sig', bytes(signed(keyOf(set), over)))
    }
  }
  const made = verified ? base64url(bytes(isoCBOR.encode(object as never))) : url(attestationObject)
  const response = { clientDataJSON: url(clientDataJSON), attestationObject: made }
  return checkRegistration({ ...head(set), response }, hex(challenge))
}

async function signIn(set: Set, { verified }: { verified: boolean }) {
  const { challenge, clientDataJSON, authenticatorData, signature } = set.authentication
  const data = verified ? withUser(hex(authenticatorData)) : hex(authenticatorData)
  const anew = signed(keyOf(set), Buffer.concat([data, await sha256(hex(clientDataJSON))]))
  const response = {
    clientDataJSON: url(clientDataJSON),
    authenticatorData: base64url(data),
    signature: verified ? base64url(bytes(anew)) : url(signature),
    userHandle: undefined,
  }
  const attested = dataOf(set.registration.attestationObject)
  return checkAssertion({ ...head(set), response }, hex(challenge), {
    credentialId: hex(set.credentialId),
    publicKey: bytes(attested.subarray(flagsAt + 1 + 4 + 16 + 2 + hex(set.credentialId).length)),
    backupEligible: ((attested[flagsAt] ?? 0) & flag.be) !== 0,
  })
}

type Verdict = { registration: string; authentication: string | null }

const taken = { registration: 'taken', authentication: 'taken' }
const certified = { registration: 'attestation', authentication: 'taken' }
// No such key is ever stored, so that no authentication with it is tried.
const unoffered = { registration: 'attestation', authentication: null }

/** Each set with the flag of user verification set: taken, or the reason. */
const verdicts: Record<string, Verdict & { because?: string }> = {
  'none-es256': taken,
  'packed-self-es256': taken,
  'none-es256-long-credential-id': taken,
  'none-es256-crossOrigin': {
    registration: 'cross-origin',
    authentication: 'cross-origin',
    because: 'we are in no frame of another site',
  },
  'none-es256-topOrigin': {
    registration: 'cross-origin',
    authentication: 'cross-origin',
    because: 'we are in no frame of another site',
  },
  'packed-es256': { ...certified, because: 'nobody asked for a certificate' },
  'packed-rs256': { ...certified, because: 'nobody asked for a certificate' },
  'packed-eddsa': { ...certified, because: 'nobody asked for a certificate' },
  'packed-es384': { ...unoffered, because: 'ES384 is not offered' },
  'packed-es512': { ...unoffered, because: 'ES512 is not offered' },
  'packed-ed448': { ...unoffered, because: 'Ed448 is not offered' },
  'tpm-es256': { ...certified, because: 'nobody asked for an attestation of a TPM' },
  'android-key-es256': { ...certified, because: 'nobody asked for an attestation of Android' },
  'apple-es256': { ...certified, because: 'nobody asked for an attestation of Apple' },
  'fido-u2f-es256': { ...certified, because: 'nobody asked for an attestation of U2F' },
}

const outcome = (result: Awaited<ReturnType<typeof signIn>> | Awaited<ReturnType<typeof register>>) =>
  result.ok ? 'taken' : result.error

describe('the test vectors of the specification', () => {
  it('are all here', () => {
    expect(vectors.sets.map(({ name }) => name).sort()).toEqual(Object.keys(verdicts).sort())
  })

  for (const set of vectors.sets) {
    const { because, registration, authentication } = verdicts[set.name] ?? { because: 'unknown' }
    it(`${set.name}: ${because ?? 'taken'}`, async () => {
      const user = { verified: true }
      expect({
        registration: outcome(await register(set, user)),
        authentication: authentication && outcome(await signIn(set, user)),
      }).toEqual({ registration, authentication })
    })

    it(`${set.name} as it stands: no more than its flags say`, async () => {
      const verified = (data: Uint8Array) => ((data[flagsAt] ?? 0) & flag.uv) !== 0
      if (authentication) {
        const asked = await signIn(set, { verified: false })
        const nobody = authentication === 'taken' && !verified(hex(set.authentication.authenticatorData))
        expect(outcome(asked)).toBe(nobody ? 'verification' : authentication)
      }
      const made = await register(set, { verified: false })
      const nobody = registration === 'taken' && !verified(dataOf(set.registration.attestationObject))
      expect(outcome(made)).toBe(nobody ? 'verification' : registration)
    })
  }

  it('R35: one bit of the self attestation is enough', async () => {
    const set = vectors.sets.find(({ name }) => name === 'packed-self-es256') as Set
    const { attestationObject } = set.registration
    // The last byte of its signature stands before the name of the next entry.
    const place = attestationObject.indexOf(Buffer.from('hauthData').toString('hex')) - 2
    const changed = (Number.parseInt(attestationObject.slice(place, place + 2), 16) ^ 1)
      .toString(16)
      .padStart(2, '0')
    const broken = attestationObject.slice(0, place) + changed + attestationObject.slice(place + 2)
    const lie = { ...set, registration: { ...set.registration, attestationObject: broken } }
    expect(outcome(await register(lie, { verified: false }))).toBe('verification')
    expect(outcome(await register(set, { verified: false }))).toBe('taken')
  })
})
