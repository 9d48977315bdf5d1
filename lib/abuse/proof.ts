import 'server-only'
import { randomInt } from 'node:crypto'
import { type Challenge, createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { z } from 'zod'
import { minutes } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { sha256 } from '@/lib/platform/random'
import { derivedSecret } from '@/lib/platform/sealing'
import type { Network } from './network'
import { priceFor } from './price'

// Proof of work on whatever sends mail, makes accounts or tries codes: next to nothing for a person, whose
// browser works while they type, and an electricity bill for whoever does it by the thousand. A challenge is
// ours (signed), for one purpose and one browser, for a quarter of an hour; its solution counts once.

/** What a proof can be for. */
export const proofPurposes = ['mail', 'code', 'card'] as const
export type ProofPurpose = (typeof proofPurposes)[number]

/** In seconds. */
export const proofLifetime = minutes(15)

/**
 * Iterations of PBKDF2 a step: enough that the browser's own hashing is nearly all of the work and a server
 * has no shortcut, few enough that making a challenge, which takes one step, costs the shop under a millisecond.
 */
const iterations = 2000
const algorithm = 'PBKDF2/SHA-256'
const dearerTimes = 8

const browserMark = (browserHash: Uint8Array) =>
  Buffer.from(sha256(new Uint8Array([...Buffer.from('proof '), ...browserHash]))).toString('base64url')

const secrets = (secret: string) => ({
  hmacSignatureSecret: `${secret} challenge`,
  hmacKeySignatureSecret: `${secret} key`,
})

/**
 * A challenge to solve, as the library's worker in the browser takes it. The step at which it is solved is
 * drawn from all of them, so that starting elsewhere or going backwards saves nothing.
 * @returns with `wait` above 0 where this network asked for too many; the seconds
 */
export async function makeChallenge(asked: {
  purpose: ProofPurpose
  browserHash: Uint8Array
  network: Network
  /** For somebody who types a card that the shop knows nothing of, while banks decline a lot of what is typed here. */
  dearer?: boolean
}): Promise<{ wait: number; challenge: Challenge | null }> {
  const { purpose, browserHash, network, dearer } = asked
  const { wait, steps, now } = await priceFor(network)
  if (wait > 0) return { wait, challenge: null }
  const key = derivedSecret('proof')
  if (!key) throw new Error('AUTH_KEYS is empty')
  const challenge = await createChallenge({
    algorithm,
    cost: iterations,
    counter: randomInt(1, steps * (dearer ? dearerTimes : 1) + 1),
    deriveKey,
    // Until when it is good stands here and not in the library's field: the shop's clock decides.
    data: { purpose, browser: browserMark(browserHash), until: now + proofLifetime, key: key.id },
    ...secrets(key.secret),
  })
  return { wait: 0, challenge }
}

const hex = (least: number, most: number) => z.string().regex(new RegExp(`^([0-9a-f]{2}){${least},${most}}$`))

const handedIn = z.strictObject({
  challenge: z.strictObject({
    parameters: z.strictObject({
      algorithm: z.literal(algorithm),
      cost: z.literal(iterations),
      keyLength: z.literal(32),
      keyPrefix: hex(16, 16),
      keySignature: hex(32, 32),
      nonce: hex(16, 16),
      salt: hex(16, 16),
      data: z.strictObject({
        purpose: z.enum(proofPurposes),
        browser: z.string().length(43),
        until: z.int().positive(),
        key: z.string().max(16),
      }),
    }),
    signature: hex(32, 32),
  }),
  solution: z.object({ counter: z.int().min(0).max(0xffffffff), derivedKey: hex(32, 32) }),
})

function read(text: unknown) {
  if (typeof text !== 'string' || text.length > 2000) return null
  try {
    return handedIn.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/**
 * Takes a proof: ours, right, for this purpose and browser, in time, and never handed in before. Taking it
 * spends it, whatever comes after.
 */
export async function takeProof(
  text: unknown,
  { purpose, browserHash }: { purpose: ProofPurpose; browserHash: Uint8Array },
): Promise<boolean> {
  const given = read(text)
  if (!given) return false
  const { challenge, solution } = given
  const { data } = challenge.parameters
  if (data.purpose !== purpose || data.browser !== browserMark(browserHash)) return false
  const key = derivedSecret('proof', data.key)
  if (!key) return false
  const { verified } = await verifySolution({ challenge, solution, deriveKey, ...secrets(key.secret) })
  return verified && spend(challenge.signature, data.until)
}

/** Of many at the same time one gets true. */
async function spend(signature: string, until: number): Promise<boolean> {
  const spent = await db().$executeRaw`
    INSERT INTO spent_proof (id, ends_at)
    SELECT ${sha256(signature)}, to_timestamp(${until}::float8) WHERE to_timestamp(${until}::float8) > shop_now()
    ON CONFLICT (id) DO NOTHING`
  return spent === 1
}

/** Forgets spent proofs that would have run out by now. */
export async function sweepProofs(): Promise<void> {
  await db().$executeRaw`DELETE FROM spent_proof WHERE ends_at <= shop_now()`
}
