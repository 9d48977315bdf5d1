import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { listAddresses } from '@/lib/addresses/saved-addresses'
import { base64url, bytes, newSoftPasskey, register } from '@/lib/auth/passkeys/testing/authenticator'
import {
  callerOf,
  newCustomer,
  newPasskeyCustomer,
  newVisitor,
  origin,
  rpId,
} from '@/lib/auth/passkeys/testing/people'
import { findSession } from '@/lib/auth/sessions'
import { askFor } from '@/lib/auth/step-up/confirm'
import { claimOrder, letOrderGo, listOffered, markOpened, openClaimed } from '@/lib/orders/claims'
import { listOrders } from '@/lib/orders/history'
import { mayOpen } from '@/lib/orders/order'
import { paymentOf } from '@/lib/orders/testing/payment'
import { db } from '@/lib/platform/db'
import { newBytes, newOrderNumber } from '@/lib/platform/random'
import { unseal } from '@/lib/platform/sealing'
import { policies } from '@/lib/protection/policies'
import { continueWithEmail, enterCode } from './door'
import { type EmailAddress, readEmailAddress } from './email-address'
import { mailFirstCode, mustProveAddress, proveAddress } from './first-address'
import { saveDetails, saveDetailsOptions } from './save-details'

const yes = async () => true

function newEmail(): EmailAddress {
  const email = readEmailAddress(`Guest.${randomUUID()}@example.com`)
  if (!email) throw new Error('no address')
  return email
}

async function newOrder(email: string, change: { daysAgo?: number; status?: 'paid' | 'pending' } = {}) {
  const { daysAgo = 0, status = 'paid' } = change
  const id = newOrderNumber()
  await db().order.create({
    data: {
      id,
      key: randomUUID(),
      status,
      email,
      name: 'Mira Byrne',
      line1: '12 Harbour Road',
      city: 'Galway',
      postalCode: 'H91 E2K3',
      country: 'IE',
      shippingMethod: 'standard',
      currency: 'EUR',
      subtotal: 2500,
      shipping: 490,
      total: 2990,
      secretHash: newBytes(32),
      paymentIntent: `pi_${id}`,
      payment: paymentOf[status],
      reservedUntil: new Date(),
      placedAt: new Date(Date.now() - daysAgo * 86_400_000),
      ...(status === 'paid' && { paidAt: new Date() }),
      lines: {
        create: {
          position: 0,
          sku: 'S',
          productSlug: 'hook',
          productName: 'Hook',
          variantName: 'Small',
          picture: '',
          unitPrice: 2500,
          quantity: 1,
        },
      },
    },
  })
  return id
}

async function begun(orderId: string, visitor = newVisitor()) {
  const options = await saveDetailsOptions(orderId, visitor)
  if (!options) return null
  const passkey = newSoftPasskey(bytes(Buffer.from(options.user.id, 'base64url')))
  const response = register(passkey, { challenge: options.challenge, origin: origin(), rpId: rpId() })
  return { response, visitor, passkey }
}

/** An account by one tap, after a guest's order with this address. */
async function pendingAccount(email: EmailAddress) {
  const orderId = await newOrder(email.address)
  const start = await begun(orderId)
  if (!start) throw new Error('not offered')
  const made = await saveDetails(start.response, start.visitor, yes)
  if (!made.ok) throw new Error(made.error)
  return { ...start, orderId, email, entered: made.data, caller: callerOf(made.data, email.address) }
}

async function codeTo(address: string): Promise<string> {
  const mail = await db().mail.findFirstOrThrow({
    where: { to: address, sealed: { not: null } },
    orderBy: { createdAt: 'desc' },
  })
  return unseal({ sealed: mail.sealed ?? new Uint8Array(), keyId: mail.keyId ?? '' })
}

async function prove(who: Awaited<ReturnType<typeof pendingAccount>>, email = who.email) {
  await mailFirstCode(email, who.caller, who.visitor)
  return proveAddress({ email, code: await codeTo(email.address) }, who.caller, who.visitor)
}

const customerOf = (customerId: string) => db().customer.findUniqueOrThrow({ where: { id: customerId } })

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
    expect(await listOrders(caller.customerId)).toEqual([])
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

  it('is proven once: a proven account proves no second one here', async () => {
    const one = await pendingAccount(email)
    expect((await prove(one)).ok).toBe(true)
    const before = await db().mail.count({ where: { to: email.address } })
    await mailFirstCode(email, one.caller, one.visitor)
    expect(await db().mail.count({ where: { to: email.address } })).toBe(before)
  })
})

const firstRef = async (customerId: string) => (await listOffered(customerId))[0]?.ref ?? ''

