import { beforeEach, describe, expect, it, vi } from 'vitest'
import { callerOf, newCustomer, newVisitor } from '@/lib/auth/passkeys/testing/people'
import { endSession, findSession } from '@/lib/auth/sessions'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { unseal } from '@/lib/platform/sealing'
import { continueWithEmail, enterCode, letIn } from '../door'
import { sweepRecoveries } from './announce'
import { finishable } from './finish'
import { startWait, startWaitByCode } from './start'
import {
  age,
  atTheMailbox,
  codeOf,
  mails,
  newOwner,
  type Owner,
  recover,
  recoverByMailbox,
  recoveries,
  withCodes,
} from './testing/people'

const device = 'Chrome on Linux'
const hour = 3600

let owner: Owner
beforeEach(async () => {
  owner = await newOwner()
})

const news = async () => (await mails(owner)).filter(({ template }) => template.startsWith('recovery'))
const passkeys = () => db().passkey.count({ where: { customerId: owner.caller.customerId } })
const started = async () => {
  const thief = await atTheMailbox(owner)
  const waiting = await startWait(thief.caller, device)
  if (!waiting.ok) throw new Error(waiting.error)
  return thief
}

describe('a wait', () => {
  it('lasts 72 hours, can be finished for seven days, and is announced at once', async () => {
    await started()
    const [row] = await recoveries(owner)
    expect(row?.startedBy).toBe('mailbox')
    expect((row?.waitEndsAt.getTime() ?? 0) - (row?.startedAt.getTime() ?? 0)).toBe(72 * hour * 1000)
    expect((row?.lapsesAt.getTime() ?? 0) - (row?.waitEndsAt.getTime() ?? 0)).toBe(7 * 24 * hour * 1000)
    const [mail] = await news()
    expect(mail).toMatchObject({ template: 'recovery-wait', params: { stage: 'start', device } })
    // The link's secret: in the row only as a hash, and sealed.
    const secret = unseal({ sealed: mail?.sealed ?? new Uint8Array(), keyId: mail?.keyId ?? '' })
    expect(JSON.stringify(row)).not.toContain(secret)
  })

  it('is one, for fifty at once and for later ones, and none speeds it up', async () => {
    const thief = await atTheMailbox(owner)
    const all = await Promise.all(Array.from({ length: 50 }, () => startWait(thief.caller, device)))
    expect(all.every(({ ok }) => ok)).toBe(true)
    const [row, ...more] = await recoveries(owner)
    expect(more).toEqual([])
    await age(owner, 10 * hour)
    const again = await startWait((await atTheMailbox(owner)).caller, device)
    expect(again.ok && again.data.waitEndsAt.getTime()).toBe(
      (row?.waitEndsAt.getTime() ?? 0) - 10 * hour * 1000,
    )
    expect(await news()).toHaveLength(1)
  })

  it('is announced half-way and six hours before its end, each once, by several workers', async () => {
    await started()
    const sweep = () => Promise.all(Array.from({ length: 5 }, sweepRecoveries))
    const stages = async () => (await news()).map(({ params }) => (params as { stage: string }).stage)
    await age(owner, 35.9 * hour)
    await sweep()
    expect(await stages()).toEqual(['start'])
    await age(owner, 0.2 * hour)
    await sweep()
    expect(await stages()).toEqual(['start', 'half'])
    await age(owner, 29.8 * hour)
    await sweep()
    expect(await stages()).toEqual(['start', 'half'])
    await age(owner, 0.2 * hour)
    await sweep()
    await sweep()
    expect(await stages()).toEqual(['start', 'half', 'end'])
    const secrets = (await news()).map(({ sealed, keyId }) =>
      unseal({ sealed: sealed ?? new Uint8Array(), keyId: keyId ?? '' }),
    )
    expect(new Set(secrets).size).toBe(1)
  })

  it('ends in one passkey, for a code that was mailed after its end', async () => {
    const { caller } = await recoverByMailbox(owner)
    expect(caller.level).toBe('fresh')
    expect(await passkeys()).toBe(2)
    const [row] = await recoveries(owner)
    expect((row?.probationEndsAt?.getTime() ?? 0) - (row?.finishedAt?.getTime() ?? 0)).toBe(
      7 * 24 * hour * 1000,
    )
    expect(row).toMatchObject({ stopSealed: null, stopKeyId: null })
    expect((await news()).at(-1)?.template).toBe('recovery-finished')
    const event = { customerId: owner.caller.customerId, kind: 'session-opened' }
    const last = await db().event.findFirst({ where: event, orderBy: { id: 'desc' } })
    expect(last?.facts).toMatchObject({ by: 'recovery', level: 'full' })
    // Nothing older goes by itself.
    expect(await findSession(owner.entered.session.token)).not.toBeNull()
  })

  it('gives its one passkey once, for twenty at once and afterwards', async () => {
    await started()
    await age(owner, 73 * hour)
    await sweepRecoveries()
    const back = await Promise.all([atTheMailbox(owner), atTheMailbox(owner)])
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, place) => {
        const { caller, visitor } = back[place % 2] ?? back[0]
        return recover(caller, visitor).catch(() => null)
      }),
    )
    expect(all.filter(Boolean)).toHaveLength(1)
    expect(await passkeys()).toBe(2)
    const late = await atTheMailbox(owner)
    expect(await recover(late.caller, late.visitor)).toBeNull()
  })

  it('is not finished early, with a code from before its end, a sign-in code, or after it lapsed', async () => {
    const thief = await started()
    expect(await recover(thief.caller, thief.visitor)).toBeNull()
    await age(owner, 71.9 * hour)
    await sweepRecoveries()
    const early = await atTheMailbox(owner)
    expect(await recover(early.caller, early.visitor)).toBeNull()
    await age(owner, 0.11 * hour)
    // Still fresh, but mailed too early.
    expect(await recover(early.caller, early.visitor)).toBeNull()
    const signedIn = await atTheMailbox(owner, { proven: false })
    expect(await recover(signedIn.caller, signedIn.visitor)).toBeNull()
    const back = await atTheMailbox(owner)
    expect(await finishable(db(), back.caller)).not.toBeNull()
    // A full session is not the one that typed the code.
    expect(await finishable(db(), { ...owner.caller, sessionId: back.caller.sessionId })).toBeNull()
    await age(owner, 7 * 24 * hour)
    const late = await atTheMailbox(owner)
    expect(await recover(late.caller, late.visitor)).toBeNull()
    await sweepRecoveries()
    expect((await recoveries(owner)).map(({ lapsedAt }) => lapsedAt !== null)).toEqual([true])
    expect((await startWait(late.caller, device)).ok).toBe(true)
  })

  it('is not finished with a proof that is old, of a session that ended, or of another account', async () => {
    await started()
    await age(owner, 73 * hour)
    await sweepRecoveries()
    const back = await atTheMailbox(owner)
    const other = await newOwner()
    const foreign = await atTheMailbox(other)
    const borrowed = { ...foreign.caller, customerId: owner.caller.customerId }
    expect(await finishable(db(), borrowed)).toBeNull()
    await endSession(db(), back.caller.sessionId, 'signed-out')
    expect(await finishable(db(), back.caller)).toBeNull()
    const again = await atTheMailbox(owner)
    expect(await finishable(db(), again.caller)).not.toBeNull()
    await age(owner, 15 * 60 + 1)
    expect(await finishable(db(), again.caller)).toBeNull()
  })

  it('is not finished while its announcements did not go out, nor can the shop pretend', async () => {
    await started()
    await age(owner, 80 * hour)
    const back = await atTheMailbox(owner)
    expect(await recover(back.caller, back.visitor)).toBeNull()
    const [row] = await recoveries(owner)
    for (const change of [
      `finished_at = shop_now(), probation_ends_at = shop_now()`,
      `wait_ends_at = shop_now()`,
      `started_at = started_at - interval '1 day'`,
      `lapses_at = lapses_at + interval '1 day'`,
      `started_by = 'code_and_mailbox'`,
    ]) {
      const cheating = db().$executeRawUnsafe(`UPDATE recovery SET ${change} WHERE id = '${row?.id}'`)
      await expect(cheating, change).rejects.toThrow()
    }
    await sweepRecoveries()
    expect(await recover(back.caller, back.visitor)).not.toBeNull()
  })

  it('is refused while frozen or about to be deleted, and then neither finishes', async () => {
    await started()
    await age(owner, 73 * hour)
    await sweepRecoveries()
    const back = await atTheMailbox(owner)
    for (const hold of [`frozen_at = shop_now(), frozen_by = 'operator'`, `deletion_due_at = shop_now()`]) {
      const where = `WHERE id = '${owner.caller.customerId}'`
      await db().$executeRawUnsafe(`UPDATE customer SET ${hold} ${where}`)
      expect(await recover(back.caller, back.visitor)).toBeNull()
      expect(await startWait(back.caller, device)).toMatchObject({ ok: false, error: 'held' })
      await db().$executeRawUnsafe(
        `UPDATE customer SET frozen_at = NULL, frozen_by = NULL, deletion_due_at = NULL ${where}`,
      )
    }
    expect(await recover(back.caller, back.visitor)).not.toBeNull()
  })

  it('is for accounts that had a passkey; the first one needs no wait', async () => {
    const fresh = await newCustomer()
    expect(await startWait(fresh.caller, device)).toEqual({ ok: false, error: 'first-passkey' })
  })

  it('is begun by a mailed code, and by no copy of a cookie', async () => {
    expect(await startWait(owner.caller, device)).toEqual({ ok: false, error: 'prove-mailbox' })
    const { customerId } = owner.caller
    const suspect = await db().$transaction((tx) =>
      letIn(tx, { customerId, kind: 'limited', by: 'passkey' }, newVisitor()),
    )
    const caller = callerOf(suspect, owner.email.address)
    expect(await startWait(caller, device)).toEqual({ ok: false, error: 'prove-mailbox' })
    expect(await recoveries(owner)).toEqual([])
    const byCode = await atTheMailbox(owner, { proven: false })
    expect((await startWait(byCode.caller, device)).ok).toBe(true)
  })

  it('is nothing for a session that ended', async () => {
    const { caller } = await atTheMailbox(owner)
    await endSession(db(), caller.sessionId, 'signed-out')
    expect(await startWait(caller, device)).toEqual({ ok: false, error: 'sign-in' })
  })

  it('is not offered where the shop turned it off, nor does one that runs finish then', async () => {
    await started()
    await age(owner, 73 * hour)
    await sweepRecoveries()
    const back = await atTheMailbox(owner)
    const off = vi.spyOn(env(), 'RECOVERY_WAIT_HOURS', 'get').mockReturnValue(0)
    expect(await startWait(back.caller, device)).toEqual({ ok: false, error: 'off' })
    expect(await recover(back.caller, back.visitor)).toBeNull()
    off.mockRestore()
  })
})

