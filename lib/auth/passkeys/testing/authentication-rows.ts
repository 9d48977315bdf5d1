import { type AssertionWire, base64url, bytes, flag, newSoftPasskey, type SoftPasskey } from './authenticator'
import { origin } from './people'
import { type Outcome, refused, type WireRow } from './rows'

/** What is sent otherwise than an honest answer has it, from a browser that was asked to sign in. */
export type AssertionLie = {
  sends?: Partial<AssertionWire> | ((passkey: SoftPasskey) => Partial<AssertionWire>)
  /** Rewrites the answer's JSON. */
  json?: (answer: object) => unknown
}

const stranger = newSoftPasskey(bytes(Buffer.alloc(64, 9)))
const otherId = base64url(bytes(Buffer.alloc(32, 3)))
const usual = flag.up | flag.uv
const untrue = refused('verification')
const framed = refused('cross-origin')
const unknown = refused('unknown-passkey')

const flipped = (place: number) => (all: Uint8Array) =>
  all.map((byte, at) => (at === place ? byte ^ 1 : byte))
const tail = (all: Uint8Array) => Buffer.concat([all, Buffer.from([0])])

/** DER is SEQUENCE, length, then two INTEGERs; raw is the two numbers of 32 bytes each. */
function raw(der: Uint8Array): Uint8Array {
  const number = (from: number) => Buffer.from(der.subarray(from + 2, from + 2 + (der[from + 1] ?? 0)))
  const [r, s] = [number(2), number(4 + (der[3] ?? 0))]
  const padded = (all: Buffer) => Buffer.concat([Buffer.alloc(32), all]).subarray(-32)
  return Buffer.concat([padded(r), padded(s)])
}

/** 32 bytes leave two bits over in the last letter of base64url; this sets one of them. */
function sameBytes({ id }: SoftPasskey): Partial<AssertionWire> {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const text = base64url(id)
  return { jsonId: text.slice(0, -1) + letters[letters.indexOf(text.slice(-1)) ^ 1] }
}

const inner = (parts: Record<string, unknown>) => (answer: object) => ({
  ...answer,
  response: { ...(answer as { response: object }).response, ...parts },
})
const appid = (answer: object) => ({ ...answer, clientExtensionResults: { appid: true, prf: {} } })
const longHandle = ({ handle }: SoftPasskey) => ({ userHandle: Buffer.concat([handle, Buffer.alloc(1)]) })
const moved = (text: string) => text.replace('"crossOrigin":false', '"crossOrigin": false')

type Row = WireRow<AssertionLie>
const made = (id: string, what: string, wire: AssertionLie, follows: Outcome, decided?: string): Row => ({
  id,
  what,
  wire,
  follows,
  ...(decided ? { decided } : {}),
})
const sent = (
  id: string,
  what: string,
  sends: AssertionLie['sends'] & {},
  follows: Outcome,
  decided?: string,
) => made(id, what, { sends }, follows, decided)

const form = 'it has not the form of an answer: nobody can say which challenge it was meant for'
const der = 'as the library does: a challenge works once, and no signature is ever a key'

/** Told one at a time, by the owner of a passkey that is bound to its device and counts. */
export const authenticationRows: Row[] = [
  sent('A01', 'an id that nobody has', { jsonId: otherId }, unknown),
  sent('A04', 'id and rawId differ', { rawId: otherId }, untrue),
  sent('A04', 'an id that only decodes to the passkey', sameBytes, refused('credential-id')),
  sent('A05', 'no user handle', { userHandle: null }, unknown),
  sent('A06', 'the user handle of nobody', { userHandle: stranger.handle }, unknown),
  sent('A07', 'a user handle of 65 bytes', longHandle, unknown),
  made('A07', 'a user handle not base64url', { json: inner({ userHandle: 'a b!' }) }, 'stopped', form),
  sent('A08', 'type webauthn.create', { type: 'webauthn.create' }, untrue),
  sent('A08', 'type payment.get', { type: 'payment.get' }, untrue),
  sent('A17', 'another origin', { origin: 'https://evil.example' }, untrue),
  sent('A17', 'a sub-domain', { origin: origin().replace('//', '//sub.') }, untrue),
  sent('A17', 'another port', { origin: `${origin()}1` }, untrue),
  sent('A17', 'a slash at the end', { origin: `${origin()}/` }, untrue),
  sent('A17', 'origin null', { origin: 'null' }, untrue),
  sent('A17', 'an Android app', { origin: 'android:apk-key-hash:AAAA' }, untrue),
  sent('A18', 'crossOrigin true', { crossOrigin: true }, framed),
  sent('A19', 'crossOrigin and topOrigin', { crossOrigin: true, topOrigin: 'https://evil.example' }, framed),
  sent('A20', 'topOrigin alone', { topOrigin: 'https://evil.example' }, framed),
  sent('A21', 'another RP ID', { rpId: 'evil.example' }, untrue),
  sent('A22', 'nobody present', { flags: flag.uv }, untrue),
  sent('A24', 'nobody verified', { flags: flag.up }, untrue),
  sent('A25', 'backed up, but not eligible', { flags: usual | flag.bs }, untrue),
  sent(
    'A26',
    'eligible for backup now, and not before',
    { flags: usual | flag.be },
    refused('backup-eligibility'),
  ),
  sent('A28', 'one bit of the signature', { rewriteSignature: flipped(20) }, untrue),
  sent('A29', 'one bit of the authenticator data', { rewriteAuthData: flipped(36) }, untrue),
  sent('A29', 'one byte more in the client data', { rewriteClientData: moved }, untrue),
  sent('A30', 'the signature of another key', { signWith: stranger }, untrue),
  sent('A31', 'an empty signature', { rewriteSignature: () => new Uint8Array() }, untrue),
  sent('A31', 'a signature that is not DER', { rewriteSignature: () => new Uint8Array(64).fill(1) }, untrue),
  sent('A31b', 'a byte after a good signature', { rewriteSignature: tail }, 'accepted', der),
  sent('A32', 'a good signature written raw', { rewriteSignature: raw }, untrue),
  sent('A35', 'a low counter with a bad signature', { counter: 0, signWith: stranger }, untrue),
  sent('A39', 'attested data announced and not there', { flags: usual | flag.at }, untrue),
  sent('A39', 'extensions announced and not there', { flags: usual | flag.ed }, untrue),
  sent('A40', 'bytes after the authenticator data', { authDataTail: Buffer.from([1]) }, untrue),
  made('A41', 'answers to extensions that nobody asked for', { json: appid }, 'accepted'),
  made('A41', 'the RP ID of an appid', { json: appid, sends: { rpId: origin() } }, untrue),
]