describe('guests’ orders', () => {
  async function provenAccount() {
    const one = await pendingAccount(email)
    await prove(one)
    return one.caller
  }

  it('are offered after the address is proven, for 90 days, without number or street', async () => {
    const caller = await provenAccount()
    await newOrder(email.address.toUpperCase())
    await newOrder(email.address, { daysAgo: 91 })
    await newOrder(newEmail().address)
    const offered = await listOffered(caller.customerId)
    expect(offered).toHaveLength(2)
    expect(offered[0]).toMatchObject({ town: 'Galway', things: [{ name: 'Hook' }], claimed: false })
    expect(JSON.stringify(offered)).not.toMatch(/LK-|Harbour|H91|Mira/)
  })

  it('are claimed once, and by the account with the address, where fifty try and two customers do', async () => {
    const caller = await provenAccount()
    const ref = await firstRef(caller.customerId)
    const stranger = await newPasskeyCustomer()
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        claimOrder(n % 2 ? caller.customerId : stranger.caller.customerId, ref),
      ),
    )
    expect(all.filter((one, n) => one.ok && n % 2 === 0)).toHaveLength(0)
    expect(all.some((one) => one.ok)).toBe(true)
    expect(await db().orderClaim.count({ where: { customerId: caller.customerId } })).toBe(1)
    const events = { customerId: caller.customerId, kind: 'order-claimed' }
    expect(await db().event.count({ where: events })).toBe(1)
  })

  it('go to the account that has the address now, where one that gave it away asks too', async () => {
    const first = await provenAccount()
    const oldRef = await firstRef(first.customerId)
    await db().customer.update({
      where: { id: first.customerId },
      data: { email: 'x@example.com', emailKey: `moved.${randomUUID()}@example.com` },
    })
    const second = await newCustomer()
    await db().customer.update({ where: { id: second.caller.customerId }, data: { emailKey: email.key } })
    const newRef = await firstRef(second.caller.customerId)
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        n % 2 ? claimOrder(first.customerId, oldRef) : claimOrder(second.caller.customerId, newRef),
      ),
    )
    expect(all.some((one) => one.ok)).toBe(true)
    expect(all.filter((one, n) => one.ok && n % 2 === 1)).toEqual([])
    expect(
      await db().orderClaim.findMany({
        where: { claimedAt: { not: null }, customerId: { in: [first.customerId, second.caller.customerId] } },
      }),
    ).toHaveLength(1)
  })

  it('bring no address, and show no details until their number and postal code are typed', async () => {
    const caller = await provenAccount()
    const id = await newOrder(email.address)
    const before = await listAddresses(caller.customerId)
    const offered = (await listOffered(caller.customerId))[0]
    await claimOrder(caller.customerId, offered?.ref ?? '')
    expect(await listAddresses(caller.customerId)).toEqual(before)
    expect(await listOrders(caller.customerId)).toEqual([])
    const fresh = { ...caller, level: 'fresh' as const }
    expect(await mayOpen(fresh, undefined, id)).toBe('things')
    const typed = { number: id.toLowerCase().replaceAll('-', ' '), postalCode: 'h91e2k3' }
    expect(await openClaimed(caller.customerId, { ...typed, postalCode: 'H91 E2K4' })).toMatchObject({
      error: 'wrong',
    })
    expect(await openClaimed(caller.customerId, typed)).toEqual({ ok: true, data: { id } })
    expect(await mayOpen(fresh, undefined, id)).toBe('everything')
    expect(await listOrders(caller.customerId)).toHaveLength(1)
  })

  it('take five wrong tries, also where fifty come at the same time; their link still opens them', async () => {
    const caller = await provenAccount()
    const id = await newOrder(email.address)
    await claimOrder(caller.customerId, (await listOffered(caller.customerId))[0]?.ref ?? '')
    const wrong = { number: id, postalCode: 'D02 AF30' }
    const all = await Promise.all(Array.from({ length: 50 }, () => openClaimed(caller.customerId, wrong)))
    expect(all.filter((one) => !one.ok && one.error === 'wrong')).toHaveLength(5)
    expect(await openClaimed(caller.customerId, { number: id, postalCode: 'H91 E2K3' })).toEqual({
      ok: false,
      error: 'no-tries',
    })
    await markOpened(caller.customerId, id)
    expect(await mayOpen({ ...caller, level: 'fresh' }, undefined, id)).toBe('everything')
  })

  it('that are let go do not come back, and leave the account', async () => {
    const caller = await provenAccount()
    const id = await newOrder(email.address)
    const refs = async () => (await listOffered(caller.customerId)).map((one) => one.ref)
    const [ref = '', other = ''] = await refs()
    await claimOrder(caller.customerId, ref)
    expect((await letOrderGo(caller.customerId, ref)).ok).toBe(true)
    expect(await letOrderGo(caller.customerId, ref)).toEqual({ ok: false, error: 'gone' })
    expect(await claimOrder(caller.customerId, ref)).toEqual({ ok: false, error: 'gone' })
    expect(await refs()).toEqual([other])
    const left = await db().order.findUniqueOrThrow({ where: { id } })
    expect(left.customerId).toBeNull()
    expect(await mayOpen({ ...caller, level: 'fresh' }, undefined, id)).toBeNull()
  })
})
