import 'server-only'
import { z } from 'zod'
import { record } from '@/lib/audit/events'
import { db, transaction } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'
import type { DiscountKind } from '@/prisma/generated/client'
import { readCode } from './code'

// What the people who run the shop do with discount codes (`npm run shop -- discounts …`). Each leaves an event.

const int4 = 2_147_483_647
const times = z.int().min(1).max(int4).nullable()

const discount = z
  .object({
    code: z.string().transform(readCode).pipe(z.string()),
    kind: z.enum(['percent', 'amount', 'shipping']),
    /** Hundredths of a percent, minor units, or 0, by its kind. */
    value: z.int().min(0).max(int4),
    /** Minor units. */
    minimum: z.int().min(0).max(int4),
    limitTotal: times,
    limitPerCustomer: times,
    /** Null: at once. */
    startsAt: z.date().nullable(),
    /** Null: never. */
    endsAt: z.date().nullable(),
  })
  .refine(({ kind, value }) => (kind === 'shipping' ? value === 0 : value > 0), { path: ['value'] })
  .refine(({ kind, value }) => kind !== 'percent' || value <= 10_000, { path: ['value'] })

export type NewDiscount = z.input<typeof discount>

/**
 * Makes a discount code.
 * @returns its code as it is kept; 'invalid' with the names of the fields that do not fit; 'taken' where there is
 * or was one of that name: what orders have used stays what it was.
 */
export async function createDiscount(
  given: NewDiscount,
): Promise<Result<{ code: string }, 'invalid' | 'taken'>> {
  const parsed = discount.safeParse(given)
  if (!parsed.success)
    return fail(
      'invalid',
      Object.fromEntries(parsed.error.issues.map(({ path }) => [path.join('.'), 'invalid'])),
    )
  const { code, kind, value, minimum, limitTotal, limitPerCustomer, startsAt, endsAt } = parsed.data
  return transaction(async (tx) => {
    const [now] = await tx.$queryRaw<[{ ends: boolean }]>`
      SELECT ${endsAt}::timestamptz <= coalesce(${startsAt}::timestamptz, shop_now()) AS ends`
    if (now.ends) return fail('invalid', { endsAt: 'invalid' })
    const [made] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO discount
        (id, code, kind, value, minimum, limit_total, limit_per_customer, starts_at, ends_at)
      VALUES (gen_random_uuid(), ${code}, ${kind}::discount_kind, ${value}::int, ${minimum}::int, ${limitTotal}::int,
        ${limitPerCustomer}::int, coalesce(${startsAt}::timestamptz, shop_now()), ${endsAt}::timestamptz)
      ON CONFLICT (code) DO NOTHING
      RETURNING id`
    if (!made) return fail('taken')
    await record(tx, 'discount-created', { facts: { code, kind, value } })
    return ok({ code })
  })
}

export type DiscountState = 'runs' | 'not yet' | 'ended' | 'used up'

export type DiscountRow = {
  code: string
  kind: DiscountKind
  value: number
  minimum: number
  limitTotal: number | null
  limitPerCustomer: number | null
  startsAt: Date
  endsAt: Date | null
  uses: number
  state: DiscountState
}

/** All codes, the newest first. */
export function listDiscounts(): Promise<DiscountRow[]> {
  return db().$queryRaw`
    SELECT code, kind, value, minimum, limit_total AS "limitTotal", limit_per_customer AS "limitPerCustomer",
      starts_at AS "startsAt", ends_at AS "endsAt", uses,
      CASE WHEN ends_at <= shop_now() THEN 'ended' WHEN starts_at > shop_now() THEN 'not yet'
        WHEN uses >= limit_total THEN 'used up' ELSE 'runs' END AS state
    FROM discount ORDER BY created_at DESC, code`
}

/** Ends a code now. Orders that have it keep it. @returns false for one that had ended before */
export async function endDiscount(typed: string): Promise<Result<boolean, 'unknown'>> {
  const code = readCode(typed) ?? ''
  return transaction(async (tx) => {
    const ended = await tx.$executeRaw`
      UPDATE discount SET ends_at = shop_now(), starts_at = least(starts_at, shop_now() - interval '1 second')
      WHERE code = ${code} AND (ends_at IS NULL OR ends_at > shop_now())`
    if (ended === 0) return (await tx.discount.count({ where: { code } })) > 0 ? ok(false) : fail('unknown')
    await record(tx, 'discount-ended', { facts: { code } })
    return ok(true)
  })
}
