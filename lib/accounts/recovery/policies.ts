import 'server-only'
import { z } from 'zod'
import { nothing, policyOf } from '@/lib/auth/step-up/policy'
import type { Tx } from '@/lib/platform/db'

// What may be said of recovery codes and of a recovery, each with a grant. What is about a recovery takes a passkey
// that is older than it.

export const renewCodesPolicy = policyOf('renew-recovery-codes', {
  input: nothing,
  describe: async (tx, customerId) => ({
    replaces: (await tx.recoveryCode.count({ where: { customerId, usedAt: null, voidedAt: null } })) > 0,
  }),
})

export const cancelRecoveryPolicy = policyOf('cancel-recovery', {
  input: z.strictObject({ recoveryId: z.uuid(), mine: z.boolean() }),
  describe: async (tx, customerId, { recoveryId, mine }) => {
    const open = await tx.recovery.findFirst({
      where: { id: recoveryId, customerId, finishedAt: null, cancelledAt: null, lapsedAt: null },
      select: { id: true, startedAt: true },
    })
    return open && { recoveryId: open.id, mine, startedAt: open.startedAt.toISOString() }
  },
  madeBefore: ({ startedAt }) => new Date(startedAt),
})

const aRecovery = z.strictObject({ recoveryId: z.uuid() })

const finishedRecovery = async (tx: Tx, customerId: string, { recoveryId }: z.infer<typeof aRecovery>) => {
  const found = await tx.recovery.findFirst({
    where: { id: recoveryId, customerId, probationClosedAt: null },
    select: { id: true, finishedAt: true },
  })
  return found?.finishedAt ? { recoveryId: found.id, finishedAt: found.finishedAt.toISOString() } : null
}

const afterwards = {
  input: aRecovery,
  describe: finishedRecovery,
  madeBefore: ({ finishedAt }: { recoveryId: string; finishedAt: string }) => new Date(finishedAt),
}

export const keepRecoveryPolicy = policyOf('keep-recovery', afterwards)
export const undoRecoveryPolicy = policyOf('undo-recovery', afterwards)
