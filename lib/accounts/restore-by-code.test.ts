import { describe, expect, it } from 'vitest'
import { findSession } from '@/lib/auth/sessions'
import { withGrant } from '@/lib/auth/step-up/confirm'
import { db, type Tx } from '@/lib/platform/db'
import { policies } from '@/lib/protection/policies'
import { freezeByLink } from './freeze'
import { proveNewEmail } from './prove-new-email'
import { readRecoveryCode, renewRecoveryCodes, spendRecoveryCode } from './recovery-codes'
import { askRestoreCode, restoreByCode } from './restore-by-code'
import { newestMail, secretFor } from './testing/mailbox'
import { begun, granted, newAddress, newOwner, newVisitor, type Owner, rowOf } from './testing/owners'

async function makeCodes(owner: Owner): Promise<string[]> {
  const grantId = await granted(owner, 'renew-recovery-codes')
  const made = await withGrant(
    policies['renew-recovery-codes'],
    { caller: owner.caller, grantId, input: {} },
    (tx, grant) => renewRecoveryCodes(tx, grant),
  )
  if (!made.ok) throw new Error(made.error)
  return made.data
}

const hashOf = (code: string | undefined) => {
  const hash = readRecoveryCode(code ?? '')
  if (!hash) throw new Error('no recovery code')
  return hash
}

/** Whose address was changed, with the codes from before, and those that a thief made since. */
async function robbed() {
  const owner = await newOwner()
  const before = await makeCodes(owner)
  const to = newAddress()
  const proof = { email: to, code: await begun(owner, to), endOthers: true }
  const proven = await proveNewEmail(proof, owner.caller, owner.visitor)
  if (!proven.ok) throw new Error(proven.error)
  const since = await makeCodes(owner)
  await freezeByLink(await secretFor(owner.email.address, 'email-changed'))
  const visitor = newVisitor()
  await askRestoreCode(owner.email, visitor)
  return {
    ...owner,
    to,
    before,
    since,
    arriving: visitor,
    code: await secretFor(owner.email.address, 'restore-code'),
  }
}

const wrong = { ok: false, error: 'code-wrong', fields: { recoveryCode: 'recovery-code-wrong' } }
const voided = { ok: false, error: 'code-void', fields: { code: 'code-void' } }

describe('putting an address back by codes', () => {
  it('takes a recovery code from before the change, though the thief made new ones, and a code mailed there', async () => {
    const { email, arriving, code, before, since, caller } = await robbed()
    const restored = await restoreByCode({ email, code, recoveryCode: hashOf(before[0]) }, arriving)
    if (!restored.ok) throw new Error(restored.error)
    expect(await rowOf(caller)).toMatchObject({ emailKey: email.key, frozenAt: null })
    expect(await findSession(restored.data.session.token)).toMatchObject({ kind: 'limited' })
    const { customerId } = caller
    expect(await db().session.count({ where: { customerId, endedAt: null } })).toBe(1)
    const works = (recovery: string | undefined) =>
      db().$transaction((tx: Tx) => spendRecoveryCode(tx, { customerId, code: hashOf(recovery) }))
    expect(await works(since[0])).toBe(false)
    expect(await works(before[0])).toBe(false)
    expect(await works(before[1])).toBe(true)
  })

  it('takes neither a code made since, nor one of the two alone, nor another browser', async () => {
    const { email, arriving, code, before, since, caller } = await robbed()
    const other = (Number(code) + 1) % 100_000_000
    const show = (shown: { code?: string; recovery?: string | undefined }, visitor = arriving) => {
      const recoveryCode = hashOf(shown.recovery ?? before[0])
      return restoreByCode({ email, code: shown.code ?? code, recoveryCode }, visitor)
    }
    expect(await show({ recovery: since[0] })).toEqual(wrong)
    expect(await show({ code: String(other).padStart(8, '0') })).toMatchObject({ error: 'code-wrong' })
    expect(await show({}, newVisitor())).toEqual(voided)
    expect((await rowOf(caller)).emailKey).not.toBe(email.key)
    // A slip is no end: the mailed code was not used up.
    expect((await show({})).ok).toBe(true)
  })

  it('happens once, of many at the same time', async () => {
    const { email, arriving, code, before } = await robbed()
    const shown = { email, code, recoveryCode: hashOf(before[0]) }
    const all = await Promise.all(Array.from({ length: 20 }, () => restoreByCode(shown, arriving)))
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('mails no code to an address that no account lost', async () => {
    const owner = await newOwner()
    for (const email of [owner.email, newAddress()]) {
      await askRestoreCode(email, newVisitor())
      expect(await newestMail(email.address)).toEqual({ template: 'nothing-to-restore', secret: undefined })
    }
  })
})
