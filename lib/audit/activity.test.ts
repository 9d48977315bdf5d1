import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { activityWords } from '@/components/messages/en/activity'
import { db } from '@/lib/platform/db'
import { newBytes } from '@/lib/platform/random'
import { type Activity, activityPage, listActivity } from './activity'
import { erasePersonalFields, record } from './events'

let me: string
beforeEach(async () => {
  const email = `${randomUUID()}@example.com`
  const data = { handle: newBytes(64), email, emailKey: email, emailVerifiedAt: new Date() }
  me = (await db().customer.create({ data, select: { id: true } })).id
})

const failedTry = (customerId = me, sessionId?: string) =>
  record(db(), 'ceremony-failed', {
    customerId,
    ...(sessionId && { sessionId }),
    facts: { purpose: 'sign_in', reason: 'signature' },
  })

async function everything(customerId = me): Promise<Activity[]> {
  const all: Activity[] = []
  for (let before: string | null = null; ; ) {
    const { lines, next } = await listActivity(customerId, before)
    all.push(...lines)
    if (next === null) return all
    before = next
  }
}

describe('activity', () => {
  it('is the account’s own, newest first, page by page, each line once', async () => {
    const count = activityPage * 2 + 3
    for (let n = 0; n < count; n += 1)
      await record(db(), 'passkey-renamed', { customerId: me, facts: { passkeyId: String(n) } })
    await record(db(), 'passkey-renamed', { customerId: randomUUID(), facts: { passkeyId: 'theirs' } })
    const first = await listActivity(me, null)
    expect(first.lines).toHaveLength(activityPage)
    const numbers = (await everything()).map((line) => (line.facts as { passkeyId: string }).passkeyId)
    expect(numbers).toEqual(Array.from({ length: count }, (_, n) => String(count - 1 - n)))
  })

  it('has one line a day for strangers’ tries, however many, and each of one’s own', async () => {
    await record(db(), 'account-created', { customerId: me, facts: {} })
    await Promise.all(Array.from({ length: 200 }, () => failedTry()))
    await failedTry(me, randomUUID())
    await failedTry(me, randomUUID())
    const lines = await everything()
    expect(lines).toHaveLength(4)
    expect(lines.map((line) => line.times)).toEqual([1, 1, 200, 1])
  })

  it('leaves out what another line says, and what is older than 90 days', async () => {
    await record(db(), 'session-ended', { customerId: me, facts: { reason: 'replaced' } })
    await record(db(), 'protected-action', {
      customerId: me,
      facts: { action: 'add-passkey', assertionId: 1 },
    })
    await db().$executeRaw`
      INSERT INTO event (kind, customer_id, facts, at)
      VALUES ('account-created', ${me}::uuid, '{}', shop_now() - interval '91 days')`
    expect(await everything()).toEqual([])
  })

  it('says what it says of a person until that is erased, and the line stays', async () => {
    const facts = { addressId: randomUUID() }
    await record(db(), 'address-added', { customerId: me, facts, person: { town: 'Galway' } })
    expect((await everything())[0]?.person).toEqual({ town: 'Galway' })
    await erasePersonalFields(db(), me)
    const [line] = await everything()
    expect(line).toMatchObject({ kind: 'address-added', person: {} })
    await expect(db().event.deleteMany({ where: { customerId: me } })).rejects.toThrow()
  })

  it('cannot be rewritten beside the log either', async () => {
    const facts = { addressId: randomUUID() }
    await record(db(), 'address-added', { customerId: me, facts, person: { town: 'Galway' } })
    await expect(
      db().eventPerson.updateMany({ where: { customerId: me }, data: { fields: { town: 'Cork' } } }),
    ).rejects.toThrow()
  })
})

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
