import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { minutes } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import type { CardChange, GatewayState } from '@/prisma/generated/client'

// A change of a card that happens at the gateway is a row first: written in the transaction that spends its grant,
// under the grant's id, which is the gateway's idempotency key. Whoever performs it may die at any point; a sweep goes
// on from what the row says. Its input is wiped when it is over.

/**
 * In seconds: a card that is not saved by then is dropped, and nothing of it is kept. Time enough for a bank's
 * question, and for a gateway that is away for a moment.
 */
const savingLasts = minutes(30)

/** How long whoever wrote an operation has it to themselves, in seconds. */
const firstLease = 30

const facts = {
  brand: z.string(),
  last4: z.string(),
  expMonth: z.number(),
  expYear: z.number(),
  fingerprint: z.string(),
}
/** What was typed, and in which words to tell its owner where. `dropped`: what made it was undone meanwhile. */
const savingInput = z.object({
  ...facts,
  token: z.string(),
  device: z.string(),
  dropped: z.boolean().default(false),
})
const removalInput = z.object({ method: z.string() })
const forgettingInput = z.object({ customer: z.string() })

type SavingInput = z.input<typeof savingInput>

type Common = { id: string; customerId: string; cardId: string | null; setupIntent: string | null }

export type SavingOperation = Common & {
  kind: 'add' | 'replace'
  state: 'open' | 'approval'
  isOverdue: boolean
  input: z.output<typeof savingInput>
}
export type OpenOperation =
  | SavingOperation
  | (Common & { kind: 'remove'; input: z.output<typeof removalInput> })
  | (Common & { kind: 'forget'; input: z.output<typeof forgettingInput> })

type Row = Common & {
  kind: CardChange
  state: GatewayState
  isOverdue: boolean
  input: unknown
}

/** An operation that is not over; null where it is, or there is none. `lock` holds its row. */
export async function findOpenOperation(
  tx: Tx,
  id: string,
  { lock = false } = {},
): Promise<OpenOperation | null> {
  if (lock) await tx.$queryRaw`SELECT FROM card_operation WHERE id = ${id}::uuid FOR UPDATE`
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT id, kind, customer_id AS "customerId", card_id AS "cardId", setup_intent AS "setupIntent", state,
      input, created_at + ${savingLasts}::int * interval '1 second' <= shop_now() AS "isOverdue"
    FROM card_operation WHERE id = ${id}::uuid AND state IN ('open', 'approval')`
  if (!row) return null
  const { kind, state, isOverdue, input, ...common } = row
  if (kind === 'remove') return { ...common, kind, input: removalInput.parse(input) }
  if (kind === 'forget') return { ...common, kind, input: forgettingInput.parse(input) }
  if (state !== 'open' && state !== 'approval') return null
  return { ...common, kind, state, isOverdue, input: savingInput.parse(input) }
}

/** Writes down that a card is to be saved, by the grant with this id. */
export async function writeSaving(
  tx: Tx,
  {
    id,
    kind,
    customerId,
    cardId,
    input,
  }: Omit<Common, 'setupIntent'> & {
    kind: 'add' | 'replace'
    input: SavingInput
  },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO card_operation (id, kind, customer_id, card_id, input, due_at)
    VALUES (${id}::uuid, ${kind}::card_change, ${customerId}::uuid, ${cardId}::uuid, ${JSON.stringify(input)}::jsonb,
      shop_now() + ${firstLease}::int * interval '1 second')`
}

/**
 * Writes down that a card is to be taken off at the gateway: by a grant with this id, or because of something else.
 */
export async function writeRemoval(
  tx: Tx,
  removal: { id?: string; customerId: string; cardId: string | null; method: string },
): Promise<void> {
  const { id = randomUUID(), customerId, cardId, method } = removal
  await tx.cardOperation.create({
    data: { id, kind: 'remove', customerId, cardId, input: { method } },
    select: { id: true },
  })
}

/** Writes down that the gateway is to forget a customer. */
export async function writeForgetting(tx: Tx, customerId: string, customer: string): Promise<void> {
  await tx.cardOperation.create({
    data: { id: randomUUID(), kind: 'forget', customerId, input: { customer } },
    select: { id: true },
  })
}

/** Closes an operation, unless it is over. */
export async function closeOperation(
  tx: Tx,
  id: string,
  end: { state: 'done'; cardId?: string | null } | { state: 'failed'; problem: string },
): Promise<void> {
  const problem = end.state === 'failed' ? end.problem : null
  const cardId = end.state === 'done' ? (end.cardId ?? null) : null
  await tx.$executeRaw`
    UPDATE card_operation SET state = ${end.state}::gateway_state, problem = ${problem}, done_at = shop_now(),
      input = '{}', card_id = coalesce(${cardId}::uuid, card_id)
    WHERE id = ${id}::uuid AND state IN ('open', 'approval')`
}

/** Stores the setup that was begun for an operation. @returns false where the operation is over, or has another. */
export async function noteSetup(id: string, setupId: string): Promise<boolean> {
  const noted = await db().$executeRaw`
    UPDATE card_operation SET setup_intent = ${setupId}
    WHERE id = ${id}::uuid AND state = 'open' AND (setup_intent IS NULL OR setup_intent = ${setupId})`
  return noted === 1
}

/** The bank asks its owner; the sweep looks again. */
export async function noteApproval(id: string): Promise<void> {
  await db().$executeRaw`
    UPDATE card_operation SET state = 'approval', due_at = shop_now() + ${firstLease}::int * interval '1 second'
    WHERE id = ${id}::uuid AND state IN ('open', 'approval')`
}

/** Nothing can be said yet: later, and later each time. At most five minutes. */
export async function postpone(id: string): Promise<void> {
  await db().$executeRaw`
    UPDATE card_operation SET attempts = attempts + 1,
      due_at = shop_now() + least(300, 5 * 2 ^ least(attempts, 10)) * interval '1 second'
    WHERE id = ${id}::uuid AND state IN ('open', 'approval')`
}
