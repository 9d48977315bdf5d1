import { describe, expect, it } from 'vitest'
import { signInOptions } from '@/lib/auth/passkeys/authentication'
import { findSession } from '@/lib/auth/sessions'
import { answerTo } from '@/lib/auth/step-up/testing/people'
import { db, transaction } from '@/lib/platform/db'
import { fail } from '@/lib/platform/result'
import { deleteAccount } from './delete-account'
import { continueWithEmail, enterCode, letIn } from './door'
import { sweepDeletions } from './erase'
import { makeMailedCode } from './mailed-codes'
import { enterWithPasskey } from './passkey-door'
import { mailsTo, newestMail, secretFor } from './testing/mailbox'
import { daysLater, granted, newCustomer, newOwner, newVisitor, type Owner, rowOf } from './testing/owners'

const voided = { ok: false, error: 'code-void', fields: { code: 'code-void' } }

async function closedOwner() {
  const owner = await newOwner()
  const grantId = await granted(owner, 'delete-account')
  const closed = await deleteAccount({ grantId }, owner.caller, owner.visitor)
  if (!closed.ok) throw new Error(closed.error)
  return owner
}

async function closedMailboxOwner() {
  const person = await newCustomer()
  await deleteAccount({}, person.caller, person.visitor)
  const code = await secretFor(person.email.address, 'consent-code')
  const closed = await deleteAccount({ code }, person.caller, person.visitor)
  if (!closed.ok) throw new Error(closed.error)
  return person
}

async function showPasskey({ passkey, visitor }: Owner, comeBack: boolean) {
  return enterWithPasskey(answerTo(passkey, await signInOptions(visitor.browserHash)), visitor, { comeBack })
}

describe('deleting an account', () => {
  it('takes a passkey, and then signs out everywhere and disables at once', async () => {
    const owner = await newOwner()
    const { customerId } = owner.caller
    expect(await deleteAccount({}, owner.caller, owner.visitor)).toMatchObject({ data: { ask: 'passkey' } })
    const other = await transaction((tx) =>
      letIn(tx, { customerId, kind: 'limited', by: 'mailed-code' }, newVisitor()),
    )
    const grantId = await granted(owner, 'delete-account')
    const closed = await deleteAccount({ grantId }, owner.caller, owner.visitor)
    const [{ days }] = await db().$queryRaw<[{ days: number }]>`
      SELECT extract(epoch FROM deletion_due_at - shop_now())::float / 86400 AS days
      FROM customer WHERE id = ${customerId}::uuid`
    expect(closed).toMatchObject({ data: { ask: null } })
    expect(days).toBeCloseTo(7, 2)
    for (const { token } of [owner.entered.session, other.session]) {
      expect(await findSession(token)).toBeNull()
    }
    expect(await newestMail(owner.email.address)).toMatchObject({ template: 'deletion-asked' })
  })

  it('does not happen without a grant for it, or by a code where there is a passkey', async () => {
    const owner = await newOwner()
    const grantId = await granted(owner, 'export-data')
    expect(await deleteAccount({ grantId }, owner.caller, owner.visitor)).toEqual(fail('confirm'))
    const limited = { ...owner.caller, level: 'limited' as const }
    expect(await deleteAccount({ code: '12345678' }, limited, owner.visitor)).toEqual(fail('passkey'))
    expect((await rowOf(owner.caller)).deletionDueAt).toBeNull()
  })

  it('takes a new code where there never was anything but the mailbox', async () => {
    const { caller, visitor, email } = await newCustomer()
    expect(await deleteAccount({}, caller, visitor)).toEqual({ ok: true, data: { ask: 'code' } })
    const code = await secretFor(email.address, 'consent-code')
    expect(await deleteAccount({ code }, caller, newVisitor())).toEqual(voided)
    await continueWithEmail(email, visitor)
    const doorCode = await secretFor(email.address, 'sign-in-code')
    expect(await deleteAccount({ code: doorCode }, caller, visitor)).toMatchObject({ error: 'code-wrong' })
    expect((await rowOf(caller)).deletionDueAt).toBeNull()
    expect((await deleteAccount({ code }, caller, visitor)).ok).toBe(true)
    expect((await rowOf(caller)).deletionDueAt).not.toBeNull()
  })
})

