import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { mayRecordUnnamed, record } from './events'

it('is written in the transaction of what happened, or not at all', async () => {
  const customerId = randomUUID()
  const failing = db().$transaction(async (tx) => {
    await record(tx, 'account-created', { customerId, facts: {} })
    throw new Error('it did not happen')
  })
  await expect(failing).rejects.toThrow('it did not happen')
  expect(await db().event.count({ where: { customerId } })).toBe(0)
})

it('cannot be changed or removed by the shop', async () => {
  const customerId = randomUUID()
  await record(db(), 'account-created', { customerId, facts: {} })
  const where = { customerId }
  await expect(db().event.updateMany({ where, data: { kind: 'session-ended' } })).rejects.toThrow()
  await expect(db().event.deleteMany({ where })).rejects.toThrow()
  await expect(db().$executeRawUnsafe('TRUNCATE event')).rejects.toThrow()
  expect(await db().event.findMany({ where })).toMatchObject([{ kind: 'account-created' }])
})

it('is not filled by whoever has no account: what names nobody is written down so many times a day', async () => {
  const facts = { purpose: 'sign_in', reason: 'challenge' } as const
  await record(db(), 'ceremony-failed', { facts })
  expect(await mayRecordUnnamed(db(), 1)).toBe(false)
  const today = { customerId: null, at: { gt: new Date(Date.now() - 86_400_000) } }
  expect(await mayRecordUnnamed(db(), (await db().event.count({ where: today })) + 1000)).toBe(true)
})
