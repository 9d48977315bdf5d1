import 'server-only'
import type { Customer } from '@/lib/auth/levels'
import { deletePasskey } from '@/lib/auth/passkeys/own-passkeys'
import {
  noteFailedRegistration,
  registrationOptions,
  savePasskey,
  verifyRegistration,
} from '@/lib/auth/passkeys/registration'
import type { RegistrationResponse } from '@/lib/auth/passkeys/responses'
import { endOtherSessions } from '@/lib/auth/sessions'
import { withGrant } from '@/lib/auth/step-up/confirm'
import { queueMail } from '@/lib/mail/outbox'
import { db, type Tx } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'
import type { Visitor } from './door'
import { addPasskeyPolicy, removePasskeyPolicy } from './policies'

/** What the browser needs to make one more passkey. Asking costs no grant; keeping what was made does. */
export const furtherPasskeyOptions = (caller: Customer, visitor: Visitor) =>
  registrationOptions(makerOf(caller, visitor))

const makerOf = ({ sessionId, customerId }: Customer, { browserHash }: Visitor) => ({
  sessionId,
  customerId,
  browserHash,
})

/**
 * More than anybody has devices; without an end, a stolen session could hide one among hundreds. Those that bring
 * somebody back into their account are not held to it.
 */
export const mostPasskeys = 10

type Made = { name: string; place: 'synced' | 'one-device' }

/**
 * Keeps one more passkey. What the browser made is checked first, outside the transaction; then the grant is spent
 * and the passkey saved together. It moves no authentication time and opens no session.
 */
export async function addPasskey(
  caller: Customer,
  visitor: Visitor,
  { grantId, response, endOthers }: { grantId: string; response: RegistrationResponse; endOthers: boolean },
) {
  const maker = makerOf(caller, visitor)
  const passkey = await verifyRegistration(response, maker)
  if (!passkey) return fail('invalid')
  const { email } = caller
  const { device } = visitor
  const kept = await withGrant(
    addPasskeyPolicy,
    { caller, grantId, input: {} },
    async (tx, grant): Promise<Result<Made, 'credential-taken' | 'too-many-passkeys'>> => {
      const { customerId } = grant
      if ((await tx.passkey.count({ where: { customerId } })) >= mostPasskeys)
        return fail('too-many-passkeys')
      const saved = await savePasskey(tx, { customerId, passkey, device })
      if (!saved) return fail('credential-taken')
      const { name } = saved
      await queueMail(tx, { to: email, template: 'passkey-created', params: { passkey: name, device } })
      if (endOthers) await endOthersOf(tx, caller)
      return ok({ name, place: passkey.backupEligible ? 'synced' : 'one-device' })
    },
  )
  if (!kept.ok && (kept.error === 'credential-taken' || kept.error === 'too-many-passkeys'))
    await noteFailedRegistration(db(), maker, kept.error)
  return kept
}

/** Removes a passkey by the grant for exactly that one, and tells its owner. */
export async function removePasskey(
  caller: Customer,
  visitor: Visitor,
  { grantId, passkeyId, endOthers }: { grantId: string; passkeyId: string; endOthers: boolean },
) {
  return withGrant(removePasskeyPolicy, { caller, grantId, input: { passkeyId } }, async (tx, grant) => {
    const removed = await deletePasskey(tx, grant)
    if (!removed.ok) return removed
    const params = { passkey: removed.data.kept, device: visitor.device }
    await queueMail(tx, { to: caller.email, template: 'passkey-removed', params })
    if (endOthers) await endOthersOf(tx, caller)
    return ok()
  })
}

const endOthersOf = (tx: Tx, { customerId, sessionId }: Customer) =>
  endOtherSessions(tx, { customerId, exceptSessionId: sessionId }, 'changed')