describe('a code for a recovery', () => {
  it('is mailed as what it is, proves the mailbox in its session, and is none for signing in', async () => {
    const visitor = newVisitor()
    await continueWithEmail(owner.email, visitor, 'recover')
    const mail = (await mails(owner)).at(-1)
    expect(mail?.template).toBe('recovery-mail-code')
    const code = unseal({ sealed: mail?.sealed ?? new Uint8Array(), keyId: mail?.keyId ?? '' })
    expect(await enterCode({ email: owner.email, code }, visitor)).toMatchObject({ error: 'code-void' })
    const entered = await enterCode({ email: owner.email, code }, visitor, 'recover')
    if (!entered.ok) throw new Error(entered.error)
    expect(entered.data.session.kind).toBe('limited')
    const { sessionId } = entered.data.session
    expect(await db().mailboxProof.count({ where: { sessionId } })).toBe(1)
  })

  it('that was mailed for signing in proves nothing here', async () => {
    const visitor = newVisitor()
    await continueWithEmail(owner.email, visitor)
    const mail = (await mails(owner)).at(-1)
    const code = unseal({ sealed: mail?.sealed ?? new Uint8Array(), keyId: mail?.keyId ?? '' })
    const tried = await enterCode({ email: owner.email, code }, visitor, 'recover')
    expect(tried).toMatchObject({ error: 'code-void' })
    expect((await enterCode({ email: owner.email, code }, visitor)).ok).toBe(true)
  })
})

