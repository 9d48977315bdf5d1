import { beforeEach, describe, expect, it } from 'vitest'
import { listAddresses, removeAddress, replaceAddress, saveAddress } from '@/lib/addresses/saved-addresses'
import { holdsOf } from '@/lib/auth/holds'
import { findSession } from '@/lib/auth/sessions'
import { askFor, withGrant } from '@/lib/auth/step-up/confirm'
import type { Address } from '@/lib/checkout/address'
import { db } from '@/lib/platform/db'
import { policies } from '@/lib/protection/policies'
import { recoveryCodesLeft } from '../recovery-codes'
import { keepRecovery, undoRecovery } from './probation'
import { startWait, startWaitByCode } from './start'
import {
  age,
  atTheMailbox,
  codeOf,
  elsewhere,
  grant,
  has,
  mails,
  newOwner,
  type Owner,
  recover,
  recoverByMailbox,
  recoveries,
  signIn,
  withCodes,
} from './testing/people'

const device = 'Chrome on Linux'
const address = (house: number): Address => ({
  name: 'Anna Berg',
  line1: `${house} Harbour Road`,
  line2: '',
  city: 'Galway',
  region: '',
  postalCode: 'H91 E2K3',
  country: 'IE',
})

/** The book is a day old, and what was taken out of it too. */
async function ageAddresses(customerId: string): Promise<void> {
  await db().$executeRaw`
    UPDATE saved_address SET created_at = created_at - interval '1 day' WHERE customer_id = ${customerId}::uuid`
  await db().$executeRaw`
    UPDATE removed_address SET created_at = created_at - interval '1 day', removed_at = removed_at - interval '1 day'
    WHERE customer_id = ${customerId}::uuid`
}

const day = 86_400
type Person = Awaited<ReturnType<typeof elsewhere>>

let owner: Owner
beforeEach(async () => {
  owner = await newOwner()
})

const running = async () => {
  const found = (await recoveries(owner)).find((one) => one.finishedAt && !one.probationClosedAt)
  return { recoveryId: found?.id ?? crypto.randomUUID() }
}
const passkeys = () =>
  db().passkey.findMany({ where: { customerId: owner.caller.customerId }, select: { credentialId: true } })

async function undo(who: Person) {
  const input = await running()
  const grantId = await grant(who, 'undo-recovery', input)
  return withGrant(policies['undo-recovery'], { caller: who.caller, grantId, input }, (tx, spent) =>
    undoRecovery(tx, spent, who.visitor),
  )
}

async function keep(who: Person) {
  const input = await running()
  const grantId = await grant(who, 'keep-recovery', input)
  return withGrant(policies['keep-recovery'], { caller: who.caller, grantId, input }, keepRecovery)
}

