import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { listAddresses } from '@/lib/addresses/saved-addresses'
import { base64url, newSoftPasskey, register } from '@/lib/auth/passkeys/testing/authenticator'
import { newCustomer, newPasskeyCustomer, newVisitor, origin, rpId } from '@/lib/auth/passkeys/testing/people'
import { endSession, findSession } from '@/lib/auth/sessions'
import { askFor } from '@/lib/auth/step-up/confirm'
import { listOffered } from '@/lib/orders/claims'
import { listOrders } from '@/lib/orders/history'
import { db } from '@/lib/platform/db'
import { newOrderNumber } from '@/lib/platform/random'
import { policies } from '@/lib/protection/policies'
import { continueWithEmail, enterCode } from './door'

import { type EmailAddress, readEmailAddress } from './email-address'
import { mailFirstCode, mustProveAddress, proveAddress } from './first-address'
import { saveDetails, saveDetailsOptions } from './save-details'
import {
  begun,
  codeTo,
  customerOf,
  grantFor,
  newEmail,
  newOrder,
  pendingAccount,
  prove,
  yes,
} from './testing/guest-orders'

let email: EmailAddress
beforeEach(() => {
  email = newEmail()
})

describe('“Save your details” after a guest’s order', () => {
  it('makes an account with a pending address, the order’s address and a full session', async () => {
    const { entered, caller, orderId } = await pendingAccount(email)
    expect(await findSession(entered.session.token)).toMatchObject({ kind: 'full', isFresh: true })
    expect(await customerOf(caller.customerId)).toMatchObject({ emailKey: null, emailVerifiedAt: null })
    expect(await listAddresses(caller.customerId)).toMatchObject([{ city: 'Galway', isDefault: true }])
    expect(await mustProveAddress(caller)).toBe(true)
    // The order itself stays a guest's, and nothing is offered for an address that nobody proved.
    expect((await listOrders(caller.customerId)).orders).toEqual([])
    expect(await listOffered(caller.customerId)).toEqual([])
    expect((await db().order.findUniqueOrThrow({ where: { id: orderId } })).customerId).toBeNull()
  })

  it('makes one account of an order, where ten browsers are there at the same time', async () => {
    const orderId = await newOrder(email.address)
    const starts = await Promise.all(Array.from({ length: 10 }, () => begun(orderId)))
    const made = await Promise.all(
      starts.map((start) => (start ? saveDetails(start.response, start.visitor, yes) : null)),
    )
    expect(made.filter((one) => one?.ok)).toHaveLength(1)
    expect(await db().customer.count({ where: { email: email.address } })).toBe(1)
    expect(await begun(orderId)).toBeNull()
  })

  it('works once, in the browser that asked, and only while it may open the order', async () => {
    const orderId = await newOrder(email.address)
    const start = await begun(orderId)
    if (!start) throw new Error('not offered')
    const { response, visitor } = start
    const refused = { ok: false, error: 'invalid' }
    expect(await saveDetails(response, newVisitor(), yes)).toEqual(refused)
    expect(await saveDetails(response, visitor, async () => false)).toEqual(refused)
    expect(await saveDetails(response, visitor, yes)).toEqual(refused)
    expect(await db().customer.count({ where: { email: email.address } })).toBe(0)
  })

  it('is not offered for an order that is not paid, or has an account', async () => {
    expect(await begun(await newOrder(email.address, { status: 'pending' }))).toBeNull()
    const { caller } = await newCustomer()
    const owned = await newOrder(email.address)
    await db().order.update({ where: { id: owned }, data: { customerId: caller.customerId } })
    expect(await begun(owned)).toBeNull()
    expect(await begun(newOrderNumber())).toBeNull()
  })

  it('takes no passkey that belongs to somebody', async () => {
    const owner = await newPasskeyCustomer()
    const orderId = await newOrder(email.address)
    const visitor = newVisitor()
    const options = await saveDetailsOptions(orderId, visitor)
    if (!options) throw new Error('not offered')
    const copied = { ...newSoftPasskey(owner.passkey.handle), id: owner.passkey.id }
    const response = register(copied, { challenge: options.challenge, origin: origin(), rpId: rpId() })
    expect(await saveDetails(response, visitor, yes)).toEqual({ ok: false, error: 'invalid' })
    expect(base64url(owner.passkey.id)).toBe(owner.id)
  })

  it.each(['renew-recovery-codes', 'change-email', 'add-card', 'pay-with-card'] as const)(
    'allows no %s before the address is proven',
    async (action) => {
      const { caller, visitor } = await pendingAccount(email)
      const { refusedBy, holdsOf } = await import('@/lib/auth/holds')
      expect(refusedBy(await holdsOf(db(), caller.customerId), action)).toBe('unproven')
      if (action !== 'renew-recovery-codes') return
      const asked = await askFor(policies[action], caller, visitor.browserHash, {})
      expect(asked).toEqual({ ok: false, error: 'held', fields: { hold: 'unproven' } })
    },
  )
})

