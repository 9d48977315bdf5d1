import 'server-only'
import { z } from 'zod'
import { itself, nothing, policyOf } from '@/lib/auth/step-up/policy'
import type { Tx } from '@/lib/platform/db'
import { readEmailAddress } from './email-address'
import { undoableChange } from './email-changes'

// The account's changes that need a grant, in the server's words.

export const addPasskeyPolicy = policyOf('add-passkey', { input: nothing, describe: itself })

export const removePasskeyPolicy = policyOf('remove-passkey', {
  input: z.strictObject({ passkeyId: z.uuid() }),
  describe: async (tx, customerId, { passkeyId }) => {
    const passkey = await tx.passkey.findFirst({
      where: { id: passkeyId, customerId },
      select: { id: true, name: true },
    })
    return passkey && { passkeyId: passkey.id, name: passkey.name }
  },
})

const emailOf = async (tx: Tx, customerId: string) =>
  (await tx.customer.findUnique({ where: { id: customerId }, select: { email: true } }))?.email

/** From the address of now, so that a grant is nothing once that is another. */
export const changeEmailPolicy = policyOf('change-email', {
  input: z.strictObject({ email: z.string().max(254) }),
  describe: async (tx, customerId, { email }) => {
    const to = readEmailAddress(email)
    const from = await emailOf(tx, customerId)
    return to && from ? { from, to: to.address } : null
  },
})

/** For an account that never proved an address: which one shall be its own. */
export const firstEmailPolicy = policyOf('first-email', {
  input: z.strictObject({ email: z.string().max(254) }),
  describe: async (tx, customerId, { email }) => {
    const to = readEmailAddress(email)
    const unproven = await tx.customer.findFirst({ where: { id: customerId, emailVerifiedAt: null } })
    return to && unproven ? { from: unproven.email, to: to.address } : null
  },
})

export const restoreEmailPolicy = policyOf('restore-email', {
  input: nothing,
  describe: async (tx, customerId) => {
    const change = await undoableChange(tx, customerId)
    const from = await emailOf(tx, customerId)
    return change && from ? { changeId: change.id, from, to: change.oldEmail } : null
  },
})

export const liftFreezePolicy = policyOf('lift-freeze', {
  input: nothing,
  describe: async (tx, customerId) => {
    const customer = await tx.customer.findUnique({ where: { id: customerId } })
    return customer?.frozenAt ? { frozenAt: customer.frozenAt.toISOString() } : null
  },
})

export const exportPolicy = policyOf('export-data', { input: nothing, describe: itself })
export const deletePolicy = policyOf('delete-account', { input: nothing, describe: itself })
