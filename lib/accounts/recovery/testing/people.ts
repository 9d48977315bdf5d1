import pg from 'pg'
import { letIn, type Visitor } from '@/lib/accounts/door'
import { enterWithPasskey } from '@/lib/accounts/passkey-door'
import { readRecoveryCode, renewRecoveryCodes } from '@/lib/accounts/recovery-codes'
import type { Customer } from '@/lib/auth/levels'
import { signInOptions } from '@/lib/auth/passkeys/authentication'
import { assert, newSoftPasskey, register, type SoftPasskey } from '@/lib/auth/passkeys/testing/authenticator'
import { callerOf, newVisitor, origin, rpId } from '@/lib/auth/passkeys/testing/people'
import { answerStepUp } from '@/lib/auth/step-up/answer'
import { askFor, withGrant } from '@/lib/auth/step-up/confirm'
import { answerTo, newOwner } from '@/lib/auth/step-up/testing/people'
import { db } from '@/lib/platform/db'
import { type InputOf, type Named, policies } from '@/lib/protection/policies'
import { sweepRecoveries } from '../announce'
import { makeRecoveryPasskey, recoveryPasskeyOptions } from '../finish'
import { noteMailboxProof } from '../mailbox-proof'
import { startWait } from '../start'

export type Owner = Awaited<ReturnType<typeof newOwner>>
export { newOwner }

/** Somebody who typed a code from the owner's mail, mailed for a recovery; `proven` false: for a sign-in. */
export async function atTheMailbox(owner: Owner, { proven = true, visitor = newVisitor() } = {}) {
  const { customerId, email } = { customerId: owner.caller.customerId, email: owner.email }
  const caller = await db().$transaction(async (tx) => {
    const entered = await letIn(tx, { customerId, kind: 'limited', by: 'mailed-code' }, visitor)
    const { sessionId } = entered.session
    const [{ now }] = await tx.$queryRaw<[{ now: Date }]>`SELECT shop_now() AS now`
    if (proven) await noteMailboxProof(tx, { sessionId, customerId, emailKey: email.key, mailedAt: now })
    return callerOf(entered, email.address)
  })
  return { caller, visitor }
}

/** Makes ten codes with a grant, and gives them as they are typed. */
export async function withCodes(owner: Owner): Promise<string[]> {
  const grantId = await grant(owner, 'renew-recovery-codes', {})
  const made = await withGrant(
    policies['renew-recovery-codes'],
    { caller: owner.caller, grantId, input: {} },
    renewRecoveryCodes,
  )
  if (!made.ok) throw new Error(made.error)
  return made.data
}

export function codeOf(typed: string | undefined) {
  const code = readRecoveryCode(typed ?? '')
  if (!code) throw new Error('a test typed no code')
  return code
}

type Asking = { caller: Customer; visitor: Visitor; passkey: SoftPasskey }

/** Confirms a change with a passkey; throws where it is not even asked. */
export async function grant<Name extends Named>(
  { caller, visitor, passkey }: Asking,
  action: Name,
  input: InputOf<Name>,
): Promise<string> {
  const { browserHash } = visitor
  const asked = await askFor(policies[action], caller, browserHash, input)
  if (!asked.ok) throw new Error(asked.error)
  const answer = answerTo(passkey, asked.data.options)
  const answered = await answerStepUp({ ...caller, browserHash }, answer)
  if (!answered.ok) throw new Error(answered.error)
  return answered.data.grantId
}

/** The owner's passkey in a full session of its own, as after signing in elsewhere. */
export async function elsewhere(owner: Owner): Promise<Asking> {
  const visitor = newVisitor()
  const { customerId } = owner.caller
  const entered = await db().$transaction((tx) =>
    letIn(tx, { customerId, kind: 'full', by: 'passkey' }, visitor),
  )
  return { caller: callerOf(entered, owner.email.address), visitor, passkey: owner.passkey }
}

