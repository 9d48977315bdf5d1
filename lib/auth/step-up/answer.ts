import 'server-only'
import { record } from '@/lib/audit/events'
import { minutes } from '@/lib/platform/clock'
import { db, type Tx, transaction } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'
import { noteUse } from '../passkeys/authentication'
import { checkAssertion } from '../passkeys/ceremony-checks'
import { type AssertionResponse, challengeOf } from '../passkeys/responses'
import type { ProtectedAction } from './actions'
import type { Asked } from './challenge'

type Bytes = Uint8Array<ArrayBuffer>

/** In seconds: how long a grant can be spent. */
export const grantedFor = minutes(2)

type Row = {
  id: string
  action: ProtectedAction
  payload: object
  payloadHash: Bytes
  random: Bytes
  inTime: boolean
}

/**
 * Takes a person's answer. The question is closed first, in a statement of its own, whatever the answer is worth;
 * only the session and browser that were asked can do that. Then the assertion is checked, and what it signed goes
 * into the log. The passkey must be one of the customer's own.
 * @returns the grant's id, to be spent on the change within two minutes; 'invalid' for whatever is not right
 */
export async function answerStepUp(
  asked: Asked,
  response: AssertionResponse,
): Promise<Result<{ grantId: string; action: ProtectedAction }, 'invalid'>> {
  const challenge = challengeOf(response)
  const question = challenge && (await closeQuestion(asked, challenge))
  if (!challenge || !question?.inTime) return fail('invalid')
  const passkey = await ownPasskey(asked.customerId, response)
  const checked = passkey ? await checkAssertion(response, challenge, passkey) : fail('not-own-passkey')
  if (!passkey || !checked.ok) return refused(asked, checked.ok ? 'not-own-passkey' : checked.error)
  return transaction(async (tx) => {
    const use = await noteUse(tx, { customerId: asked.customerId, email: '', passkey, ...checked.data })
    // A passkey that cannot be synced and whose counter went back may be a copy: it grants nothing.
    if (!use || use.suspect) return fail('invalid')
    await grant(tx, { asked, question, response, passkey })
    return ok({ grantId: question.id, action: question.action })
  })
}

async function closeQuestion(
  { sessionId, customerId, browserHash }: Asked,
  challenge: Bytes,
): Promise<Row | undefined> {
  const [closed] = await db().$queryRaw<Row[]>`
    UPDATE step_up SET answered_at = shop_now()
    WHERE challenge = ${challenge} AND answered_at IS NULL AND session_id = ${sessionId}::uuid
      AND customer_id = ${customerId}::uuid AND browser_hash = ${browserHash}
    RETURNING id, action, payload, payload_hash AS "payloadHash", random, expires_at > shop_now() AS "inTime"`
  return closed
}

async function ownPasskey(customerId: string, { id, response }: AssertionResponse) {
  const credentialId = new Uint8Array(Buffer.from(id, 'base64url'))
  const passkey = await db().passkey.findFirst({
    where: { credentialId, customerId },
    select: {
      id: true,
      name: true,
      credentialId: true,
      publicKey: true,
      backupEligible: true,
      backedUp: true,
      customer: { select: { handle: true } },
    },
  })
  if (!passkey) return null
  // The browser may leave the handle out here; if it is given it has to be the owner's (section 7.2 step 6).
  const given = response.userHandle
  const own = Buffer.from(passkey.customer.handle).toString('base64url')
  return given === undefined || given === '' || given === own ? passkey : null
}

async function refused({ customerId, sessionId }: Asked, reason: string) {
  await record(db(), 'ceremony-failed', { customerId, sessionId, facts: { purpose: 'step_up', reason } })
  return fail('invalid')
}

type Granted = {
  asked: Asked
  question: Row
  response: AssertionResponse
  passkey: { id: string; credentialId: Bytes; publicKey: Bytes }
}

/** Writes down what was signed, with all that is needed to check it again, and opens the grant. */
async function grant(tx: Tx, { asked, question, response, passkey }: Granted): Promise<void> {
  const { sessionId, customerId } = asked
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'))
  const { id: assertionId } = await tx.assertion.create({
    data: {
      customerId,
      sessionId,
      action: question.action,
      payloadHash: question.payloadHash,
      random: question.random,
      credentialId: passkey.credentialId,
      publicKey: passkey.publicKey,
      authenticatorData: bytes(response.response.authenticatorData),
      clientData: bytes(response.response.clientDataJSON),
      signature: bytes(response.response.signature),
    },
    select: { id: true },
  })
  await tx.assertionPayload.create({
    data: { assertionId, customerId, payload: question.payload },
    select: { assertionId: true },
  })
  await tx.$executeRaw`
    UPDATE step_up SET passkey_id = ${passkey.id}::uuid, assertion_id = ${assertionId},
      grant_ends_at = shop_now() + ${grantedFor}::int * interval '1 second'
    WHERE id = ${question.id}::uuid`
}
