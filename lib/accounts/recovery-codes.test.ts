import { beforeEach, describe, expect, it } from 'vitest'
import { withGrant } from '@/lib/auth/step-up/confirm'
import { db } from '@/lib/platform/db'
import { policies } from '@/lib/protection/policies'
import { age, codeOf, grant, newOwner, type Owner, withCodes } from './recovery/testing/people'
import { readRecoveryCode, recoveryCodesLeft, renewRecoveryCodes, spendRecoveryCode } from './recovery-codes'

let owner: Owner
let codes: string[]
beforeEach(async () => {
  owner = await newOwner()
  codes = await withCodes(owner)
})

const use = (typed: string | undefined, customerId = owner.caller.customerId, asOf: Date | null = null) =>
  db().$transaction((tx) => spendRecoveryCode(tx, { customerId, code: codeOf(typed), asOf }))

describe('recovery codes', () => {
  it('are ten, of 120 random bits, in letters that nobody confuses', () => {
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(Math.log2(32) * 24).toBeGreaterThanOrEqual(112)
  })

  it('are read however they are typed', () => {
    const [code = ''] = codes
    const hash = codeOf(code)
    const spaced = code.replaceAll('-', ' ').toLowerCase()
    const joined = code.replaceAll('-', '')
    const confused = code.replaceAll('0', 'o').replaceAll('1', 'l')
    for (const typed of [spaced, joined, confused, ` ${code.replaceAll('-', '–')} `])
      expect(readRecoveryCode(typed)).toEqual(hash)
    for (const typed of ['', code.slice(1), `${code}0`, code.replace(/^./, 'U'), `'${code}`])
      expect(readRecoveryCode(typed)).toBeNull()
  })

  it('stand nowhere: not in their rows, the mail or the events', async () => {
    const { customerId } = owner.caller
    const rows = await db().recoveryCode.findMany({ where: { customerId } })
    expect(rows).toHaveLength(10)
    const mail = await db().mail.findMany({ where: { to: owner.email.address } })
    const events = await db().event.findMany({ where: { customerId } })
    const all = JSON.stringify([rows, mail, events], (_key, value) =>
      typeof value === 'bigint' ? Number(value) : value,
    )
    for (const code of codes) {
      expect(all).not.toContain(code)
      expect(all).not.toContain(code.replaceAll('-', ''))
    }
    expect(mail.map(({ template }) => template)).toContain('recovery-codes-made')
  })

  it('work once each, for fifty at once too', async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => use(codes[0])))
    expect(all.filter(Boolean)).toHaveLength(1)
    expect(await use(codes[0])).toBe(false)
    expect(await recoveryCodesLeft(owner.caller.customerId)).toMatchObject({ left: 9 })
    expect(await use(codes[1])).toBe(true)
  })

  it('are void when a new set is made', async () => {
    const newer = await withCodes(owner)
    expect(await use(codes[0])).toBe(false)
    expect(await use(newer[0])).toBe(true)
    expect(await recoveryCodesLeft(owner.caller.customerId)).toMatchObject({ left: 9 })
  })

  it('that were void later still undo what happened before, and newer ones do not', async () => {
    await age(owner, 100)
    const [{ now }] = await db().$queryRaw<[{ now: Date }]>`SELECT shop_now() AS now`
    const newer = await withCodes(owner)
    const { customerId } = owner.caller
    expect(await use(newer[0], customerId, now)).toBe(false)
    expect(await use(codes[0], customerId, now)).toBe(true)
    expect(await use(codes[0], customerId, now)).toBe(false)
  })

  it('belong to one account', async () => {
    const other = await newOwner()
    expect(await use(codes[0], other.caller.customerId)).toBe(false)
    expect(await use(codes[0])).toBe(true)
  })

  it('are made with a grant of their own, once', async () => {
    const grantId = await grant(owner, 'renew-recovery-codes', {})
    const make = () =>
      withGrant(
        policies['renew-recovery-codes'],
        { caller: owner.caller, grantId, input: {} },
        renewRecoveryCodes,
      )
    const made = await Promise.all([make(), make(), make()])
    expect(made.filter(({ ok }) => ok)).toHaveLength(1)
    const { left } = await recoveryCodesLeft(owner.caller.customerId)
    expect(left).toBe(10)
  })

  it('are not made while the address is not proven', async () => {
    const grantId = await grant(owner, 'renew-recovery-codes', {})
    await db().$executeRaw`
      UPDATE customer SET email_key = NULL, email_verified_at = NULL WHERE id = ${owner.caller.customerId}::uuid`
    const made = await withGrant(
      policies['renew-recovery-codes'],
      { caller: owner.caller, grantId, input: {} },
      renewRecoveryCodes,
    )
    expect(made).toEqual({ ok: false, error: 'held', fields: { hold: 'unproven' } })
  })

  it('cannot be made good again, not even by a fault of the shop', async () => {
    await use(codes[0])
    await expect(
      db()
        .$executeRaw`UPDATE recovery_code SET used_at = NULL WHERE customer_id = ${owner.caller.customerId}::uuid`,
    ).rejects.toThrow()
  })
})