describe('a closed account', () => {
  it('asks a passkey whether to come back, and opens when it says so', async () => {
    const owner = await closedOwner()
    expect(await showPasskey(owner, false)).toEqual(fail('closing'))
    expect(await db().session.count({ where: { customerId: owner.caller.customerId, endedAt: null } })).toBe(
      0,
    )
    const back = await showPasskey(owner, true)
    if (!back.ok) throw new Error(back.error)
    expect(await findSession(back.data.session.token)).toMatchObject({ kind: 'full' })
    expect((await rowOf(owner.caller)).deletionDueAt).toBeNull()
    expect(await mailsTo(owner.email.address)).toContain('deletion-called-off')
  })

  it('gives a mailbox alone nothing: the same answer, a mail that says why, and no code that works', async () => {
    const owner = await closedOwner()
    const visitor = newVisitor()
    await continueWithEmail(owner.email, visitor)
    expect(await newestMail(owner.email.address)).toEqual({ template: 'account-closing', secret: undefined })
    const code = await makeMailedCode(db(), { email: owner.email, browserHash: visitor.browserHash })
    expect(await enterCode({ email: owner.email, code }, visitor)).toEqual(voided)
    expect((await rowOf(owner.caller)).deletionDueAt).not.toBeNull()
  })

  it('voids the codes that were mailed before', async () => {
    const owner = await newOwner()
    const visitor = newVisitor()
    await continueWithEmail(owner.email, visitor)
    const code = await secretFor(owner.email.address, 'sign-in-code')
    const grantId = await granted(owner, 'delete-account')
    await deleteAccount({ grantId }, owner.caller, owner.visitor)
    expect(await enterCode({ email: owner.email, code }, visitor)).toEqual(voided)
  })

  it('comes back by a code where there never was a passkey', async () => {
    const { email, caller } = await closedMailboxOwner()
    const visitor = newVisitor()
    await continueWithEmail(email, visitor)
    const code = await secretFor(email.address, 'come-back-code')
    expect((await enterCode({ email, code }, visitor)).ok).toBe(true)
    expect((await rowOf(caller)).deletionDueAt).toBeNull()
    expect(await mailsTo(email.address)).toContain('deletion-called-off')
  })

  it('gets no session, whoever writes one', async () => {
    const owner = await closedOwner()
    const opening = { customerId: owner.caller.customerId, kind: 'full', by: 'passkey' } as const
    const opened = transaction((tx) => letIn(tx, opening, newVisitor()))
    await expect(opened).rejects.toThrow(/disabled/)
  })

  it('is either back or closed when a sign-in and the deletion come at once', async () => {
    const owner = await newOwner()
    const grantId = await granted(owner, 'delete-account')
    const answers = await Promise.all([
      deleteAccount({ grantId }, owner.caller, owner.visitor),
      ...Array.from({ length: 10 }, () => showPasskey(owner, false)),
    ])
    expect(answers[0]?.ok).toBe(true)
    expect(await db().session.count({ where: { customerId: owner.caller.customerId, endedAt: null } })).toBe(
      0,
    )
  })

  it('comes back no more once it is erased', async () => {
    const owner = await closedOwner()
    await daysLater(owner.caller.customerId, 7)
    await sweepDeletions()
    expect(await showPasskey(owner, true)).toEqual(fail('removed'))
    const visitor = newVisitor()
    await continueWithEmail(owner.email, visitor)
    expect(await newestMail(owner.email.address)).toMatchObject({ template: 'sign-up-code' })
  })
})
