import { createHash } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import {
  base64url,
  bytes,
  flag,
  newSoftPasskey,
  type RegistrationWire,
  selfMadeAttestation,
} from './authenticator'
import { origin } from './people'
import { type Outcome, refused, type WireRow } from './rows'

export type RegistrationLie = {
  passkey?: Parameters<typeof newSoftPasskey>[1]
  /** What the browser sends otherwise than an honest one. */
  sends?: Partial<RegistrationWire>
  /** Rewrites the answer's JSON. */
  json?: (answer: object) => unknown
}

const p256 = newSoftPasskey(bytes(Buffer.alloc(64)))
const ed25519 = newSoftPasskey(bytes(Buffer.alloc(64)), { algorithm: 'EdDSA' })
const noPoint = bytes(createHash('sha256').update('no point').digest())
const otherId = base64url(bytes(Buffer.alloc(32, 7)))
const changed = (cose: typeof p256.cose, change: [number, unknown][]) => new Map([...cose, ...change])
const other = (parts: Record<string, unknown>) => (answer: object) => ({ ...answer, ...parts })
const inner = (parts: Record<string, unknown>) => (answer: object) => ({
  ...answer,
  response: { ...(answer as { response: object }).response, ...parts },
})
const cbor = (entries: [string, unknown][]) => bytes(isoCBOR.encode(new Map(entries) as never))
const shortData = () =>
  cbor([
    ['fmt', 'none'],
    ['attStmt', new Map()],
    ['authData', new Uint8Array(36)],
  ])
const twiceFmt = (object: Uint8Array) =>
  Buffer.concat([Buffer.from('a463666d74646e6f6e65', 'hex'), object.subarray(1)])
const endless = (object: Uint8Array) =>
  Buffer.concat([Buffer.from([0xbf]), object.subarray(1), Buffer.from([0xff])])
const longHead = (object: Uint8Array) => Buffer.concat([Buffer.from([0xb8, 0x03]), object.subarray(1)])
const deep = () => new Uint8Array(40_000).fill(0x81)
const untrue = refused('verification')
const framed = refused('cross-origin')
const badlyWritten = refused('attestation-encoding')
const badKey = refused('public-key')
const badLength = refused('credential-id-length')
const usual = flag.up | flag.uv | flag.at
const form = 'it has not the form of an answer: nobody can say which challenge it was meant for'

type Row = WireRow<RegistrationLie>
const made = (id: string, what: string, wire: RegistrationLie, follows: Outcome, decided?: string): Row => ({
  id,
  what,
  wire,
  follows,
  ...(decided ? { decided } : {}),
})
const sent = (
  id: string,
  what: string,
  sends: Partial<RegistrationWire>,
  follows: Outcome,
  decided?: string,
) => made(id, what, { sends }, follows, decided)

