import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { findSession } from '@/lib/auth/sessions'
import { db } from '@/lib/platform/db'
import { freezeByLink } from './freeze'
import { askRestoreCode } from './restore-by-code'
import { restoreByWaiting, sweepRestoreWaits } from './restore-by-waiting'
import { secretFor } from './testing/mailbox'
import { changedOwner, newVisitor, rowOf } from './testing/owners'

type Robbed = Awaited<ReturnType<typeof changedOwner>>

async function locked(): Promise<Robbed> {
  const owner = await changedOwner()
  expect((await freezeByLink(owner.link)).ok).toBe(true)
  return owner
}

/** Somebody with the old mailbox asks for a code and types it, in one browser. */
async function tryIt({ email }: Robbed, visitor = newVisitor()) {
  await askRestoreCode(email, visitor)
  return restoreByWaiting({ email, code: await secretFor(email.address, 'restore-code') }, visitor)
}

/** The wait, and the change that it is about, are hours older: as the tables' owner, whom no trigger stops. */
async function hoursLater({ caller }: Robbed, hours: number): Promise<void> {
  const owner = new pg.Client({ connectionString: process.env.MIGRATE_DATABASE_URL })
  await owner.connect()
  const back = (columns: string[]) =>
    columns.map((column) => `${column} = ${column} - interval '${hours} hours'`).join(', ')
  const whose = `WHERE customer_id = '${caller.customerId}'`
  const times = ['started_at', 'wait_ends_at', 'lapses_at', 'half_announced_at', 'end_announced_at']
  await owner.query(`
    BEGIN;
    ALTER TABLE restore_wait DISABLE TRIGGER restore_wait_forward;
    ALTER TABLE email_change DISABLE TRIGGER email_change_forward;
    UPDATE restore_wait SET ${back(times)} ${whose};
    UPDATE email_change SET ${back(['changed_at', 'undo_ends_at', 'frozen_at'])} ${whose};
    UPDATE passkey SET ${back(['created_at'])} ${whose};
    ALTER TABLE restore_wait ENABLE TRIGGER restore_wait_forward;
    ALTER TABLE email_change ENABLE TRIGGER email_change_forward;
    COMMIT;`)
  await owner.end()
}

const mailsTo = async (to: string) =>
  (await db().mail.findMany({ where: { to, template: 'restore-wait' }, orderBy: { createdAt: 'asc' } })).map(
    ({ params }) => params as { stage: string; at: string },
  )
const waiting = { ok: true, data: { step: 'waiting' } }

describe('putting an address back with nothing but its mailbox', () => {
  it('takes a wait that both addresses hear of, and a new code after it', async () => {
    const owner = await locked()
    expect(await tryIt(owner)).toMatchObject(waiting)
    expect(await rowOf(owner.caller)).toMatchObject({ emailKey: owner.to.key })
    // Trying again changes nothing, neither its end nor who hears of it.
    const [before] = await db().restoreWait.findMany({ where: { customerId: owner.caller.customerId } })
    expect(await tryIt(owner)).toMatchObject({ ok: true, data: { endsAt: before?.waitEndsAt } })
    await hoursLater(owner, 73)
    await sweepRestoreWaits()
    await sweepRestoreWaits()
    for (const [address, at] of [
      [owner.email.address, 'old'],
      [owner.to.address, 'new'],
    ] as const)
      expect((await mailsTo(address)).map((one) => [one.stage, one.at])).toEqual([
        ['start', at],
        ['half', at],
        ['end', at],
      ])
    const done = await tryIt(owner)
    if (!done.ok || done.data.step !== 'restored') throw new Error(JSON.stringify(done))
    expect(await rowOf(owner.caller)).toMatchObject({ emailKey: owner.email.key, frozenAt: null })
    expect(await findSession(done.data.entered.session.token)).toMatchObject({ kind: 'limited' })
    expect(await db().restoreWait.count({ where: { customerId: owner.caller.customerId } })).toBe(1)
    // What is older than the change stays.
    expect(await db().passkey.count({ where: { customerId: owner.caller.customerId } })).toBe(1)
  })

  it('is not done before its end, nor with a code from before it, nor unannounced', async () => {
    const owner = await locked()
    await tryIt(owner)
    await hoursLater(owner, 71)
    await sweepRestoreWaits()
    expect(await tryIt(owner)).toMatchObject(waiting)
    const early = newVisitor()
    await askRestoreCode(owner.email, early)
    const code = await secretFor(owner.email.address, 'restore-code')
    await hoursLater(owner, 2)
    const { email } = owner
    await db().$executeRaw`
      UPDATE mailed_code SET created_at = created_at - interval '2 hours' WHERE email_key = ${email.key}`
    expect(await restoreByWaiting({ email, code }, early)).toMatchObject(waiting)
    const other = await locked()
    await tryIt(other)
    await hoursLater(other, 73)
    expect(await tryIt(other)).toMatchObject(waiting)
  })

  it('is for a locked account alone, and an older passkey that opens it stops it', async () => {
    const open = await changedOwner()
    expect(await tryIt(open)).toEqual({ ok: false, error: 'not-locked' })
    const owner = await locked()
    await tryIt(owner)
    const { customerId } = owner.caller
    // The passkey is from before the change; its session ended with the lock.
    await db()
      .$executeRaw`UPDATE customer SET frozen_at = NULL, frozen_by = NULL WHERE id = ${customerId}::uuid`
    await db()
      .$executeRaw`UPDATE email_change SET lifted_at = shop_now() WHERE customer_id = ${customerId}::uuid`
    await hoursLater(owner, 73)
    await sweepRestoreWaits()
    expect(await mailsTo(owner.to.address)).toHaveLength(1)
    expect(await tryIt(owner)).toEqual({ ok: false, error: 'not-locked' })
    expect(await rowOf(owner.caller)).toMatchObject({ emailKey: owner.to.key })
  })

  it('lapses after seven days more, and begins anew', async () => {
    const owner = await locked()
    await tryIt(owner)
    await hoursLater(owner, 73)
    await sweepRestoreWaits()
    await hoursLater(owner, 7 * 24)
    const again = await tryIt(owner)
    expect(again).toMatchObject(waiting)
    const [wait] = await db().restoreWait.findMany({ where: { customerId: owner.caller.customerId } })
    expect(wait?.halfAnnouncedAt).toBeNull()
  })

  it('happens once, of many at the same time, and is not sped up', async () => {
    const owner = await locked()
    await tryIt(owner)
    await expect(
      db().restoreWait.updateMany({
        where: { customerId: owner.caller.customerId },
        data: { waitEndsAt: new Date() },
      }),
    ).rejects.toThrow()
    await hoursLater(owner, 73)
    await sweepRestoreWaits()
    const visitor = newVisitor()
    await askRestoreCode(owner.email, visitor)
    const shown = { email: owner.email, code: await secretFor(owner.email.address, 'restore-code') }
    // Five tries a code: each counts before it is looked at.
    const all = await Promise.all(Array.from({ length: 5 }, () => restoreByWaiting(shown, visitor)))
    expect(all.filter((one) => one.ok && one.data.step === 'restored')).toHaveLength(1)
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
  })
})
