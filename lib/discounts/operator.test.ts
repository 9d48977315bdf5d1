import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { fail, ok } from '@/lib/platform/result'
import { createDiscount, endDiscount, listDiscounts, type NewDiscount } from './operator'

afterAll(() => db().$disconnect())

const newCode = () => `O-${randomUUID().slice(0, 13).toUpperCase()}`
const tenPercent = (changes: Partial<NewDiscount> = {}): NewDiscount => ({
  code: newCode(),
  kind: 'percent',
  value: 1000,
  minimum: 0,
  limitTotal: null,
  limitPerCustomer: null,
  startsAt: null,
  endsAt: null,
  ...changes,
})
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
const stateOf = async (code: string) => (await listDiscounts()).find((row) => row.code === code)?.state

describe('the operator’s codes', () => {
  it('are made once, listed and ended, each of which is written down', async () => {
    const given = tenPercent()
    expect(await createDiscount({ ...given, code: given.code.toLowerCase() })).toEqual(
      ok({ code: given.code }),
    )
    expect(await createDiscount(given)).toEqual(fail('taken'))
    expect(await stateOf(given.code)).toBe('runs')
    expect(await endDiscount(given.code.toLowerCase())).toEqual(ok(true))
    expect(await endDiscount(given.code)).toEqual(ok(false))
    expect(await endDiscount('NO-SUCH-CODE')).toEqual(fail('unknown'))
    expect(await stateOf(given.code)).toBe('ended')
    const events = await db().event.findMany({
      where: { facts: { path: ['code'], equals: given.code } },
      orderBy: { id: 'asc' },
    })
    expect(events.map(({ kind }) => kind)).toEqual(['discount-created', 'discount-ended'])
  })

  it('begin and end when they are told to, and can be ended before they begin', async () => {
    const later = tenPercent({ startsAt: inDays(1), endsAt: inDays(2) })
    expect(await createDiscount(later)).toMatchObject({ ok: true })
    expect(await stateOf(later.code)).toBe('not yet')
    expect(await endDiscount(later.code)).toEqual(ok(true))
    expect(await stateOf(later.code)).toBe('ended')
  })

  it.each([
    ['code', { code: 'A' }],
    ['code', { code: 'SPRING SALE' }],
    ['value', { value: 0 }],
    ['value', { value: 10_001 }],
    ['value', { kind: 'shipping' as const, value: 1 }],
    ['value', { kind: 'amount' as const, value: 2_147_483_648 }],
    ['minimum', { minimum: -1 }],
    ['limitTotal', { limitTotal: 0 }],
    ['limitPerCustomer', { limitPerCustomer: 1.5 }],
    ['endsAt', { endsAt: inDays(-1) }],
    ['endsAt', { startsAt: inDays(2), endsAt: inDays(1) }],
  ])('are not made with a wrong %s: %o', async (field, changes) => {
    const given = tenPercent(changes)
    expect(await createDiscount(given)).toEqual(fail('invalid', { [field]: 'invalid' }))
    expect(await stateOf(given.code)).toBeUndefined()
  })
})
