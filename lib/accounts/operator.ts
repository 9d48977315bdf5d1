import 'server-only'
import { record } from '@/lib/audit/events'
import { type Hold, holdsOf } from '@/lib/auth/holds'
import { endOtherSessions } from '@/lib/auth/sessions'
import { db, type Tx, transaction } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'
import { readEmailAddress } from './email-address'
import { freeze, lift } from './freeze'

// What the people who run the shop do with accounts (`npm run shop -- accounts …`). Each leaves an event that the
// account's owner sees.

export type AccountState = {
  id: string
  email: string
  proven: boolean
  createdAt: Date
  passkeys: { name: string; createdAt: Date; lastUsedAt: Date | null }[]
  sessions: { kind: string; device: string; lastSeenAt: Date }[]
  orders: number
  holds: Hold[]
  frozenBy: string | null
  deletionDueAt: Date | null
}

type Found<Data> = Promise<Result<Data, 'unknown'>>

/** How an account stands. No token, address or order is in it. */
export function showAccount(email: string): Found<AccountState> {
  return withAccount(email, 'show', async (tx, id) => {
    const now = await tx.$queryRaw<AccountState['sessions']>`
      SELECT kind::text, device, last_seen_at AS "lastSeenAt" FROM session
      WHERE customer_id = ${id}::uuid AND ended_at IS NULL
        AND idle_ends_at > shop_now() AND absolute_ends_at > shop_now()
      ORDER BY last_seen_at DESC`
    const customer = await tx.customer.findUniqueOrThrow({
      where: { id },
      select: {
        email: true,
        emailKey: true,
        createdAt: true,
        frozenBy: true,
        deletionDueAt: true,
        passkeys: {
          select: { name: true, createdAt: true, lastUsedAt: true },
          orderBy: { createdAt: 'asc' },
        },
        _count: { select: { orders: true } },
      },
    })
    const { _count, emailKey, ...shown } = customer
    const holds = await holdsOf(tx, id)
    return { ...shown, id, proven: emailKey !== null, sessions: now, orders: _count.orders, holds }
  })
}

/** Freezes an account, as its owner asked by other means. @returns whether it was not frozen before */
export const freezeAccount = (email: string): Found<boolean> =>
  withAccount(email, 'freeze', (tx, id) => freeze(tx, id, 'operator'))

/** Opens an account that the shop froze. @returns false for one that is open, or that its old address froze */
export const liftAccount = (email: string): Found<boolean> =>
  withAccount(email, 'lift', async (tx, id) => {
    const { frozenBy } = await tx.customer.findUniqueOrThrow({ where: { id } })
    return frozenBy === 'operator' && (await lift(tx, id, 'operator'))
  })

/** Signs an account out everywhere. @returns how many sessions ended */
export const endSessions = (email: string): Found<number> =>
  withAccount(email, 'end-sessions', (tx, id) => endOtherSessions(tx, { customerId: id }, 'operator'))

async function withAccount<Data>(
  typed: string,
  command: 'show' | 'freeze' | 'lift' | 'end-sessions',
  work: (tx: Tx, customerId: string) => Promise<Data>,
): Found<Data> {
  const email = readEmailAddress(typed)
  const found =
    email && (await db().customer.findUnique({ where: { emailKey: email.key }, select: { id: true } }))
  if (!found) return fail('unknown')
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM customer WHERE id = ${found.id}::uuid FOR NO KEY UPDATE`
    await record(tx, 'operator-command', { customerId: found.id, facts: { command } })
    return ok(await work(tx, found.id))
  })
}
