import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Address } from '@/lib/checkout/address'
import { db } from '@/lib/platform/db'
import { newBytes } from '@/lib/platform/random'
import {
  listAddresses,
  makeDefaultAddress,
  mostAddresses,
  removeAddress,
  replaceAddress,
  saveAddress,
} from './saved-addresses'

const home: Address = {
  name: 'Anna Berg',
  line1: '12 Harbour Road',
  line2: '',
  city: 'Galway',
  region: '',
  postalCode: 'H91 E2K3',
  country: 'IE',
}
const at = (house: number): Address => ({ ...home, line1: `${house} Harbour Road` })

async function newCustomer() {
  const email = `${randomUUID()}@example.com`
  const data = { handle: newBytes(64), email, emailKey: email, emailVerifiedAt: new Date() }
  return (await db().customer.create({ data, select: { id: true } })).id
}

let me: string
let other: string
beforeEach(async () => {
  me = await newCustomer()
  other = await newCustomer()
})

async function saved(address = home, customerId = me): Promise<string> {
  const result = await saveAddress(customerId, address)
  if (!result.ok) throw new Error(result.error)
  return result.data.id
}
const firstOf = async (customerId = me) => (await listAddresses(customerId))[0]?.id

describe('an address book', () => {
  it('keeps addresses, the first one as the default, and none twice', async () => {
    const id = await saved()
    const second = await saved(at(2))
    expect(await saved()).toBe(id)
    const book = await listAddresses(me)
    expect(book.map((address) => address.id)).toEqual([id, second])
    expect(book[0]).toEqual({ ...home, id, isDefault: true })
    expect(await listAddresses(other)).toEqual([])
  })

  it('takes twenty, also where fifty come at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 50 }, (_, house) => saveAddress(me, at(house))))
    expect(all.filter((one) => one.ok)).toHaveLength(mostAddresses)
    expect(all.filter((one) => !one.ok && one.error === 'full')).toHaveLength(30)
    const book = await listAddresses(me)
    expect(book.filter((address) => address.isDefault)).toHaveLength(1)
    expect((await removeAddress(me, book[7]?.id ?? '')).ok).toBe(true)
    expect((await saveAddress(me, at(99))).ok).toBe(true)
    expect((await saveAddress(me, at(100))).ok).toBe(false)
  })

  it('keeps one of fifty saves of the same', async () => {
    await Promise.all(Array.from({ length: 50 }, () => saveAddress(me, home)))
    expect(await listAddresses(me)).toHaveLength(1)
  })

  it('makes another row of an edit, which stays the default', async () => {
    const id = await saved()
    await saved(at(2))
    const edited = await replaceAddress(me, id, at(3))
    expect(edited.ok && edited.data.id).not.toBe(id)
    const book = await listAddresses(me)
    expect(book).toHaveLength(2)
    expect(book[0]).toMatchObject({ line1: '3 Harbour Road', isDefault: true })
    expect(await replaceAddress(me, id, at(4))).toEqual({ ok: false, error: 'gone' })
    const unchanged = await replaceAddress(me, book[0]?.id ?? '', at(3))
    expect(unchanged.ok && unchanged.data.id).toBe(book[0]?.id)
  })

  it('edits once, where twenty do at the same time', async () => {
    const id = await saved()
    const all = await Promise.all(Array.from({ length: 20 }, (_, house) => replaceAddress(me, id, at(house))))
    expect(all.filter((one) => one.ok)).toHaveLength(1)
    expect(await listAddresses(me)).toHaveLength(1)
  })

  it('has another default where the first is removed, and the one that is chosen', async () => {
    const [a, b, c] = [await saved(at(1)), await saved(at(2)), await saved(at(3))]
    expect((await makeDefaultAddress(me, b)).ok).toBe(true)
    expect(await firstOf()).toBe(b)
    await removeAddress(me, b)
    expect([a, c]).toContain(await firstOf())
    expect(await removeAddress(me, b)).toEqual({ ok: false, error: 'gone' })
  })
})

describe('somebody else’s address', () => {
  it('is not there: neither to change, nor to remove, nor to be the default', async () => {
    const theirs = await saved(home, other)
    for (const tried of [
      await replaceAddress(me, theirs, at(1)),
      await removeAddress(me, theirs),
      await makeDefaultAddress(me, theirs),
    ])
      expect(tried).toEqual({ ok: false, error: 'gone' })
    expect(await listAddresses(other)).toEqual([{ ...home, id: theirs, isDefault: true }])
    expect(await listAddresses(me)).toEqual([])
  })
})

describe('the database', () => {
  it('refuses another text in a row, a second default, and a twenty-first slot', async () => {
    const id = await saved()
    const second = await saved(at(2))
    await expect(db().savedAddress.update({ where: { id }, data: { city: 'Cork' } })).rejects.toThrow()
    await expect(db().savedAddress.update({ where: { id }, data: { customerId: other } })).rejects.toThrow()
    await expect(
      db().savedAddress.update({ where: { id: second }, data: { isDefault: true } }),
    ).rejects.toThrow()
    const more = { ...home, customerId: me, slot: 20 }
    await expect(db().savedAddress.create({ data: more })).rejects.toThrow()
  })

  it('writes down what changed, with the town beside the log', async () => {
    const id = await saved()
    await replaceAddress(me, id, { ...home, city: 'Cork' })
    const events = await db().event.findMany({ where: { customerId: me }, orderBy: { id: 'asc' } })
    expect(events.map((event) => event.kind)).toEqual(['address-added', 'address-changed'])
    expect(JSON.stringify(events.map((event) => event.facts))).not.toContain('Galway')
    const beside = await db().eventPerson.findMany({ where: { customerId: me }, orderBy: { eventId: 'asc' } })
    expect(beside.map((one) => one.fields)).toEqual([{ town: 'Galway' }, { town: 'Cork' }])
  })
})
