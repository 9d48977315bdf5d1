import { beforeEach, describe, expect, it } from 'vitest'
import { holdsOf } from '@/lib/auth/holds'
import { findSession } from '@/lib/auth/sessions'
import { db } from '@/lib/platform/db'
import { recoveryCodesLeft } from '../recovery-codes'
import { finishable, recoverWithCode } from './finish'
import { startWait } from './start'
import {
  age,
  atTheMailbox,
  codeOf,
  has,
  newOwner,
  type Owner,
  recover,
  recoverByMailbox,
  recoveries,
  signIn,
  withCodes,
} from './testing/people'

const device = 'Chrome on Linux'

let owner: Owner
beforeEach(async () => {
  owner = await newOwner()
})

describe('a recovery code and the mailbox', () => {
  const use = (caller: Owner['caller'], code: string | undefined) =>
    recoverWithCode(caller, codeOf(code), device)

  it('make a passkey at once, and then comes probation', async () => {
    const codes = await withCodes(owner)
    const me = await atTheMailbox(owner)
    expect((await use(me.caller, codes[0])).ok).toBe(true)
    const recovered = await recover(me.caller, me.visitor)
    expect(recovered?.caller.level).toBe('fresh')
    expect(await holdsOf(db(), owner.caller.customerId)).toEqual(['probation'])
    expect(await use((await atTheMailbox(owner)).caller, codes[1])).toMatchObject({ error: 'held' })
  })

  it('take the code once, for fifty at once, and in the session that typed it', async () => {
    const codes = await withCodes(owner)
    const people = await Promise.all(Array.from({ length: 2 }, () => atTheMailbox(owner)))
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, place) => {
        const { caller } = people[place % 2] ?? people[0] ?? owner
        return use(caller, codes[0])
      }),
    )
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
    const may = await Promise.all(people.map(({ caller }) => finishable(db(), caller)))
    expect(may.filter(Boolean)).toHaveLength(1)
    const later = await atTheMailbox(owner)
    expect(await finishable(db(), later.caller)).toBeNull()
  })

  it('use the code up whatever comes after', async () => {
    const codes = await withCodes(owner)
    const me = await atTheMailbox(owner)
    await use(me.caller, codes[0])
    await age(owner, 16 * 60)
    expect(await recover(me.caller, me.visitor)).toBeNull()
    const again = await atTheMailbox(owner)
    expect(await use(again.caller, codes[0])).toMatchObject({ error: 'code-wrong' })
    expect((await use(again.caller, codes[1])).ok).toBe(true)
  })

  it('need the mailbox: a sign-in code or an old one is not enough, and costs no code', async () => {
    const codes = await withCodes(owner)
    const signedIn = await atTheMailbox(owner, { proven: false })
    expect(await use(signedIn.caller, codes[0])).toEqual({ ok: false, error: 'prove-mailbox' })
    const me = await atTheMailbox(owner)
    await age(owner, 15 * 60 + 1)
    expect(await use(me.caller, codes[0])).toEqual({ ok: false, error: 'prove-mailbox' })
    expect(await recoveryCodesLeft(owner.caller.customerId)).toMatchObject({ left: 10 })
  })

  it('need a code of this account', async () => {
    const other = await newOwner()
    const others = await withCodes(other)
    const me = await atTheMailbox(owner)
    expect(await use(me.caller, others[0])).toMatchObject({ error: 'code-wrong' })
    expect(await recoveryCodesLeft(other.caller.customerId)).toMatchObject({ left: 10 })
  })

  it('end a wait that runs', async () => {
    const codes = await withCodes(owner)
    const thief = await atTheMailbox(owner)
    await startWait(thief.caller, device)
    const me = await atTheMailbox(owner)
    expect((await use(me.caller, codes[0])).ok).toBe(true)
    expect(await recoveries(owner)).toMatchObject([
      { startedBy: 'mailbox', cancelledBy: 'code_and_mailbox' },
      { startedBy: 'code_and_mailbox' },
    ])
    expect(await finishable(db(), thief.caller)).toBeNull()
  })

  it('undo a recovery by mailbox alone, whose passkey then undoes nothing', async () => {
    const codes = await withCodes(owner)
    await age(owner, 3600)
    const thief = await recoverByMailbox(owner)
    const me = await atTheMailbox(owner)
    expect((await use(me.caller, codes[0])).ok).toBe(true)
    const mine = await recover(me.caller, me.visitor)
    if (!mine) throw new Error('refused')
    expect(await has(owner, thief)).toBe(false)
    expect(await has(owner, mine)).toBe(true)
    expect(await has(owner, owner)).toBe(true)
    expect(await signIn(thief)).toEqual({ ok: false, error: 'removed' })
    expect(
      await findSession(await signIn(mine).then((one) => (one.ok ? one.data.session.token : ''))).then(
        (live) => live?.kind,
      ),
    ).toBe('full')
  })
})