describe('a recovery code alone', () => {
  it('starts the wait and opens nothing; what it began no mail can stop', async () => {
    const codes = await withCodes(owner)
    const begun = await startWaitByCode({ email: owner.email, code: codeOf(codes[0]) }, device)
    expect(begun.ok).toBe(true)
    expect(await recoveries(owner)).toMatchObject([{ startedBy: 'recovery_code', stopHash: null }])
    expect((await news()).at(-1)).toMatchObject({ template: 'recovery-wait-by-code', sealed: null })
    const again = await startWaitByCode({ email: owner.email, code: codeOf(codes[1]) }, device)
    expect(again).toEqual({ ok: false, error: 'waits-already' })
  })

  it('has one answer for a wrong code, a used one, another account’s and an unknown address', async () => {
    const codes = await withCodes(owner)
    const other = await newOwner()
    const others = await withCodes(other)
    const wrong = { ok: false, error: 'code-wrong', fields: { recoveryCode: 'recovery-code-wrong' } }
    const unknown = { address: 'nobody@example.com', key: 'nobody@example.com' }
    await startWaitByCode({ email: owner.email, code: codeOf(codes[0]) }, device)
    for (const [email, code] of [
      [owner.email, codes[0]],
      [owner.email, others[0]],
      [unknown, codes[1]],
      [other.email, 'AAAA-AAAA-AAAA-AAAA-AAAA-AAAA'],
    ] as const)
      expect(await startWaitByCode({ email, code: codeOf(code) }, device)).toEqual(wrong)
  })

  it('starts one wait for fifty at once', async () => {
    const codes = await withCodes(owner)
    const start = () => startWaitByCode({ email: owner.email, code: codeOf(codes[0]) }, device)
    const all = await Promise.all(Array.from({ length: 50 }, start))
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await recoveries(owner)).toHaveLength(1)
  })
})