describe('probation', () => {
  it('refuses what needs a grant, but undoing, keeping and paying; for seven days', async () => {
    const thief = await recoverByMailbox(owner)
    const ask = (action: 'add-passkey' | 'renew-recovery-codes' | 'export-data' | 'delete-account') =>
      askFor(policies[action], thief.caller, thief.visitor.browserHash, {})
    for (const action of ['add-passkey', 'renew-recovery-codes', 'export-data', 'delete-account'] as const)
      expect(await ask(action)).toEqual({ ok: false, error: 'held', fields: { hold: 'probation' } })
    await age(owner, 7 * day - 60)
    expect((await ask('add-passkey')).ok).toBe(false)
    await age(owner, 61)
    expect((await ask('add-passkey')).ok).toBe(true)
  })

  it('refuses to remove an older passkey', async () => {
    const { id } = await db().passkey.findFirstOrThrow({ where: { customerId: owner.caller.customerId } })
    const thief = await recoverByMailbox(owner)
    const asked = await askFor(policies['remove-passkey'], thief.caller, thief.visitor.browserHash, {
      passkeyId: id,
    })
    expect(asked).toEqual({ ok: false, error: 'held', fields: { hold: 'probation' } })
  })

  it('lets no wait begin, and no recovery that is not stronger', async () => {
    const codes = await withCodes(owner)
    await recoverByMailbox(owner)
    const back = await atTheMailbox(owner)
    expect(await startWait(back.caller, device)).toEqual({ ok: false, error: 'held' })
    const byCode = await startWaitByCode({ email: owner.email, code: codeOf(codes[0]) }, device)
    expect(byCode).toEqual({ ok: false, error: 'held' })
    expect(await recoveryCodesLeft(owner.caller.customerId)).toMatchObject({ left: 10 })
  })

  it('asks whoever signs in with an older passkey, and nobody who uses the new one', async () => {
    const thief = await recoverByMailbox(owner)
    expect(await signIn(owner)).toMatchObject({ ok: true, data: { asked: true } })
    expect(await signIn(thief)).toMatchObject({ ok: true, data: { asked: false } })
  })

  it('ends when an older passkey says yes', async () => {
    await recoverByMailbox(owner)
    expect((await keep(await elsewhere(owner))).ok).toBe(true)
    expect(await holdsOf(db(), owner.caller.customerId)).toEqual([])
    expect(await passkeys()).toHaveLength(2)
    expect((await mails(owner)).at(-1)?.template).toBe('recovery-kept')
  })
})

