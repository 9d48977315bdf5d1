import { describe, expect, it } from 'vitest'
import { holdsOf } from '@/lib/auth/holds'
import { findSession } from '@/lib/auth/sessions'
import { askFor, withGrant } from '@/lib/auth/step-up/confirm'
import { db, transaction } from '@/lib/platform/db'
import { newToken } from '@/lib/platform/random'
import { fail, ok } from '@/lib/platform/result'
import { policies } from '@/lib/protection/policies'
import { beginEmailChange } from './change-email'
import { deleteAccount } from './delete-account'
import { letIn } from './door'
import { freezeByLink, liftFreeze, lockOf } from './freeze'
import { mayMakeFirstPasskey } from './passkey-door'
import { proveNewEmail } from './prove-new-email'
import { restoreByPasskey } from './restore-email'
import { mailsTo, secretFor } from './testing/mailbox'
import { changedOwner, daysLater, granted, newAddress, newCustomer, rowOf } from './testing/owners'

type Changed = Awaited<ReturnType<typeof changedOwner>>

/** Signs in by passkey once more: a freeze ends every session. */
async function again(owner: Changed): Promise<Changed> {
  const { customerId } = owner.caller
  const opening = { customerId, kind: 'full', by: 'passkey' } as const
  const entered = await transaction((tx) => letIn(tx, opening, owner.visitor))
  const { sessionId } = entered.session
  return { ...owner, entered, caller: { ...owner.caller, sessionId }, asked: { ...owner.asked, sessionId } }
}

async function frozenOwner() {
  const owner = await changedOwner()
  expect((await freezeByLink(owner.link)).ok).toBe(true)
  return owner
}

/** As if the passkey had been made after the change of address. */
const makeNewer = ({ caller }: Changed) => db().$executeRaw`
  UPDATE passkey SET created_at = shop_now() + interval '1 minute' WHERE customer_id = ${caller.customerId}::uuid`

const voidLink = { ok: false, error: 'link-void' }

describe('the link in the mail to the old address', () => {
  it('freezes the account and signs everybody out', async () => {
    const owner = await frozenOwner()
    expect(await findSession(owner.entered.session.token)).toBeNull()
    expect(await holdsOf(db(), owner.caller.customerId)).toEqual(['freeze', 'email-change'])
    expect(await mailsTo(owner.email.address)).toContain('locked-for-you')
    expect(await mailsTo(owner.to.address)).toContain('account-locked')
    const { customerId } = owner.caller
    expect(await db().event.count({ where: { customerId, kind: 'account-frozen' } })).toBe(1)
  })

  it('does so once, however often it is used', async () => {
    const owner = await changedOwner()
    const all = await Promise.all(Array.from({ length: 50 }, () => freezeByLink(owner.link)))
    expect(all.every(({ ok }) => ok)).toBe(true)
    const { customerId } = owner.caller
    expect(await db().event.count({ where: { customerId, kind: 'account-frozen' } })).toBe(1)
    expect((await mailsTo(owner.to.address)).filter((name) => name === 'account-locked')).toHaveLength(1)
  })

  it('is worth nothing after seven days, and no other text is worth anything', async () => {
    const owner = await changedOwner()
    for (const secret of ['', 'x', newToken(), `${owner.link}x`]) {
      expect(await freezeByLink(secret)).toEqual(voidLink)
    }
    await daysLater(owner.caller.customerId, 7)
    expect(await freezeByLink(owner.link)).toEqual(voidLink)
    expect((await rowOf(owner.caller)).frozenAt).toBeNull()
  })

  it('stops an erasure that was asked for meanwhile', async () => {
    const owner = await changedOwner()
    const grantId = await granted(owner, 'delete-account')
    expect((await deleteAccount({ grantId }, owner.caller, owner.visitor)).ok).toBe(true)
    expect((await freezeByLink(owner.link)).ok).toBe(true)
    expect((await rowOf(owner.caller)).deletionDueAt).toBeNull()
  })
})

