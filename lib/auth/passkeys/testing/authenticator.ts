import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import type { AssertionResponse, RegistrationResponse } from '../responses'

// An authenticator and its browser in software, for tests. Every field of what they send is a parameter, so
// that each way of lying is one line.

type Bytes = Uint8Array<ArrayBuffer>
type CborMap = Map<string | number, unknown>

export const flag = { up: 0x01, uv: 0x04, be: 0x08, bs: 0x10, at: 0x40, ed: 0x80 } as const

export type Algorithm = 'ES256' | 'EdDSA' | 'RS256'

export type SoftPasskey = {
  id: Bytes
  algorithm: Algorithm
  privateKey: KeyObject
  cose: CborMap
  handle: Bytes
  counter: number
  backupEligible: boolean
}

export const bytes = (from: Uint8Array | string): Bytes => new Uint8Array(Buffer.from(from as Uint8Array))
export const base64url = (from: Uint8Array | string): string =>
  Buffer.from(from as Uint8Array).toString('base64url')
const sha256 = (data: Uint8Array | string) => bytes(createHash('sha256').update(data).digest())
const concat = (...parts: Uint8Array[]): Bytes => bytes(Buffer.concat(parts))
const part = (jwk: JsonWebKey, name: 'x' | 'y' | 'n' | 'e') =>
  bytes(Buffer.from(jwk[name] ?? '', 'base64url'))

/** A new key pair; `rsaBits` for RS256 only. */
export function newSoftPasskey(
  handle: Bytes,
  {
    algorithm = 'ES256',
    idLength = 32,
    rsaBits = 3072,
    backupEligible = false,
  }: { algorithm?: Algorithm; idLength?: number; rsaBits?: number; backupEligible?: boolean } = {},
): SoftPasskey {
  const base = { id: bytes(randomBytes(idLength)), algorithm, handle, counter: 0, backupEligible }
  if (algorithm === 'EdDSA') {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const jwk = publicKey.export({ format: 'jwk' })
    const cose: CborMap = new Map([
      [1, 1],
      [3, -8],
      [-1, 6],
      [-2, part(jwk, 'x')],
    ] as [number, unknown][])
    return { ...base, privateKey, cose }
  }
  if (algorithm === 'RS256') {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: rsaBits })
    const jwk = publicKey.export({ format: 'jwk' })
    const cose: CborMap = new Map([
      [1, 3],
      [3, -257],
      [-1, part(jwk, 'n')],
      [-2, part(jwk, 'e')],
    ] as [number, unknown][])
    return { ...base, privateKey, cose }
  }
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = publicKey.export({ format: 'jwk' })
  const cose: CborMap = new Map([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, part(jwk, 'x')],
    [-3, part(jwk, 'y')],
  ] as [number, unknown][])
  return { ...base, privateKey, cose }
}

/** Its public key as a shop keeps it: COSE, RFC 9052 section 7. */
export const publicKeyOf = ({ cose }: SoftPasskey): Bytes => bytes(isoCBOR.encode(cose as never))

export type Wire = {
  challenge: Bytes | string
  origin: string
  rpId: string
  type?: string
  crossOrigin?: unknown
  topOrigin?: unknown
  /** In place of the client data's JSON. */
  clientDataText?: string
  /** Before the client data's JSON. */
  clientDataPrefix?: string
  flags?: number
  counter?: number
  /** Bytes after the authenticator data. */
  authDataTail?: Uint8Array
}

function clientData(wire: Wire, type: string): string {
  const { challenge, origin, crossOrigin = false, topOrigin } = wire
  const said = {
    type: wire.type ?? type,
    challenge: typeof challenge === 'string' ? challenge : base64url(challenge),
    origin,
    ...(crossOrigin === null ? {} : { crossOrigin }),
    ...(topOrigin === undefined ? {} : { topOrigin }),
  }
  return (wire.clientDataPrefix ?? '') + (wire.clientDataText ?? JSON.stringify(said))
}