describe('somebody else’s address', () => {
  it('stays free for its owner, who gets an account of their own', async () => {
    const thief = await pendingAccount(email)
    const visitor = newVisitor()
    await continueWithEmail(email, visitor)
    const entered = await enterCode({ email, code: await codeTo(email.address) }, visitor)
    if (!entered.ok) throw new Error(entered.error)
    expect(entered.data.mayMakePasskey).toBe(true)
    expect(entered.data.customerId).not.toBe(thief.caller.customerId)
    expect(await listAddresses(entered.data.customerId)).toEqual([])
  })

  it('opens nothing to whoever proves it for another account, and says so', async () => {
    const owner = await newPasskeyCustomer()
    const thief = await pendingAccount(owner.email)
    expect(await prove(thief)).toEqual({ ok: false, error: 'taken' })
    expect(await customerOf(thief.caller.customerId)).toMatchObject({ emailKey: null })
    expect((await customerOf(owner.caller.customerId)).emailKey).toBe(owner.email.key)
    // The other way on: another address for this account.
    const other = newEmail()
    expect((await prove(thief, other)).ok).toBe(true)
    expect(await customerOf(thief.caller.customerId)).toMatchObject({ emailKey: other.key })
  })

  it('is not another than was typed without the passkey: a copied cookie makes no thief’s mailbox the account’s', async () => {
    const owner = await pendingAccount(email)
    const [thiefs, third] = [newEmail(), newEmail()]
    const { caller, visitor } = owner
    const mails = () => db().mail.count({ where: { to: thiefs.address } })
    expect(await mailFirstCode(thiefs, caller, visitor)).toEqual({ ok: true, data: { ask: 'passkey' } })
    const refused = { ok: false, error: 'confirm' }
    expect(await mailFirstCode(thiefs, caller, visitor, randomUUID())).toEqual(refused)
    // What the owner confirmed is for that address and no other.
    expect(await mailFirstCode(thiefs, caller, visitor, await grantFor(owner, third))).toEqual(refused)
    expect(await mails()).toBe(0)
    const tried = await proveAddress({ email: thiefs, code: '12345678' }, caller, visitor)
    expect(tried).toMatchObject({ ok: false, error: 'code-void' })
    expect(await customerOf(caller.customerId)).toMatchObject({ email: email.address, emailKey: null })
    // However the typed one is written, it needs none.
    const shouted = readEmailAddress(email.address.toUpperCase())
    expect(shouted && (await mailFirstCode(shouted, caller, visitor))).toEqual({
      ok: true,
      data: { ask: 'code' },
    })
  })

  it('is one account’s where two prove it at the same time', async () => {
    const both = [await pendingAccount(email), await pendingAccount(email)]
    const codes: string[] = []
    for (const one of both) {
      await mailFirstCode(email, one.caller, one.visitor)
      codes.push(await codeTo(email.address))
    }
    const all = await Promise.all(
      both.map((one, n) => proveAddress({ email, code: codes[n] ?? '' }, one.caller, one.visitor)),
    )
    expect(all.filter((one) => one.ok)).toHaveLength(1)
    expect(await db().customer.count({ where: { emailKey: email.key } })).toBe(1)
  })

  it('is not proven by a code for the door, or for another account', async () => {
    const one = await pendingAccount(email)
    await continueWithEmail(email, one.visitor)
    const forTheDoor = await codeTo(email.address)
    expect((await proveAddress({ email, code: forTheDoor }, one.caller, one.visitor)).ok).toBe(false)
    const other = await pendingAccount(email)
    await mailFirstCode(email, other.caller, one.visitor)
    const forTheOther = await codeTo(email.address)
    expect((await proveAddress({ email, code: forTheOther }, one.caller, one.visitor)).ok).toBe(false)
    expect((await enterCode({ email, code: forTheOther }, one.visitor)).ok).toBe(false)
  })

  it('is not proven for a session that was ended meanwhile', async () => {
    const one = await pendingAccount(email)
    await mailFirstCode(email, one.caller, one.visitor)
    await endSession(db(), one.caller.sessionId, 'ended-by-owner')
    const code = await codeTo(email.address)
    expect((await proveAddress({ email, code }, one.caller, one.visitor)).ok).toBe(false)
    expect(await customerOf(one.caller.customerId)).toMatchObject({ emailKey: null })
  })

  it('is proven once: a proven account proves no second one here', async () => {
    const one = await pendingAccount(email)
    expect((await prove(one)).ok).toBe(true)
    const before = await db().mail.count({ where: { to: email.address } })
    await mailFirstCode(email, one.caller, one.visitor)
    expect(await db().mail.count({ where: { to: email.address } })).toBe(before)
  })
})