describe('a frozen account', () => {
  it('refuses every change, and stays frozen after the seven days', async () => {
    const owner = await again(await frozenOwner())
    await daysLater(owner.caller.customerId, 8)
    const held = { ok: false, error: 'held', fields: { hold: 'freeze' } }
    for (const action of ['add-passkey', 'renew-recovery-codes', 'export-data', 'delete-account'] as const) {
      expect(await askFor(policies[action], owner.caller, owner.asked.browserHash, {})).toEqual(held)
      const done = withGrant(
        policies[action],
        { caller: owner.caller, grantId: newUuid(), input: {} },
        async () => ok(),
      )
      expect(await done).toEqual(held)
    }
    const begun = await beginEmailChange({ email: newAddress() }, owner.caller, owner.visitor)
    expect(begun).toEqual(held)
  })

  it('refuses a change that was confirmed before', async () => {
    const owner = await changedOwner()
    const grantId = await granted(owner, 'export-data')
    await freezeByLink(owner.link)
    const exported = withGrant(
      policies['export-data'],
      { caller: owner.caller, grantId, input: {} },
      async () => ok(),
    )
    expect(await exported).toEqual({ ok: false, error: 'held', fields: { hold: 'freeze' } })
  })

  it('lets nobody make a first passkey', async () => {
    const { caller, visitor, email } = await newCustomer()
    const to = newAddress()
    await beginEmailChange({ email: to }, caller, visitor)
    const code = await secretFor(email.address, 'consent-code')
    await beginEmailChange({ email: to, code }, caller, visitor)
    const last = await secretFor(to.address, 'new-address-code')
    await proveNewEmail({ email: to, code: last, endOthers: false }, caller, visitor)
    expect(await mayMakeFirstPasskey(caller)).toBe(true)
    await freezeByLink(await secretFor(email.address, 'email-changed'))
    expect(await mayMakeFirstPasskey(caller)).toBe(false)
  })

  it('keeps its address, whoever writes', async () => {
    const owner = await frozenOwner()
    const other = newAddress()
    const byHand = db().$executeRaw`
      UPDATE customer SET email_key = ${other.key} WHERE id = ${owner.caller.customerId}::uuid`
    await expect(byHand).rejects.toThrow(/frozen account keeps its address/)
  })

  it('is opened by a passkey that is older than the change, and the link is spent then', async () => {
    const owner = await again(await frozenOwner())
    const lifted = await liftFreeze(owner.caller, await granted(owner, 'lift-freeze'))
    expect(lifted.ok).toBe(true)
    expect(await rowOf(owner.caller)).toMatchObject({ frozenAt: null, emailKey: owner.to.key })
    expect(await freezeByLink(owner.link)).toEqual(voidLink)
    for (const address of [owner.email.address, owner.to.address]) {
      expect(await mailsTo(address)).toContain('lock-lifted')
    }
  })

  it('is not opened, nor its address put back, by a passkey made since', async () => {
    const owner = await again(await frozenOwner())
    await makeNewer(owner)
    expect(await liftFreeze(owner.caller, await granted(owner, 'lift-freeze'))).toEqual(fail('newer-passkey'))
    const grantId = await granted(owner, 'restore-email')
    expect(await restoreByPasskey(owner.caller, grantId)).toEqual(fail('newer-passkey'))
    expect((await rowOf(owner.caller)).frozenAt).not.toBeNull()
  })

  it('is opened by nothing but a grant for that', async () => {
    const owner = await changedOwner()
    const grantId = await granted(owner, 'export-data')
    await freezeByLink(owner.link)
    const now = await again(owner)
    expect(await liftFreeze(now.caller, grantId)).toEqual(fail('confirm'))
    expect(await restoreByPasskey(now.caller, grantId)).toEqual(fail('confirm'))
  })

  it('says whom it was locked by, and what can be put back', async () => {
    const owner = await frozenOwner()
    expect(await lockOf(db(), owner.caller.customerId)).toEqual({
      by: 'old-address',
      oldEmail: owner.email.address,
      email: owner.to.address,
    })
    expect(await lockOf(db(), (await newCustomer()).caller.customerId)).toBeNull()
  })
})

describe('putting the old address back', () => {
  it('undoes what was made since, and ends every other session', async () => {
    const owner = await again(await frozenOwner())
    const { customerId } = owner.caller
    const other = await again(owner)
    await db().$executeRaw`
      INSERT INTO passkey (id, customer_id, credential_id, public_key, aaguid, name, backup_eligible, backed_up, created_at)
      SELECT gen_random_uuid(), customer_id, sha256(credential_id), public_key, aaguid, 'Thief', true, true,
        shop_now() + interval '1 minute' FROM passkey WHERE customer_id = ${customerId}::uuid`
    await db().$executeRaw`
      INSERT INTO recovery_code (id, customer_id, code_hash, created_at) VALUES
        (gen_random_uuid(), ${customerId}::uuid, sha256(gen_random_uuid()::text::bytea), shop_now() - interval '1 day'),
        (gen_random_uuid(), ${customerId}::uuid, sha256(gen_random_uuid()::text::bytea), shop_now())`
    const restored = await restoreByPasskey(owner.caller, await granted(owner, 'restore-email'))
    expect(restored).toEqual({ ok: true, data: { email: owner.email.address } })
    expect(await rowOf(owner.caller)).toMatchObject({ emailKey: owner.email.key, frozenAt: null })
    expect(await holdsOf(db(), customerId)).toEqual([])
    expect((await db().passkey.findMany({ where: { customerId } })).map(({ name }) => name)).not.toContain(
      'Thief',
    )
    expect(await db().recoveryCode.count({ where: { customerId } })).toBe(1)
    expect(await findSession(other.entered.session.token)).toBeNull()
    expect(await findSession(owner.entered.session.token)).not.toBeNull()
    expect(await freezeByLink(owner.link)).toEqual(voidLink)
    expect(await mailsTo(owner.email.address)).toContain('email-restored')
    expect(await mailsTo(owner.to.address)).toContain('email-let-go')
  })

  it('works without a freeze too, for seven days, and once', async () => {
    const owner = await changedOwner()
    const [first, second] = [await granted(owner, 'restore-email'), await granted(owner, 'restore-email')]
    const both = await Promise.all([
      restoreByPasskey(owner.caller, first),
      restoreByPasskey(owner.caller, second),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await rowOf(owner.caller)).emailKey).toBe(owner.email.key)
    const late = await changedOwner()
    await daysLater(late.caller.customerId, 7)
    expect(await askFor(policies['restore-email'], late.caller, late.asked.browserHash, {})).toEqual(
      fail('gone'),
    )
  })
})

const newUuid = () => crypto.randomUUID()
