import { beforeEach, describe, expect, it } from 'vitest'
import { listPasskeys, passkeyNameField, renamePasskey } from '@/lib/auth/passkeys/own-passkeys'
import { bytes, newSoftPasskey, register } from '@/lib/auth/passkeys/testing/authenticator'
import { newVisitor, origin, rpId } from '@/lib/auth/passkeys/testing/people'
import { answerStepUp } from '@/lib/auth/step-up/answer'
import { askFor } from '@/lib/auth/step-up/confirm'
import { answerTo, newOwner } from '@/lib/auth/step-up/testing/people'
import { db } from '@/lib/platform/db'
import { type Named, policies } from '@/lib/protection/policies'
import { letIn } from './door'
import { addPasskey, furtherPasskeyOptions, removePasskey } from './own-passkeys'

type Owner = Awaited<ReturnType<typeof newOwner>>
let owner: Owner
beforeEach(async () => {
  owner = await newOwner()
})

async function granted(action: Named, input: object, who = owner): Promise<string> {
  const asked = await askFor(policies[action], who.caller, who.asked.browserHash, input)
  if (!asked.ok) throw new Error(asked.error)
  const answered = await answerStepUp(who.asked, answerTo(who.passkey, asked.data.options))
  if (!answered.ok) throw new Error(answered.error)
  return answered.data.grantId
}

async function made(synced = true, who = owner) {
  const options = await furtherPasskeyOptions(who.caller, who.visitor)
  const handle = bytes(Buffer.from(options.user.id, 'base64url'))
  const passkey = newSoftPasskey(handle, { backupEligible: synced })
  return register(passkey, { challenge: options.challenge, origin: origin(), rpId: rpId() })
}

const passkeysOf = (who = owner) => listPasskeys(who.caller.customerId)
const add = async (grantId: string, endOthers = false, who = owner) =>
  addPasskey(who.caller, who.visitor, { grantId, endOthers, response: await made(true, who) })
const firstId = async (who = owner) => (await passkeysOf(who))[0]?.id ?? ''
const remove = (grantId: string, passkeyId: string, endOthers = false) =>
  removePasskey(owner.caller, owner.visitor, { grantId, passkeyId, endOthers })
const mailsOf = (who = owner) =>
  db().mail.findMany({ where: { to: who.email.address }, orderBy: { createdAt: 'asc' } })

describe('one more passkey', () => {
  it('is kept by the grant for it, and its owner is told', async () => {
    const added = await add(await granted('add-passkey', {}))
    expect(added.ok).toBe(true)
    expect(await passkeysOf()).toHaveLength(2)
    expect((await mailsOf()).at(-1)?.template).toBe('passkey-created')
  })

  it('is not kept without a grant, by one for something else, or by somebody else’s', async () => {
    const stranger = await newOwner()
    const passkeyId = await firstId()
    for (const grantId of [
      '018f0000-0000-7000-8000-000000000000',
      await granted('remove-passkey', { passkeyId }),
      await granted('add-passkey', {}, stranger),
    ])
      expect(await add(grantId)).toEqual({ ok: false, error: 'confirm' })
    expect(await passkeysOf()).toHaveLength(1)
  })

  it('is one a grant, where ten are made at the same time', async () => {
    const grantId = await granted('add-passkey', {})
    const responses = []
    for (let n = 0; n < 5; n += 1) responses.push(await made())
    const all = await Promise.all(
      responses.map((response) =>
        addPasskey(owner.caller, owner.visitor, { grantId, endOthers: false, response }),
      ),
    )
    expect(all.filter((one) => one.ok)).toHaveLength(1)
    expect(await passkeysOf()).toHaveLength(2)
  })

  it('leaves the grant where what the browser made is not right', async () => {
    const grantId = await granted('add-passkey', {})
    const response = await made()
    const elsewhere = { ...owner.visitor, browserHash: newVisitor().browserHash }
    const refused = await addPasskey(owner.caller, elsewhere, { grantId, endOthers: false, response })
    expect(refused).toEqual({ ok: false, error: 'invalid' })
    expect((await add(grantId)).ok).toBe(true)
  })

  it('ends the other sessions where that was chosen, and only those', async () => {
    const { customerId } = owner.caller
    const open = () => db().session.count({ where: { customerId, endedAt: null } })
    const elsewhere = () =>
      db().$transaction((tx) => letIn(tx, { customerId, kind: 'full', by: 'passkey' }, newVisitor()))
    await elsewhere()
    const before = await open()
    await add(await granted('add-passkey', {}), false)
    expect(await open()).toBe(before)
    await add(await granted('add-passkey', {}), true)
    const left = await db().session.findMany({ where: { customerId, endedAt: null } })
    expect(left.map((session) => session.id)).toEqual([owner.caller.sessionId])
  })

  it('says where it lives', async () => {
    const grantId = await granted('add-passkey', {})
    const response = await made(false)
    const added = await addPasskey(owner.caller, owner.visitor, { grantId, endOthers: false, response })
    expect(added).toMatchObject({ ok: true, data: { place: 'one-device' } })
    expect((await passkeysOf()).map((passkey) => passkey.place)).toContain('one-device')
  })
})