function authData(wire: Wire, flags: number, counter: number, attested: Uint8Array): Bytes {
  const count = Buffer.alloc(4)
  count.writeUInt32BE(counter)
  return concat(
    sha256(wire.rpId),
    bytes([flags] as never),
    count,
    attested,
    wire.authDataTail ?? new Uint8Array(),
  )
}

const backupFlags = (passkey: SoftPasskey) => (passkey.backupEligible ? flag.be | flag.bs : 0)

export type RegistrationWire = Wire & {
  aaguid?: string
  fmt?: string
  attStmt?: CborMap
  /** A packed self attestation with the passkey's own key, or another. */
  selfAttested?: boolean | SoftPasskey
  /** A packed attestation by a certificate. */
  attested?: { privateKey: KeyObject; certificate: Bytes }
  /** In place of the passkey's COSE key. */
  cose?: CborMap
  /** Bytes after the attestation object. */
  tail?: Uint8Array
  /** Rewrites the attestation object's bytes. */
  rewrite?: (attestationObject: Bytes) => Uint8Array
  /** In place of the credential's own id in the JSON. */
  jsonId?: string
  rawId?: string
  credentialType?: string
  transports?: string[]
  rk?: boolean
}

/** What a browser sends after `navigator.credentials.create`. */
export function register(passkey: SoftPasskey, wire: RegistrationWire): RegistrationResponse {
  const clientDataText = clientData(wire, 'webauthn.create')
  const idLength = Buffer.alloc(2)
  idLength.writeUInt16BE(passkey.id.length)
  const aaguid = Buffer.from(
    (wire.aaguid ?? '00000000-0000-0000-0000-000000000000').replaceAll('-', ''),
    'hex',
  )
  const key = publicKeyOf({ ...passkey, cose: wire.cose ?? passkey.cose })
  const flags = wire.flags ?? flag.up | flag.uv | flag.at | backupFlags(passkey)
  const attested = flags & flag.at ? concat(aaguid, idLength, passkey.id, key) : new Uint8Array()
  const data = authData(wire, flags, wire.counter ?? passkey.counter, attested)
  const statement = wire.attStmt ?? statementOf(passkey, wire, concat(data, sha256(clientDataText)))
  const object = isoCBOR.encode(
    new Map<string, unknown>([
      ['fmt', wire.fmt ?? (wire.selfAttested || wire.attested ? 'packed' : 'none')],
      ['attStmt', statement],
      ['authData', data],
    ]) as never,
  )
  const attestationObject = concat(
    (wire.rewrite ?? ((same) => same))(bytes(object)),
    wire.tail ?? new Uint8Array(),
  )
  return {
    id: wire.jsonId ?? base64url(passkey.id),
    rawId: wire.rawId ?? wire.jsonId ?? base64url(passkey.id),
    type: (wire.credentialType ?? 'public-key') as 'public-key',
    authenticatorAttachment: 'platform',
    clientExtensionResults: wire.rk === undefined ? {} : { credProps: { rk: wire.rk } },
    response: {
      clientDataJSON: base64url(clientDataText),
      attestationObject: base64url(attestationObject),
      transports: (wire.transports ?? ['internal']) as never,
    },
  }
}

function statementOf(passkey: SoftPasskey, wire: RegistrationWire, signed: Bytes): CborMap {
  const { selfAttested, attested } = wire
  if (attested) {
    return new Map<string, unknown>([
      ['alg', -7],
      ['sig', bytes(sign('sha256', signed, attested.privateKey))],
      ['x5c', [attested.certificate]],
    ])
  }
  if (!selfAttested) return new Map()
  return new Map<string, unknown>([
    ['alg', passkey.cose.get(3)],
    ['sig', signature(selfAttested === true ? passkey : selfAttested, signed)],
  ])
}

const der = (text: string) => Buffer.from(text, 'base64')

