import 'server-only'
import { z } from 'zod'
import { readEmailAddress } from '@/lib/accounts/email-address'
import { undoableChange } from '@/lib/accounts/email-changes'
import type { ProtectedAction } from '@/lib/auth/step-up/actions'
import type { Json } from '@/lib/platform/canonical-json'
import type { Tx } from '@/lib/platform/db'

// One line for each change that needs a grant: what a browser may say of it, and how the server describes it. The
// description is made from what the server knows, and made again when the grant is spent: if anything of it changed
// meanwhile, the grant does not fit. The sentence that people read is made of it (components/messages/en/step-up.ts).

type Policy<Input extends z.ZodType, Payload extends Json> = {
  input: Input
  /** Null where there is no such thing, or it is not the customer's. */
  describe: (tx: Tx, customerId: string, input: z.infer<Input>) => Promise<Payload | null>
  /** Only a passkey that is older than this counts; whoever carries the change out checks it again. */
  madeBefore?: (payload: Payload) => Date
}

const policyOf = <Input extends z.ZodType, Payload extends Json>(
  input: Input,
  describe: Policy<Input, Payload>['describe'],
  madeBefore?: (payload: Payload) => Date,
): Policy<Input, Payload> => ({ input, describe, ...(madeBefore && { madeBefore }) })

const nothing = z.strictObject({})
const itself = async () => ({})
const emailOf = async (tx: Tx, customerId: string) =>
  (await tx.customer.findUnique({ where: { id: customerId }, select: { email: true } }))?.email

const aRecovery = z.strictObject({ recoveryId: z.uuid() })
const finishedRecovery = async (tx: Tx, customerId: string, { recoveryId }: z.infer<typeof aRecovery>) => {
  const found = await tx.recovery.findFirst({
    where: { id: recoveryId, customerId, probationClosedAt: null },
    select: { id: true, finishedAt: true },
  })
  return found?.finishedAt ? { recoveryId: found.id, finishedAt: found.finishedAt.toISOString() } : null
}

export const policies = {
  'add-passkey': policyOf(nothing, itself),
  'remove-passkey': policyOf(z.strictObject({ passkeyId: z.uuid() }), (tx, customerId, { passkeyId }) =>
    tx.passkey
      .findFirst({ where: { id: passkeyId, customerId }, select: { id: true, name: true } })
      .then((passkey) => passkey && { passkeyId: passkey.id, name: passkey.name }),
  ),
  // From the address of now, so that a grant is nothing once that is another.
  'change-email': policyOf(
    z.strictObject({ email: z.string().max(254) }),
    async (tx, customerId, { email }) => {
      const to = readEmailAddress(email)
      const from = await emailOf(tx, customerId)
      return to && from ? { from, to: to.address } : null
    },
  ),
  'restore-email': policyOf(nothing, async (tx, customerId) => {
    const change = await undoableChange(tx, customerId)
    const from = await emailOf(tx, customerId)
    return change && from ? { changeId: change.id, from, to: change.oldEmail } : null
  }),
  'lift-freeze': policyOf(nothing, async (tx, customerId) => {
    const customer = await tx.customer.findUnique({ where: { id: customerId } })
    return customer?.frozenAt ? { frozenAt: customer.frozenAt.toISOString() } : null
  }),
  'renew-recovery-codes': policyOf(nothing, itself),
  'cancel-recovery': policyOf(
    z.strictObject({ recoveryId: z.uuid(), mine: z.boolean() }),
    (tx, customerId, { recoveryId, mine }) =>
      tx.recovery
        .findFirst({
          where: { id: recoveryId, customerId, finishedAt: null, cancelledAt: null, lapsedAt: null },
          select: { id: true, startedAt: true },
        })
        .then((open) => open && { recoveryId: open.id, mine, startedAt: open.startedAt.toISOString() }),
    ({ startedAt }) => new Date(startedAt),
  ),
  'keep-recovery': policyOf(aRecovery, finishedRecovery, ({ finishedAt }) => new Date(finishedAt)),
  'undo-recovery': policyOf(aRecovery, finishedRecovery, ({ finishedAt }) => new Date(finishedAt)),
  'export-data': policyOf(nothing, itself),
  'delete-account': policyOf(nothing, itself),
} satisfies Partial<Record<ProtectedAction, unknown>>

/** The actions that have their line. */
export type Named = keyof typeof policies
export type InputOf<Name extends Named> = z.infer<(typeof policies)[Name]['input']>
export type PayloadOf<Name extends Named> = NonNullable<
  Awaited<ReturnType<(typeof policies)[Name]['describe']>>
>

const names = Object.keys(policies) as [Named, ...Named[]]
export const actionName = z.enum(names)

/** Describes a change in the server's words. Null for input that is none, or a thing that is not the customer's. */
export async function describe<Name extends Named>(
  tx: Tx,
  customerId: string,
  action: Name,
  input: unknown,
): Promise<{ action: Name; payload: PayloadOf<Name>; madeBefore?: Date } | null> {
  const policy = policies[action] as unknown as Policy<z.ZodType, PayloadOf<Name> & Json>
  const parsed = policy.input.safeParse(input)
  if (!parsed.success) return null
  const payload = await policy.describe(tx, customerId, parsed.data)
  if (!payload) return null
  const madeBefore = policy.madeBefore?.(payload)
  return { action, payload, ...(madeBefore && { madeBefore }) }
}
