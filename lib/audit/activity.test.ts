import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { activityWords } from '@/components/messages/en/activity'
import { db } from '@/lib/platform/db'
import { listActivity } from './activity'
import { record } from './events'

it('asks about a sign-in by a code, and not about the one with which the account was made', async () => {
  const customerId = randomUUID()
  const facts = { by: 'mailed-code', level: 'limited', device: 'Chrome on Linux' } as const
  await db().$transaction(async (tx) => {
    await record(tx, 'account-created', { customerId, facts: {} })
    await record(tx, 'session-opened', { customerId, facts })
  })
  await new Promise((done) => setTimeout(done, 5))
  await record(db(), 'session-opened', { customerId, facts })
  const { lines } = await listActivity(customerId, null)
  const asked = lines.flatMap((line) =>
    line.kind === 'session-opened' ? [activityWords['session-opened'](line).look === true] : [],
  )
  expect(asked).toEqual([true, false])
})
