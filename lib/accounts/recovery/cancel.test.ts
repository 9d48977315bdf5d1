import { beforeEach, describe, expect, it } from 'vitest'
import { holdsOf } from '@/lib/auth/holds'
import { signInOptions } from '@/lib/auth/passkeys/authentication'
import { assert, newSoftPasskey, register } from '@/lib/auth/passkeys/testing/authenticator'
import { newVisitor, origin, rpId } from '@/lib/auth/passkeys/testing/people'
import { endSession } from '@/lib/auth/sessions'
import { withGrant } from '@/lib/auth/step-up/confirm'
import { db } from '@/lib/platform/db'
import { unseal } from '@/lib/platform/sealing'
import { policies } from '@/lib/protection/policies'
import { enterWithPasskey } from '../passkey-door'
import { cancelWithPasskey, stopByLink, stopFromSession } from './cancel'
import { startWait, startWaitByCode } from './start'
import {
  age,
  atTheMailbox,
  codeOf,
  elsewhere,
  grant,
  mails,
  newOwner,
  type Owner,
  recover,
  recoveries,
  withCodes,
} from './testing/people'

const device = 'Chrome on Linux'
const day = 86_400

let owner: Owner
beforeEach(async () => {
  owner = await newOwner()
})

async function wait() {
  const someone = await atTheMailbox(owner)
  return { ...someone, started: await startWait(someone.caller, device) }
}

async function link() {
  const mail = (await mails(owner)).filter(({ template }) => template === 'recovery-wait').at(-1)
  return unseal({ sealed: mail?.sealed ?? new Uint8Array(), keyId: mail?.keyId ?? '' })
}

const openOne = async () =>
  (await recoveries(owner)).find(({ cancelledAt, lapsedAt }) => !cancelledAt && !lapsedAt)

async function byPasskey(mine: boolean, as?: Awaited<ReturnType<typeof elsewhere>>) {
  const who = as ?? (await elsewhere(owner))
  const input = { recoveryId: (await openOne())?.id ?? '', mine }
  const grantId = await grant(who, 'cancel-recovery', input)
  return withGrant(policies['cancel-recovery'], { caller: who.caller, grantId, input }, cancelWithPasskey)
}

describe('a passkey', () => {
  it('stops a wait for good, and nobody starts another for seven days', async () => {
    await wait()
    expect((await byPasskey(false)).ok).toBe(true)
    expect(await recoveries(owner)).toMatchObject([{ cancelledBy: 'passkey', stopSealed: null }])
    expect((await mails(owner)).at(-1)).toMatchObject({
      template: 'recovery-cancelled',
      params: { by: 'passkey' },
    })
    expect((await wait()).started).toEqual({ ok: false, error: 'blocked' })
    const codes = await withCodes(owner)
    const byCode = await startWaitByCode({ email: owner.email, code: codeOf(codes[0]) }, device)
    expect(byCode).toEqual({ ok: false, error: 'blocked' })
    await age(owner, 7 * day - 60)
    expect((await wait()).started).toEqual({ ok: false, error: 'blocked' })
    await age(owner, 120)
    expect((await wait()).started.ok).toBe(true)
    // The code that was refused was not used up.
    const { left } = await import('../recovery-codes').then((all) =>
      all.recoveryCodesLeft(owner.caller.customerId),
    )
    expect(left).toBe(10)
  })

  it('ends the owner’s own wait, and blocks nothing', async () => {
    await wait()
    expect((await byPasskey(true)).ok).toBe(true)
    expect((await wait()).started.ok).toBe(true)
  })

  it('that was made after the wait began is not offered, and cannot', async () => {
    await wait()
    await age(owner, 3600)
    const handle = new Uint8Array(owner.passkey.handle)
    const newer = newSoftPasskey(handle)
    await addPasskey(newer)
    const who = { ...(await elsewhere(owner)), passkey: newer }
    expect(await byPasskey(false, who)).toEqual({ ok: false, error: 'older-passkey' })
    expect(await openOne()).toBeDefined()
  })

  it('of another account, or a grant for another answer, stops nothing', async () => {
    await wait()
    const other = await newOwner()
    const recoveryId = (await openOne())?.id ?? ''
    await expect(grant(other, 'cancel-recovery', { recoveryId, mine: false })).rejects.toThrow('gone')
    const grantId = await grant(owner, 'cancel-recovery', { recoveryId, mine: true })
    const input = { recoveryId, mine: false }
    const stopped = await withGrant(
      policies['cancel-recovery'],
      { caller: owner.caller, grantId, input },
      cancelWithPasskey,
    )
    expect(stopped).toEqual({ ok: false, error: 'confirm' })
  })

  it('that signs in during a wait is asked, and one that signs in otherwise is not', async () => {
    const signIn = async () => {
      const visitor = newVisitor()
      const { challenge } = await signInOptions(visitor.browserHash)
      const entered = await enterWithPasskey(
        assert(owner.passkey, { challenge, origin: origin(), rpId: rpId() }),
        visitor,
      )
      return entered.ok && entered.data.asked
    }
    expect(await signIn()).toBe(false)
    await wait()
    expect(await signIn()).toBe(true)
    await byPasskey(true)
    expect(await signIn()).toBe(false)
  })
})