describe('removing', () => {
  it('takes one of two, tells its owner in the shop’s words, and not what it was renamed to', async () => {
    await add(await granted('add-passkey', {}))
    const passkeyId = await firstId()
    await renamePasskey(owner.caller.customerId, passkeyId, 'Call +1 555 now. evil.example')
    expect((await remove(await granted('remove-passkey', { passkeyId }), passkeyId)).ok).toBe(true)
    expect(await passkeysOf()).toHaveLength(1)
    const mail = (await mailsOf()).at(-1)
    expect(mail?.template).toBe('passkey-removed')
    expect(JSON.stringify(mail?.params)).not.toContain('evil')
  })

  it('leaves the last one, unless recovery codes and a proven address open the account too', async () => {
    const { customerId } = owner.caller
    const passkeyId = await firstId()
    const grantId = await granted('remove-passkey', { passkeyId })
    expect(await remove(grantId, passkeyId)).toEqual({ ok: false, error: 'last' })
    const codeHash = new Uint8Array(Buffer.from(customerId.replaceAll('-', '').repeat(2), 'hex'))
    await db().recoveryCode.create({ data: { customerId, codeHash, usedAt: new Date() } })
    expect(await remove(grantId, passkeyId)).toEqual({ ok: false, error: 'last' })
    await db().recoveryCode.create({ data: { customerId, codeHash: new Uint8Array(codeHash).reverse() } })
    expect((await remove(grantId, passkeyId)).ok).toBe(true)
  })

  it('leaves one of two, where both go at the same time', async () => {
    await add(await granted('add-passkey', {}))
    const ids = (await passkeysOf()).map((passkey) => passkey.id)
    const grants: string[] = []
    for (const passkeyId of ids) grants.push(await granted('remove-passkey', { passkeyId }))
    const all = await Promise.all(ids.map((passkeyId, n) => remove(grants[n] ?? '', passkeyId)))
    expect(all.filter((one) => one.ok)).toHaveLength(1)
    expect(await passkeysOf()).toHaveLength(1)
  })

  it('is refused for somebody else’s, with a grant for one’s own', async () => {
    const stranger = await newOwner()
    const theirs = await firstId(stranger)
    const grantId = await granted('remove-passkey', { passkeyId: await firstId() })
    expect(await remove(grantId, theirs)).toEqual({ ok: false, error: 'gone' })
    expect(await passkeysOf(stranger)).toHaveLength(1)
  })
})

describe('a name', () => {
  it('is the owner’s to change, and nobody else’s', async () => {
    const stranger = await newOwner()
    const passkeyId = await firstId()
    expect((await renamePasskey(stranger.caller.customerId, passkeyId, 'Mine')).ok).toBe(false)
    expect((await renamePasskey(owner.caller.customerId, passkeyId, 'My laptop')).ok).toBe(true)
    expect((await passkeysOf())[0]?.name).toBe('My laptop')
  })

  it.each([
    ['', 'name-missing'],
    ['   ', 'name-missing'],
    ['x'.repeat(61), 'name-long'],
    ['one\u0000two', 'name-characters'],
    ['turned \u202e around', 'name-characters'],
  ])('%j is refused', (typed, message) => {
    const read = passkeyNameField.safeParse(typed)
    expect(read.success ? null : read.error.issues[0]?.message).toBe(message)
  })
})
