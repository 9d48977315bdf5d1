import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { listAddresses } from '@/lib/addresses/saved-addresses'
import { newCustomer, newPasskeyCustomer } from '@/lib/auth/passkeys/testing/people'
import { claimOrder, letOrderGo, listOffered, markOpened, openClaimed } from '@/lib/orders/claims'
import { listOrders } from '@/lib/orders/history'
import { mayOpen } from '@/lib/orders/order'
import { db } from '@/lib/platform/db'
import type { EmailAddress } from './email-address'
import { newEmail, newOrder, pendingAccount, prove } from './testing/guest-orders'

let email: EmailAddress
beforeEach(() => {
  email = newEmail()
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
    expect((await listOrders(caller.customerId)).orders).toEqual([])
    const fresh = { ...caller, level: 'fresh' as const }
    expect(await mayOpen(fresh, undefined, id)).toBe('things')
    const typed = { number: id.toLowerCase().replaceAll('-', ' '), postalCode: 'h91e2k3' }
    expect(await openClaimed(caller.customerId, { ...typed, postalCode: 'H91 E2K4' })).toMatchObject({
      error: 'wrong',
    })
    expect(await openClaimed(caller.customerId, typed)).toEqual({ ok: true, data: { id } })
    expect(await mayOpen(fresh, undefined, id)).toBe('everything')
    expect((await listOrders(caller.customerId)).orders).toHaveLength(1)
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
