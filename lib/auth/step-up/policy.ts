import 'server-only'
import { z } from 'zod'
import type { Json } from '@/lib/platform/canonical-json'
import type { Tx } from '@/lib/platform/db'
import type { ProtectedAction } from './actions'

/**
 * A change that needs a grant: what a browser may say of it, and how the server describes it. The description is made
 * from what the server knows, and made again when the grant is spent: if anything of it changed meanwhile, the grant
 * does not fit. The sentence that people read is made of it (components/messages/en/step-up.ts).
 */
export type Policy<Action extends ProtectedAction, Input extends z.ZodType, Payload extends Json> = {
  action: Action
  input: Input
  /** Asks elsewhere, before the question, what `describe` then finds in the database. Outside any transaction. */
  prepare?(customerId: string, input: z.infer<Input>): Promise<void>
  /** Null where there is no such thing, or it is not the customer's. */
  describe(tx: Tx, customerId: string, input: z.infer<Input>): Promise<Payload | null>
  /** Only a passkey that is older than this counts; whoever carries the change out checks it again. */
  madeBefore?(payload: Payload): Date
}

export type AnyPolicy = Policy<ProtectedAction, z.ZodType, Json>

export type InputOf<One> = One extends { input: infer Input extends z.ZodType } ? z.infer<Input> : never
export type PayloadOf<One> = One extends { describe: (...given: never[]) => Promise<infer Payload> }
  ? NonNullable<Payload>
  : never

export const policyOf = <Action extends ProtectedAction, Input extends z.ZodType, Payload extends Json>(
  action: Action,
  policy: Omit<Policy<Action, Input, Payload>, 'action'>,
): Policy<Action, Input, Payload> => ({ action, ...policy })

/** For a change that there is one of: nothing to say of it. */
export const nothing = z.strictObject({})
export const itself = async () => ({})