describe('undoing', () => {
  it('takes away all that was made since, in one step, and leaves what was there', async () => {
    const codes = await withCodes(owner)
    const older = await elsewhere(owner)
    await age(owner, 3600)
    const thief = await recoverByMailbox(owner)
    const more = await signIn(thief)
    const borrowed = await atTheMailbox(owner)
    const undone = await undo(await elsewhere(owner))
    if (!undone.ok) throw new Error(undone.error)
    expect(await has(owner, owner)).toBe(true)
    expect(await has(owner, thief)).toBe(false)
    const live = await db().session.findMany({
      where: { customerId: owner.caller.customerId, endedAt: null },
      select: { id: true },
    })
    const ids = live.map(({ id }) => id).sort()
    expect(ids).toEqual(
      [owner.caller.sessionId, older.caller.sessionId, undone.data.session.sessionId].sort(),
    )
    expect(await findSession(more.ok ? more.data.session.token : '')).toBeNull()
    expect(ids).not.toContain(borrowed.caller.sessionId)
    expect(await recoveryCodesLeft(owner.caller.customerId)).toMatchObject({ left: codes.length })
    expect(await signIn(thief)).toEqual({ ok: false, error: 'removed' })
    expect(await signIn(owner)).toMatchObject({ ok: true, data: { asked: false } })
    expect((await mails(owner)).map((mail) => mail.template)).toContain('recovery-undone')
    const again = await atTheMailbox(owner)
    expect(await startWait(again.caller, device)).toEqual({ ok: false, error: 'blocked' })
  })

  it('brings back the addresses that were edited or removed since, and the default that was', async () => {
    const { customerId } = owner.caller
    const kept: string[] = []
    for (const house of [1, 2, 3]) {
      const saved = await saveAddress(customerId, address(house))
      kept.push(saved.ok ? saved.data.id : '')
    }
    const [home = '', work = '', gone = ''] = kept
    await removeAddress(customerId, gone)
    await ageAddresses(customerId)
    const before = await listAddresses(customerId)
    expect(before.map(({ id }) => id)).toEqual([home, work])
    const thief = await recoverByMailbox(owner)
    expect(thief.caller.level).toBe('fresh')
    const edited = await replaceAddress(customerId, home, address(9))
    if (!edited.ok) throw new Error(edited.error)
    await replaceAddress(customerId, edited.data.id, address(10))
    await removeAddress(customerId, work)
    for (let house = 20; house < 39; house += 1) await saveAddress(customerId, address(house))
    expect(await listAddresses(customerId)).toHaveLength(20)
    expect((await undo(await elsewhere(owner))).ok).toBe(true)
    expect(await listAddresses(customerId)).toEqual(before)
  })

  it('happens once, for twenty at once', async () => {
    await recoverByMailbox(owner)
    const people = await Promise.all(Array.from({ length: 20 }, () => elsewhere(owner)))
    const input = await running()
    const granted = []
    for (const who of people) granted.push({ who, grantId: await grant(who, 'undo-recovery', input) })
    const all = await Promise.all(
      granted.map(({ who, grantId }) =>
        withGrant(policies['undo-recovery'], { caller: who.caller, grantId, input }, (tx, spent) =>
          undoRecovery(tx, spent, who.visitor),
        ),
      ),
    )
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
    const events = { customerId: owner.caller.customerId, kind: 'recovery-undone' }
    expect(await db().event.count({ where: events })).toBe(1)
  })

  it('stands against everything the thief sends meanwhile', async () => {
    const thief = await recoverByMailbox(owner)
    const who = await elsewhere(owner)
    const input = await running()
    const grantId = await grant(who, 'undo-recovery', input)
    const attacks = Array.from({ length: 12 }, (_, place) =>
      place % 3 === 0
        ? signIn({ passkey: { ...thief.passkey, counter: thief.passkey.counter + place } }).catch(() => null)
        : place % 3 === 1
          ? keep(thief).catch(() => null)
          : atTheMailbox(owner).then(({ caller, visitor }) => recover(caller, visitor)),
    )
    const [undone] = await Promise.all([
      withGrant(policies['undo-recovery'], { caller: who.caller, grantId, input }, (tx, spent) =>
        undoRecovery(tx, spent, who.visitor),
      ),
      ...attacks,
    ])
    if (!undone.ok) throw new Error(undone.error)
    expect(await has(owner, thief)).toBe(false)
    expect(await passkeys()).toHaveLength(1)
    const full = await db().session.findMany({
      where: { customerId: owner.caller.customerId, endedAt: null, kind: 'full' },
      select: { id: true },
    })
    expect(full.map(({ id }) => id).sort()).toEqual(
      [owner.caller.sessionId, undone.data.session.sessionId].sort(),
    )
  })

  it('and keeping are nothing for the new passkey: it is no takeover', async () => {
    const thief = await recoverByMailbox(owner)
    // It is not even offered: of the account's passkeys only older ones are named.
    const asked = await askFor(
      policies['undo-recovery'],
      thief.caller,
      thief.visitor.browserHash,
      await running(),
    )
    expect(asked.ok && asked.data.options.allowCredentials?.map(({ id }) => id)).toEqual([owner.id])
    expect(await undo(thief)).toEqual({ ok: false, error: 'older-passkey' })
    expect(await keep(thief)).toEqual({ ok: false, error: 'older-passkey' })
    expect(await has(owner, owner)).toBe(true)
    expect(await has(owner, thief)).toBe(true)
    expect(await holdsOf(db(), owner.caller.customerId)).toEqual(['probation'])
  })

  it('is over after seven days, and of another account never', async () => {
    const thief = await recoverByMailbox(owner)
    const other = await newOwner()
    const input = await running()
    await expect(grant(other, 'undo-recovery', input)).rejects.toThrow('gone')
    const who = await elsewhere(owner)
    await age(owner, 7 * day + 1)
    const late = await undo(who)
    expect(late).toEqual({ ok: false, error: 'over' })
    expect(await has(owner, thief)).toBe(true)
  })

  it('does not wait for a grant that was asked for something else', async () => {
    await recoverByMailbox(owner)
    const who = await elsewhere(owner)
    const input = await running()
    const grantId = await grant(who, 'keep-recovery', input)
    const undone = await withGrant(
      policies['undo-recovery'],
      { caller: who.caller, grantId, input },
      (tx, spent) => undoRecovery(tx, spent, who.visitor),
    )
    expect(undone).toEqual({ ok: false, error: 'confirm' })
  })
})
