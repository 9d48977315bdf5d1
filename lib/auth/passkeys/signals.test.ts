import { describe, expect, it } from 'vitest'
import { enterWithPasskey } from '@/lib/accounts/passkey-door'
import { db } from '@/lib/platform/db'
import { sweepRemovedPasskeys } from './removed'
import { passkeySignals } from './signals'
import { answerOf, signIn } from './testing/authentication-stories'
import { base64url, bytes, flag, newSoftPasskey } from './testing/authenticator'
import { newCustomer, newPasskeyCustomer, rpId } from './testing/people'

type Owner = Awaited<ReturnType<typeof newPasskeyCustomer>>

const remove = (owner: Owner) => db().passkey.deleteMany({ where: { credentialId: owner.passkey.id } })

describe('signals', () => {
  it('name all passkeys of the account, and its address', async () => {
    const { caller, passkey, email } = await newPasskeyCustomer()
    const about = { rpID: rpId(), userID: base64url(passkey.handle) }
    expect(await passkeySignals(caller.customerId)).toEqual([
      { signalName: 'allAcceptedCredentials', ...about, allAcceptedCredentialIDs: [base64url(passkey.id)] },
      { signalName: 'currentUserDetails', ...about, userName: email.address, userDisplayName: email.address },
    ])
  })

  it('are none without a passkey: the list is never empty', async () => {
    const { caller } = await newCustomer()
    expect(await passkeySignals(caller.customerId)).toEqual([])
    expect(await passkeySignals('00000000-0000-0000-0000-000000000000')).toEqual([])
  })

  it.each([
    ['a freeze', `UPDATE customer SET frozen_at = shop_now(), frozen_by = 'operator' WHERE id = $1::uuid`],
    [
      'a deletion',
      `UPDATE customer SET deletion_due_at = shop_now() + interval '7 days' WHERE id = $1::uuid`,
    ],
    [
      'a wait',
      `INSERT INTO recovery (id, customer_id, started_by, wait_ends_at, lapses_at) VALUES (gen_random_uuid(), $1::uuid,
        'mailbox', shop_now() + interval '3 days', shop_now() + interval '10 days')`,
    ],
    [
      'probation',
      `INSERT INTO recovery (id, customer_id, started_by, started_at, wait_ends_at, lapses_at, finished_at,
        half_announced_at, end_announced_at, probation_ends_at) VALUES (gen_random_uuid(), $1::uuid, 'mailbox',
        shop_now() - interval '4 days', shop_now() - interval '1 day', shop_now() + interval '6 days', shop_now(),
        shop_now(), shop_now(), shop_now() + interval '7 days')`,
    ],
    [
      'a change of address',
      `INSERT INTO email_change (id, customer_id, old_email, old_key, new_key, undo_ends_at, freeze_hash) VALUES
        (gen_random_uuid(), $1::uuid, 'a@example.com', 'a@example.com', 'b@example.com',
        shop_now() + interval '7 days', sha256(gen_random_uuid()::text::bytea))`,
    ],
  ])('are none during %s', async (_hold, statement) => {
    const { caller } = await newPasskeyCustomer()
    await db().$executeRawUnsafe(statement, caller.customerId)
    expect(await passkeySignals(caller.customerId)).toEqual([])
  })
})

describe('a passkey that was removed', () => {
  it('is told to whoever holds it', async () => {
    const owner = await newPasskeyCustomer({ backupEligible: true })
    await remove(owner)
    expect(await signIn(owner)).toEqual({ ok: false, error: 'removed' })
  })

  it('is told to nobody who only knows its id', async () => {
    const owner = await newPasskeyCustomer()
    await remove(owner)
    const thief = newSoftPasskey(owner.passkey.handle)
    const nothing = { ok: false, error: 'invalid' }
    expect(await signIn(owner, { signWith: thief })).toEqual(nothing)
    expect(await signIn(owner, { flags: flag.up })).toEqual(nothing)
    expect(await signIn(owner, { origin: 'https://evil.example' })).toEqual(nothing)
    expect(await signIn({ ...owner, passkey: thief })).toEqual(nothing)
  })

  it('burns the challenge, and its answer works once', async () => {
    const owner = await newPasskeyCustomer()
    const answer = await answerOf(owner)
    await remove(owner)
    expect(await enterWithPasskey(answer, owner.visitor)).toEqual({ ok: false, error: 'removed' })
    expect(await enterWithPasskey(answer, owner.visitor)).toEqual({ ok: false, error: 'invalid' })
  })

  it('is not one that an account has, under whatever handle it is shown', async () => {
    const owner = await newPasskeyCustomer()
    await db().removedPasskey.create({
      data: { credentialId: owner.passkey.id, publicKey: bytes(Buffer.alloc(77)), backupEligible: false },
    })
    expect(await signIn(owner, { userHandle: bytes(Buffer.alloc(64, 1)) })).toEqual({
      ok: false,
      error: 'invalid',
    })
  })

  it('is forgotten after 90 days', async () => {
    const owner = await newPasskeyCustomer()
    await remove(owner)
    await sweepRemovedPasskeys()
    expect(await signIn(owner)).toEqual({ ok: false, error: 'removed' })
    await db().$executeRaw`
      UPDATE removed_passkey SET removed_at = shop_now() - interval '91 days' WHERE credential_id = ${owner.passkey.id}`
    await sweepRemovedPasskeys()
    expect(await signIn(owner)).toEqual({ ok: false, error: 'invalid' })
  })

  it('leaves nothing that says whose it was', async () => {
    const owner = await newPasskeyCustomer()
    await db().customer.delete({ where: { id: owner.caller.customerId } })
    const kept = await db().removedPasskey.findUniqueOrThrow({ where: { credentialId: owner.passkey.id } })
    expect(Object.keys(kept).sort()).toEqual(['backupEligible', 'credentialId', 'publicKey', 'removedAt'])
  })
})