describe('the link in the mail', () => {
  it('stops its wait, once, in whatever browser', async () => {
    await wait()
    const secret = await link()
    const all = await Promise.all(Array.from({ length: 20 }, () => stopByLink(secret)))
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await stopByLink(secret)).toEqual({ ok: false, error: 'over' })
    expect(await holdsOf(db(), owner.caller.customerId)).toEqual([])
    const { started } = await wait()
    expect(started.ok).toBe(true)
    // An old link stops no later wait.
    expect(await stopByLink(secret)).toEqual({ ok: false, error: 'over' })
    expect(await openOne()).toBeDefined()
  })

  it('is nothing if it is anything else', async () => {
    await wait()
    for (const secret of ['', 'x', 'A'.repeat(43), (await link()).slice(1)])
      expect(await stopByLink(secret)).toEqual({ ok: false, error: 'over' })
    expect(await openOne()).toBeDefined()
  })

  it('and a full session together stop twice in 30 days, then only a passkey does', async () => {
    await wait()
    expect((await stopByLink(await link())).ok).toBe(true)
    await age(owner, day)
    await wait()
    expect((await stopFromSession((await elsewhere(owner)).caller)).ok).toBe(true)
    await age(owner, day)
    await wait()
    expect(await stopByLink(await link())).toEqual({ ok: false, error: 'passkey-only' })
    expect(await stopFromSession((await elsewhere(owner)).caller)).toEqual({
      ok: false,
      error: 'passkey-only',
    })
    expect((await byPasskey(true)).ok).toBe(true)
    await age(owner, 29 * day)
    await wait()
    expect((await stopByLink(await link())).ok).toBe(true)
  })

  it('of several at once stops no more than twice', async () => {
    for (let round = 0; round < 2; round += 1) {
      await wait()
      const secret = await link()
      await Promise.all([stopByLink(secret), stopFromSession((await elsewhere(owner)).caller)])
    }
    await wait()
    expect(await stopByLink(await link())).toEqual({ ok: false, error: 'passkey-only' })
  })
})

describe('weaker evidence', () => {
  it('a limited session and one that ended stop nothing', async () => {
    const { caller } = await wait()
    expect((await stopFromSession(caller)).ok).toBe(false)
    const { caller: ended } = await elsewhere(owner)
    await endSession(db(), ended.sessionId, 'signed-out')
    expect((await stopFromSession(ended)).ok).toBe(false)
    expect(await openOne()).toBeDefined()
  })

  it('does not stop what a recovery code began', async () => {
    const codes = await withCodes(owner)
    await startWaitByCode({ email: owner.email, code: codeOf(codes[0]) }, device)
    expect(await stopFromSession((await elsewhere(owner)).caller)).toEqual({
      ok: false,
      error: 'passkey-only',
    })
    expect((await byPasskey(false)).ok).toBe(true)
  })

  it('a stopped wait is not finished', async () => {
    await wait()
    await stopByLink(await link())
    await age(owner, 73 * 3600)
    const back = await atTheMailbox(owner)
    expect(await recover(back.caller, back.visitor)).toBeNull()
  })
})

/** One more passkey of the owner's, as adding one would write it. */
async function addPasskey(passkey: ReturnType<typeof newSoftPasskey>) {
  const { checkRegistration } = await import('@/lib/auth/passkeys/ceremony-checks')
  const { savePasskey } = await import('@/lib/auth/passkeys/registration')
  const challenge = new Uint8Array(32)
  const made = await checkRegistration(
    register(passkey, { challenge, origin: origin(), rpId: rpId() }),
    challenge,
  )
  if (!made.ok) throw new Error(made.error)
  await savePasskey(db(), { customerId: owner.caller.customerId, passkey: made.data, device })
}
