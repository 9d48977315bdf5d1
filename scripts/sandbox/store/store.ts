import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type Stripe from 'stripe'
import type { SavedAnswer } from '../api/idempotency'
import type { HeldToken } from '../objects/confirmation-token'
import type { CardMethod } from '../objects/payment-method'
import type { Delivery } from '../webhooks/delivery'
import { openJournal, readJournal, rewriteJournal } from './journal'

/** Everything the sandbox remembers, by kind and id. */
export interface Records {
  customer: Stripe.Customer | Stripe.DeletedCustomer
  payment_intent: Stripe.PaymentIntent
  setup_intent: Stripe.SetupIntent
  payment_method: CardMethod
  /** What a payment method went through, and Stripe does not show. */
  card_use: { spent: boolean; saved: boolean }
  charge: Stripe.Charge
  refund: Stripe.Refund
  confirmation_token: HeldToken
  event: Stripe.Event
  delivery: Delivery
  idempotency: SavedAnswer
}
export type Kind = keyof Records
type Put = { [K in Kind]: [kind: K, id: string, record: Records[K]] }[Kind]

/** The changes of one request. They reach the store together, by one line of the journal, or not at all. */
export interface Transaction {
  get<K extends Kind>(kind: K, id: string): Records[K] | undefined
  put<K extends Kind>(kind: K, id: string, record: Records[K]): void
  /** Every record of a kind as it was before this transaction, newest first. */
  newestFirst<K extends Kind>(kind: K): Records[K][]
  /** Resolves when the changes are on the disk. */
  commit(): Promise<void>
}

export interface Store {
  begin(): Transaction
  close(): Promise<void>
}

const rewriteAfter = 1_000

/**
 * Opens the store in `folder`: replays its journal, and rewrites it when most of its lines are superseded.
 * @param keep says which records are still wanted; asked once for each, at opening.
 * @throws when the journal is damaged anywhere but at its very end.
 */
export async function openStore(
  folder: string,
  keep: (kind: Kind, record: Records[Kind]) => boolean,
): Promise<Store> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'journal.jsonl')
  const records: { [K in Kind]: Map<string, Records[K]> } = {
    customer: new Map(),
    payment_intent: new Map(),
    setup_intent: new Map(),
    payment_method: new Map(),
    card_use: new Map(),
    charge: new Map(),
    refund: new Map(),
    confirmation_token: new Map(),
    event: new Map(),
    delivery: new Map(),
    idempotency: new Map(),
  }
  const apply = <K extends Kind>(kind: K, id: string, record: Records[K]) => records[kind].set(id, record)

  const lines = readJournal(path)
  for (const [index, line] of lines.entries()) {
    for (const [kind, id, record] of parseLine(line, index, path)) apply(kind, id, record)
  }
  const live = (): Put[] =>
    (Object.keys(records) as Kind[]).flatMap((kind) =>
      [...records[kind]].map(([id, record]) => [kind, id, record] as Put),
    )
  for (const [kind, id, record] of live()) if (!keep(kind, record)) records[kind].delete(id)
  const left = live()
  if (lines.length > 2 * left.length + rewriteAfter) {
    rewriteJournal(
      path,
      left.map((put) => JSON.stringify([put])),
    )
  }

  const journal = await openJournal(path)
  return {
    begin() {
      const puts = new Map<string, Put>()
      return {
        get(kind, id) {
          const put = puts.get(`${kind} ${id}`)
          return put ? (put[2] as Records[typeof kind]) : records[kind].get(id)
        },
        put(kind, id, record) {
          puts.set(`${kind} ${id}`, [kind, id, record] as Put)
        },
        newestFirst: (kind) => [...records[kind].values()].reverse(),
        async commit() {
          if (puts.size === 0) return
          const changes = [...puts.values()]
          for (const [kind, id, record] of changes) apply(kind, id, record)
          await journal.append(JSON.stringify(changes))
        },
      }
    },
    close: () => journal.close(),
  }
}

function parseLine(line: string, index: number, path: string): Put[] {
  try {
    return JSON.parse(line) as Put[]
  } catch {
    throw new Error(`Line ${index + 1} of ${path} is damaged. Move the folder away to start afresh.`)
  }
}