/** Told one at a time, each by a person who may make a passkey. */
export const registrationRows: Row[] = [
  made('R01', 'an extra key', { json: other({ extra: 1 }) }, 'stopped', form),
  made('R01', 'no response', { json: other({ response: undefined }) }, 'stopped'),
  made('R01', 'a text and no object', { json: () => 'hello' }, 'stopped'),
  made('R02', 'type password', { json: other({ type: 'password' }) }, 'stopped', form),
  sent('R03', 'id and rawId differ', { rawId: otherId }, untrue),
  made('R04', 'client data not base64url', { json: inner({ clientDataJSON: 'a b!' }) }, 'stopped', form),
  sent('R05', 'client data with a byte order mark', { clientDataPrefix: '\uFEFF' }, 'accepted'),
  sent('R06', 'type webauthn.get', { type: 'webauthn.get' }, untrue),
  sent('R07', 'type payment.create', { type: 'payment.create' }, untrue),
  sent('R14', 'another origin', { origin: 'https://evil.example' }, untrue),
  sent('R15', 'a sub-domain', { origin: origin().replace('//', '//sub.') }, untrue),
  sent('R15', 'another port', { origin: `${origin()}1` }, untrue),
  sent(
    'R15',
    'another scheme',
    { origin: origin().replace(/^http(s?)/, (_, s) => (s ? 'http' : 'https')) },
    untrue,
  ),
  sent('R15', 'a slash at the end', { origin: `${origin()}/` }, untrue),
  sent('R15', 'capitals', { origin: origin().toUpperCase() }, untrue),
  sent('R16', 'origin null', { origin: 'null' }, untrue),
  sent('R16', 'an Android app', { origin: 'android:apk-key-hash:AAAA' }, untrue),
  sent('R17', 'crossOrigin true', { crossOrigin: true }, framed),
  sent('R17', 'crossOrigin as a text', { crossOrigin: 'yes' }, framed),
  sent('R18', 'topOrigin of another site', { topOrigin: 'https://evil.example' }, framed),
  sent('R18', 'topOrigin of our own', { topOrigin: origin() }, framed),
  sent('R19', 'attestation object cut short', { rewrite: (all) => all.subarray(0, -5) }, badlyWritten),
  sent('R19b', 'bytes after the attestation object', { tail: Buffer.from([0]) }, badlyWritten),
  sent('R20', 'a map of indefinite length', { rewrite: endless }, badlyWritten),
  sent('R20', 'a length in more bytes than it needs', { rewrite: longHead }, badlyWritten),
  sent('R20', 'a key twice', { rewrite: twiceFmt }, badlyWritten),
  sent('R21', 'authenticator data of 36 bytes', { rewrite: shortData }, untrue),
  sent('R22', 'no attested credential', { flags: flag.up | flag.uv }, untrue),
  sent('R23', 'extensions announced and not there', { flags: usual | flag.ed }, untrue),
  sent('R23', 'bytes left over', { authDataTail: Buffer.from([1, 2]) }, untrue),
  sent('R24', 'another RP ID', { rpId: 'evil.example' }, untrue),
  sent('R25', 'nobody present', { flags: flag.uv | flag.at }, untrue),
  sent(
    'R26',
    'nobody present, as in a conditional create',
    { flags: flag.at },
    untrue,
    'a conditional create upgrades saved passwords, and we have none',
  ),
  sent('R27', 'nobody verified', { flags: flag.up | flag.at }, untrue),
  sent('R28', 'backed up, but not eligible', { flags: usual | flag.bs }, untrue),
  sent('R29', 'reserved flags', { flags: usual | 0x22 }, 'accepted'),
  sent('R30', 'an algorithm nobody offered', { cose: changed(p256.cose, [[3, -35]]) }, untrue),
  made('R30', 'an RSA key of 2,048 bits', { passkey: { algorithm: 'RS256', rsaBits: 2048 } }, badKey),
  sent('R31', 'ES256 with an Ed25519 key', { cose: changed(ed25519.cose, [[3, -7]]) }, badKey),
  sent('R31', 'ES256 on P-384', { cose: changed(p256.cose, [[-1, 2]]) }, badKey),
  sent('R31', 'a point off the curve', { cose: changed(p256.cose, [[-3, noPoint]]) }, badKey),
  sent('R32', 'a private part in the key', { cose: changed(p256.cose, [[-4, noPoint]]) }, badKey),
  sent('R33', 'an unknown format', { fmt: 'other' }, refused('attestation')),
  sent('R33', 'the format in capitals', { fmt: 'None' }, refused('attestation')),
  sent('R34', 'format none with a statement', { attStmt: new Map([['x', 1]]) }, untrue),
  sent('R35', 'a self attestation signed by another key', { selfAttested: p256 }, untrue),
  sent(
    'R36',
    'an attestation with a self-made certificate',
    { attested: selfMadeAttestation },
    refused('attestation'),
  ),
  sent(
    'R37',
    'a packed self attestation',
    { selfAttested: true },
    'accepted',
    'browsers pass it on although nobody asked (section 5.1.3); its signature is checked, and it is worth nothing more',
  ),
  made('R38', 'a credential id of 1,024 bytes', { passkey: { idLength: 1024 } }, badLength),
  made('R39', 'a credential id of 1,023 bytes', { passkey: { idLength: 1023 } }, 'accepted'),
  made('R40', 'an empty credential id', { passkey: { idLength: 0 }, sends: { jsonId: '' } }, untrue),
  made('R40', 'a credential id of 15 bytes', { passkey: { idLength: 15 } }, badLength),
  sent('R43', 'another id in the JSON', { jsonId: otherId }, refused('credential-id')),
  sent(
    'R44',
    'a transport that nobody knows',
    { transports: ['new-thing'] },
    'accepted',
    'a newer browser may know more than we do; what is unknown is left out',
  ),
  made('R44', 'a hundred transports', { json: inner({ transports: Array(100).fill('usb') }) }, 'stopped'),
  made(
    'R45',
    'answers to extensions that nobody asked for',
    { json: other({ clientExtensionResults: { appid: true, prf: {} } }) },
    'accepted',
  ),
  sent('R45', 'not discoverable', { rk: false }, refused('not-discoverable')),
  sent('R49', 'an attestation object nested 40,000 deep', { rewrite: deep }, badlyWritten),
  sent(
    'R50',
    'the AAGUID of a known vendor, unproven',
    { aaguid: 'bada5566-a7aa-401f-bd96-45619a55120d' },
    'accepted',
  ),
]
