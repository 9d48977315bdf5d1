import 'server-only'
import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { canonicalJson, type Json } from '@/lib/platform/canonical-json'
import { minutes } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { newBytes, sha256 } from '@/lib/platform/random'
import { relyingParty } from '../passkeys/relying-party'
import type { ProtectedAction } from './actions'

// A step-up is one row from the question to the change: asked, answered, granted, spent; each once.

type Bytes = Uint8Array<ArrayBuffer>

/** Who is asked: a session, in the browser that holds this ceremony cookie (its hash). */
export type Asked = { sessionId: string; customerId: string; browserHash: Bytes }

/**
 * A change in the server's own words: made from what it knows, not from what a browser sent. `madeBefore`: only
 * passkeys that are older are offered.
 */
export type Described = { action: ProtectedAction; payload: Json; madeBefore?: Date }

/** In seconds. */
export const askedFor = minutes(5)
const openAtOnce = 5

/** What an assertion commits to. */
export const payloadHash = ({ action, payload }: Described): Bytes =>
  sha256(`${action}\n${canonicalJson(payload)}`)

/** The challenge: SHA-256 over fresh randomness, the change, the session and the customer. */
export function stepUpChallenge(parts: {
  random: Uint8Array
  payloadHash: Uint8Array
  sessionId: string
  customerId: string
}): Bytes {
  const { random, sessionId, customerId } = parts
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
  return sha256(['latchkey step-up 1', hex(random), hex(parts.payloadHash), sessionId, customerId].join('\n'))
}

/**
 * Asks for an assertion for exactly one change. A session's sixth open question makes its oldest worthless.
 * The customer's own passkeys are named, on this device or another (WebAuthn L3 section 5.5).
 */
export async function askStepUp(
  asked: Asked,
  described: Described,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { sessionId, customerId, browserHash } = asked
  const random = newBytes(32)
  const hash = payloadHash(described)
  const challenge = stepUpChallenge({ random, payloadHash: hash, sessionId, customerId })
  await db().$executeRaw`
    INSERT INTO step_up (id, session_id, customer_id, browser_hash, random, challenge, action, payload,
      payload_hash, expires_at)
    VALUES (gen_random_uuid(), ${sessionId}::uuid, ${customerId}::uuid, ${browserHash}, ${random}, ${challenge},
      ${described.action}, ${canonicalJson(described.payload)}::jsonb, ${hash},
      shop_now() + ${askedFor}::int * interval '1 second')`
  // A statement of its own, so that of parallel ones the last sees the rows of all; locked in one order, so that no two
  // wait for each other.
  await db().$executeRaw`
    DELETE FROM step_up WHERE id IN (
      SELECT id FROM step_up WHERE session_id = ${sessionId}::uuid AND answered_at IS NULL
      ORDER BY created_at DESC, id OFFSET ${openAtOnce} FOR UPDATE)`
  const passkeys = await db().passkey.findMany({
    where: { customerId, ...(described.madeBefore && { createdAt: { lt: described.madeBefore } }) },
    orderBy: { lastUsedAt: { sort: 'desc', nulls: 'last' } },
    select: { credentialId: true, transports: true },
  })
  return generateAuthenticationOptions({
    rpID: relyingParty().rpId,
    challenge,
    timeout: askedFor * 1000,
    userVerification: 'required',
    allowCredentials: passkeys.map(({ credentialId, transports }) => ({
      id: Buffer.from(credentialId).toString('base64url'),
      transports: transports as never,
    })),
  })
}

/** Forgets step-ups that are past; what was signed stays in the log. */
export async function sweepStepUps(): Promise<void> {
  await db().$executeRaw`DELETE FROM step_up WHERE created_at < shop_now() - interval '1 day'`
}