/** A certificate that signed itself, with everything that section 8.2.1 asks of one; good until 3024. */
export const selfMadeAttestation = {
  privateKey: createPrivateKey({
    key: der(
      'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgv77yyAZhRXpzTYNpIrnkwQA9kpPf1wL1kaZzq/HTooChRANCAATQ/4OWlfTd+VlZo0s3XiUld+PeoHLbeWVvBWqYO2XH1BBU0Ch8oYchBxk/RreU2LB3oj1ewY0oKSttaKihyc2A',
    ),
    format: 'der',
    type: 'pkcs8',
  }),
  certificate: bytes(
    der(
      'MIIBrDCCAVOgAwIBAgIBBzAKBggqhkjOPQQDAjBWMQswCQYDVQQGEwJBQTEPMA0GA1UECgwGTm9ib2R5MSIwIAYDVQQLDBlBdXRoZW50aWNhdG9yIEF0dGVzdGF0aW9uMRIwEAYDVQQDDAlTZWxmLW1hZGUwIBcNMjQwMTAxMDAwMDAwWhgPMzAyNDAxMDEwMDAwMDBaMFYxCzAJBgNVBAYTAkFBMQ8wDQYDVQQKDAZOb2JvZHkxIjAgBgNVBAsMGUF1dGhlbnRpY2F0b3IgQXR0ZXN0YXRpb24xEjAQBgNVBAMMCVNlbGYtbWFkZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABND/g5aV9N35WVmjSzdeJSV3496gctt5ZW8Fapg7ZcfUEFTQKHyhhyEHGT9Gt5TYsHeiPV7BjSgpK21oqKHJzYCjEDAOMAwGA1UdEwEB/wQCMAAwCgYIKoZIzj0EAwIDRwAwRAIgLRpjNfXeQPxhg2aHZniu8Ehf5ev06NDL+e1KWXP7k3UCICxHmPmIUadxfWMQaA0tfD0yC5XTheQfiwrkn2SNN4xm',
    ),
  ),
}

export type AssertionWire = Wire & {
  jsonId?: string
  rawId?: string
  /** null: none is sent. */
  userHandle?: Uint8Array | null
  signWith?: SoftPasskey
  rewriteSignature?: (signature: Bytes) => Uint8Array
  /** Rewrites what was signed, after it was signed. */
  rewriteAuthData?: (data: Bytes) => Uint8Array
  rewriteClientData?: (text: string) => string
}

/** What a browser sends after `navigator.credentials.get`. Counts up, unless `counter` is given. */
export function assert(passkey: SoftPasskey, wire: AssertionWire): AssertionResponse {
  const clientDataText = clientData(wire, 'webauthn.get')
  const flags = wire.flags ?? flag.up | flag.uv | backupFlags(passkey)
  if (wire.counter === undefined) passkey.counter += 1
  const data = authData(wire, flags, wire.counter ?? passkey.counter, new Uint8Array())
  const made = signature(wire.signWith ?? passkey, concat(data, sha256(clientDataText)))
  return {
    id: wire.jsonId ?? base64url(passkey.id),
    rawId: wire.rawId ?? wire.jsonId ?? base64url(passkey.id),
    type: 'public-key',
    authenticatorAttachment: 'platform',
    clientExtensionResults: {},
    response: {
      clientDataJSON: base64url((wire.rewriteClientData ?? ((same) => same))(clientDataText)),
      authenticatorData: base64url((wire.rewriteAuthData ?? ((same) => same))(data)),
      signature: base64url((wire.rewriteSignature ?? ((same) => same))(made)),
      userHandle: wire.userHandle === null ? undefined : base64url(wire.userHandle ?? passkey.handle),
    },
  }
}

function signature(passkey: SoftPasskey, data: Uint8Array): Bytes {
  return bytes(sign(passkey.algorithm === 'EdDSA' ? null : 'sha256', data, passkey.privateKey))
}
