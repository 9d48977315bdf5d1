import 'server-only'
import { z } from 'zod'
import { record } from '@/lib/audit/events'
import type { Grant } from '@/lib/auth/step-up/grants'
import { db, type Tx } from '@/lib/platform/db'
import { isPrintable } from '@/lib/platform/printable'
import { fail, ok, type Result } from '@/lib/platform/result'
import { isLocked } from '../holds'
import { passkeyName } from './provider-names'

/**
 * Where a passkey lives, as it says itself (WebAuthn L3 section 6.1.3): on every device of its owner's provider, not
 * copied there yet, or on one device for good.
 */
export type PasskeyPlace = 'synced' | 'not-yet-synced' | 'one-device'

export type OwnPasskey = {
  id: string
  name: string
  createdAt: Date
  lastUsedAt: Date | null
  place: PasskeyPlace
}

/** A customer's passkeys, oldest first. */
export async function listPasskeys(customerId: string): Promise<OwnPasskey[]> {
  const passkeys = await db().passkey.findMany({
    where: { customerId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      createdAt: true,
      lastUsedAt: true,
      backupEligible: true,
      backedUp: true,
    },
  })
  return passkeys.map(({ backupEligible, backedUp, ...passkey }) => ({
    ...passkey,
    place: backedUp ? 'synced' : backupEligible ? 'not-yet-synced' : 'one-device',
  }))
}

/** What people call a passkey. Its messages are keys of the catalogue. */
export const passkeyNameField = z
  .string({ error: 'name-missing' })
  .max(1000, 'name-long')
  .transform((typed) => typed.normalize('NFC').trim())
  .pipe(z.string().min(1, 'name-missing').max(60, 'name-long').refine(isPrintable, 'name-characters'))

/** Calls a passkey something else. A name is the owner's own business: it stands in no mail and opens nothing. */
export async function renamePasskey(
  customerId: string,
  passkeyId: string,
  name: string,
): Promise<Result<undefined, 'gone' | 'locked'>> {
  return db().$transaction(async (tx) => {
    if (await isLocked(tx, customerId)) return fail('locked')
    const { count } = await tx.passkey.updateMany({ where: { id: passkeyId, customerId }, data: { name } })
    if (count === 0) return fail('gone')
    await record(tx, 'passkey-renamed', { customerId, facts: { passkeyId } })
    return ok()
  })
}

/**
 * Removes a passkey, in the transaction that spent the grant for it and that holds the customer's lock. The last one
 * stays where nothing else would open the account: while the address is not proven, or without recovery codes.
 * @returns what the passkey is called in words of the shop's own, for the mail
 */
export async function deletePasskey(
  tx: Tx,
  grant: Grant<'remove-passkey', { passkeyId: string; name: string }>,
): Promise<Result<{ kept: string }, 'gone' | 'last'>> {
  const { customerId, payload } = grant
  if ((await tx.passkey.count({ where: { customerId } })) <= 1 && !(await hasAnotherWayIn(tx, customerId)))
    return fail('last')
  const passkey = await tx.passkey.findFirst({ where: { id: payload.passkeyId, customerId } })
  if (!passkey) return fail('gone')
  await tx.passkey.delete({ where: { id: passkey.id }, select: { id: true } })
  await record(tx, 'passkey-removed', {
    customerId,
    sessionId: grant.sessionId,
    facts: { passkeyId: passkey.id, reason: 'by-owner' },
  })
  return ok({ kept: passkeyName(passkey.aaguid, 'one of your devices') })
}

async function hasAnotherWayIn(tx: Tx, customerId: string): Promise<boolean> {
  const customer = await tx.customer.findUniqueOrThrow({
    where: { id: customerId },
    select: {
      emailVerifiedAt: true,
      _count: { select: { recoveryCodes: { where: { usedAt: null, voidedAt: null } } } },
    },
  })
  return customer.emailVerifiedAt !== null && customer._count.recoveryCodes > 0
}