/** Makes the passkey that a recovery allows; null where it is refused, at the options or after them. */
export async function recover(caller: Customer, visitor: Visitor) {
  const options = await recoveryPasskeyOptions(caller, visitor)
  if (!options.ok) return null
  const handle = new Uint8Array(Buffer.from(options.data.user.id, 'base64url'))
  const passkey = newSoftPasskey(handle)
  const wire = { challenge: options.data.challenge, origin: origin(), rpId: rpId() }
  const made = await makeRecoveryPasskey(register(passkey, wire), caller, visitor)
  if (!made.ok) return null
  return { passkey, visitor, caller: callerOf(made.data, caller.email) }
}

/** Runs a whole recovery by mailbox, from its start to its passkey. */
export async function recoverByMailbox(owner: Owner) {
  const thief = await atTheMailbox(owner)
  const started = await startWait(thief.caller, 'Chrome on Linux')
  if (!started.ok) throw new Error(started.error)
  await age(owner, 73 * 3600)
  await sweepRecoveries()
  const back = await atTheMailbox(owner)
  const recovered = await recover(back.caller, back.visitor)
  if (!recovered) throw new Error('the recovery was refused')
  return recovered
}

export const recoveries = (owner: Owner) =>
  db().recovery.findMany({ where: { customerId: owner.caller.customerId }, orderBy: { startedAt: 'asc' } })

export const mails = async (owner: Owner) =>
  (await db().mail.findMany({ where: { to: owner.email.address }, orderBy: { createdAt: 'asc' } })).map(
    ({ template, params, sealed, keyId }) => ({ template, params, sealed, keyId }),
  )

/**
 * Lets time pass for one account, as the owner of the database: everything of it is so many seconds older. The shop
 * itself cannot: a trigger refuses it.
 */
export async function age(owner: Owner, seconds: number): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.MIGRATE_DATABASE_URL })
  await client.connect()
  const move = (table: string, columns: string[], key = 'customer_id') =>
    client.query(
      `UPDATE ${table} SET ${columns.map((one) => `${one} = ${one} - make_interval(secs => $2)`).join(', ')}
       WHERE ${key} = $1`,
      [owner.caller.customerId, seconds],
    )
  try {
    await client.query('BEGIN')
    await client.query('ALTER TABLE recovery DISABLE TRIGGER recovery_forward')
    await client.query('ALTER TABLE recovery_code DISABLE TRIGGER recovery_code_once')
    const ends = ['cancelled_at', 'lapsed_at', 'finished_at', 'probation_ends_at', 'probation_closed_at']
    const told = ['half_announced_at', 'end_announced_at', 'blocks_until', 'undone_at']
    await move('recovery', ['started_at', 'wait_ends_at', 'lapses_at', ...ends, ...told])
    await move('recovery_code', ['created_at', 'used_at', 'voided_at'])
    await move('mailbox_proof', ['mailed_at', 'proven_at'])
    await move('passkey', ['created_at'])
    await move('session', ['created_at'])
    await client.query('ALTER TABLE recovery ENABLE TRIGGER recovery_forward')
    await client.query('ALTER TABLE recovery_code ENABLE TRIGGER recovery_code_once')
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
}

/** Whether this passkey opens the owner's account. */
export async function has(owner: Owner, { passkey }: { passkey: { id: Uint8Array } }): Promise<boolean> {
  const { customerId } = owner.caller
  const all = await db().passkey.findMany({ where: { customerId }, select: { credentialId: true } })
  return all.some(({ credentialId }) => Buffer.from(credentialId).equals(passkey.id))
}

/** A sign-in with a passkey, in a new browser. */
export async function signIn({ passkey }: { passkey: SoftPasskey }) {
  const visitor = newVisitor()
  const { challenge } = await signInOptions(visitor.browserHash)
  return enterWithPasskey(assert(passkey, { challenge, origin: origin(), rpId: rpId() }), visitor)
}
