import 'server-only'
import { db } from '@/lib/platform/db'

/** What would open an account again after a device is lost. */
export type WaysBack = {
  passkeys: number
  /** Whether any of the passkeys is on more than one device. */
  anySynced: boolean
  /** Recovery codes that were not used yet. They count together with the mailbox. */
  recoveryCodes: number
  /** Whether the address is proven: then the mailbox alone opens the account, after a wait. */
  mailbox: boolean
}

/** How many ways back into an account there are, and which. */
export async function waysBack(customerId: string): Promise<WaysBack> {
  const customer = await db().customer.findUniqueOrThrow({
    where: { id: customerId },
    select: {
      emailVerifiedAt: true,
      passkeys: { select: { backedUp: true } },
      _count: { select: { recoveryCodes: { where: { usedAt: null, voidedAt: null } } } },
    },
  })
  return {
    passkeys: customer.passkeys.length,
    anySynced: customer.passkeys.some((passkey) => passkey.backedUp),
    recoveryCodes: customer._count.recoveryCodes,
    mailbox: customer.emailVerifiedAt !== null,
  }
}
