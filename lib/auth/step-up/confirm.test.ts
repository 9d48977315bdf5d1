import { beforeEach, describe, expect, it } from 'vitest'
import { db, type Tx } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'
import { type Named, policies } from '@/lib/protection/policies'
import { answerStepUp } from './answer'
import { askFor, withGrant } from './confirm'
import { answerTo, newOwner } from './testing/people'

type Owner = Awaited<ReturnType<typeof newOwner>>

let owner: Owner
let passkeyId: string
beforeEach(async () => {
  owner = await newOwner()
  passkeyId = (await db().passkey.findFirstOrThrow({ where: { customerId: owner.caller.customerId } })).id
})

async function granted(action: Named, input: object): Promise<string> {
  const asked = await askFor(policies[action], owner.caller, owner.asked.browserHash, input)
  if (!asked.ok) throw new Error(asked.error)
  const answered = await answerStepUp(owner.asked, answerTo(owner.passkey, asked.data.options))
  if (!answered.ok) throw new Error(answered.error)
  return answered.data.grantId
}

const rename = (tx: Tx) => tx.passkey.update({ where: { id: passkeyId }, data: { name: 'Changed' } })
const nameNow = async () => (await db().passkey.findUniqueOrThrow({ where: { id: passkeyId } })).name
const lastRefusal = async () =>
  (
    await db().event.findFirst({
      where: { kind: 'grant-refused', sessionId: owner.caller.sessionId },
      orderBy: { id: 'desc' },
    })
  )?.facts
const freeze = () => db().$executeRaw`
  UPDATE customer SET frozen_at = shop_now(), frozen_by = 'operator' WHERE id = ${owner.caller.customerId}::uuid`

describe('asking', () => {
  it('says the change in the server’s words', async () => {
    const asked = await askFor(policies['remove-passkey'], owner.caller, owner.asked.browserHash, {
      passkeyId,
    })
    expect(asked.ok && asked.data.payload).toEqual({ passkeyId, name: await nameNow() })
  })

  it('asks nothing about what is not the customer’s, or is nothing', async () => {
    const other = await newOwner()
    const { id } = await db().passkey.findFirstOrThrow({ where: { customerId: other.caller.customerId } })
    for (const input of [{ passkeyId: id }, { passkeyId: 'x' }, {}, { passkeyId, name: 'Mine' }, null]) {
      const asked = await askFor(policies['remove-passkey'], owner.caller, owner.asked.browserHash, input)
      expect(asked).toEqual({ ok: false, error: 'gone' })
    }
  })

  it('names the hold that refuses', async () => {
    await freeze()
    const asked = await askFor(policies['export-data'], owner.caller, owner.asked.browserHash, {})
    expect(asked).toEqual({ ok: false, error: 'held', fields: { hold: 'freeze' } })
  })
})

describe('carrying out', () => {
  const remove = (grantId: string, work: (tx: Tx) => Promise<Result>) =>
    withGrant(policies['remove-passkey'], { caller: owner.caller, grantId, input: { passkeyId } }, work)

  it('happens with a grant, once', async () => {
    const grantId = await granted('remove-passkey', { passkeyId })
    const all = await Promise.all(
      Array.from({ length: 20 }, () =>
        remove(grantId, async () => {
          return ok()
        }),
      ),
    )
    expect(all.filter((one) => one.ok)).toHaveLength(1)
    expect(all.filter((one) => !one.ok && one.error === 'confirm')).toHaveLength(19)
    expect(await lastRefusal()).toEqual({ action: 'remove-passkey', reason: 'no-grant' })
  })

  it('leaves no trace of a change that failed, and the grant to be spent', async () => {
    const grantId = await granted('remove-passkey', { passkeyId })
    const failed = await remove(grantId, async (tx) => {
      await rename(tx)
      return fail('last-one')
    })
    expect(failed).toEqual({ ok: false, error: 'last-one' })
    expect(await nameNow()).not.toBe('Changed')
    expect((await remove(grantId, async () => ok())).ok).toBe(true)
  })

  it('does not happen where what was confirmed is no longer what is there', async () => {
    const grantId = await granted('remove-passkey', { passkeyId })
    await rename(db())
    expect(await remove(grantId, async () => ok())).toEqual({ ok: false, error: 'confirm' })
    await db().passkey.delete({ where: { id: passkeyId } })
    expect(await remove(grantId, async () => ok())).toEqual({ ok: false, error: 'gone' })
    expect(await lastRefusal()).toEqual({ action: 'remove-passkey', reason: 'gone' })
  })

  it('does not happen where a hold began after the confirmation', async () => {
    const grantId = await granted('remove-passkey', { passkeyId })
    await freeze()
    const held = await remove(grantId, async () => ok())
    expect(held).toEqual({ ok: false, error: 'held', fields: { hold: 'freeze' } })
    expect(await lastRefusal()).toEqual({ action: 'remove-passkey', reason: 'held' })
  })

  it('lets an error of the database through, and changes nothing', async () => {
    const grantId = await granted('remove-passkey', { passkeyId })
    const broken = remove(grantId, async (tx) => {
      await rename(tx)
      throw new Error('the connection broke')
    })
    await expect(broken).rejects.toThrow('the connection broke')
    expect(await nameNow()).not.toBe('Changed')
  })
})
