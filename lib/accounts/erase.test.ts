import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { record } from '@/lib/audit/events'
import { paymentOf } from '@/lib/orders/testing/order-row'
import { db } from '@/lib/platform/db'
import { newBytes, newOrderNumber } from '@/lib/platform/random'
import type { OrderStatus } from '@/prisma/generated/client'
import { deleteAccount } from './delete-account'
import { continueWithEmail } from './door'
import { sweepDeletions } from './erase'
import { changedOwner, daysLater, granted, newVisitor } from './testing/owners'

let owner: pg.Client
beforeAll(async () => {
  owner = new pg.Client({ connectionString: process.env.MIGRATE_DATABASE_URL })
  await owner.connect()
})
afterAll(() => owner.end())

const marks = () => {
  const mark = randomUUID().slice(0, 13)
  return {
    name: `Nora ${mark}`,
    line1: `Street ${mark}`,
    line2: `Flat ${mark}`,
    city: `City ${mark}`,
    region: '',
    postalCode: mark,
  }
}

type Marks = ReturnType<typeof marks>

async function makeOrder(customerId: string, email: string, status: OrderStatus, address: Marks) {
  const at = new Date()
  const times = {
    pending: {},
    paid: { paidAt: at },
    shipped: { paidAt: at, shippedAt: at },
    cancelled: { cancelledAt: at },
  }
  return db().order.create({
    data: {
      id: newOrderNumber(),
      key: randomUUID(),
      status,
      customerId,
      email,
      ...address,
      country: 'IE',
      shippingMethod: 'standard',
      currency: 'EUR',
      subtotal: 100,
      shipping: 0,
      total: 100,
      links: { create: { secretHash: newBytes(32) } },
      paymentIntent: `pi_${randomUUID()}`,
      payment: paymentOf[status],
      cardBrand: 'visa',
      cardLast4: '4242',
      reservedUntil: new Date(Date.now() + 3_600_000),
      lines: {
        create: {
          position: 0,
          sku: 'x',
          productSlug: 'x',
          productName: 'X',
          variantName: '',
          picture: 'x',
          unitPrice: 100,
          quantity: 1,
        },
      },
      guests: { create: { tokenHash: newBytes(32), expiresAt: new Date(Date.now() + 3_600_000) } },
      ...times[status],
    },
  })
}

/** Somebody who used all that there is, and whose seven days are over. */
async function leaving() {
  const person = await changedOwner()
  const { customerId } = person.caller
  const address = marks()
  const orders: Record<string, string> = {}
  for (const status of ['shipped', 'cancelled', 'paid'] as const) {
    orders[status] = (await makeOrder(customerId, person.to.address, status, address)).id
  }
  const variant = await db().variant.findFirstOrThrow()
  await db().cart.create({
    data: { customerId, lines: { create: { variantId: variant.id, quantity: 1, seenPrice: 100 } } },
  })
  await db().savedAddress.create({ data: { customerId, slot: 0, ...address, country: 'IE' } })
  const removed = { id: randomUUID(), customerId, wasDefault: false, ...address, country: 'IE' }
  await db().removedAddress.create({ data: { ...removed, createdAt: new Date() } })
  await record(db(), 'address-added', {
    customerId,
    facts: { addressId: 'x' },
    person: { town: address.city },
  })
  await db().recoveryCode.create({ data: { customerId, codeHash: newBytes(32) } })
  const grantId = await granted(person, 'delete-account')
  const closed = await deleteAccount({ grantId }, person.caller, person.visitor)
  if (!closed.ok) throw new Error(closed.error)
  await continueWithEmail(person.to, newVisitor())
  await daysLater(customerId, 7)
  return { ...person, customerId, address, orders }
}

/** Every table that says one of these texts anywhere. */
async function tablesWith(...texts: string[]): Promise<string[]> {
  const { rows } = await owner.query<{ schema: string; name: string }>(`
    SELECT table_schema AS schema, table_name AS name FROM information_schema.tables
    WHERE table_schema IN ('public', 'pgboss') AND table_type = 'BASE TABLE'`)
  const found: string[] = []
  for (const { schema, name } of rows) {
    const hit = await owner.query(
      `SELECT 1 FROM "${schema}"."${name}" t WHERE t::text ILIKE ANY ($1) LIMIT 1`,
      [texts.map((text) => `%${text}%`)],
    )
    if (hit.rowCount) found.push(name)
  }
  return found.sort()
}

const personal = ({ email, to, address }: Awaited<ReturnType<typeof leaving>>) => [
  email.address,
  to.address,
  address.postalCode,
  address.city,
]

describe('an erased account', () => {
  it('leaves nothing of a person in any table', async () => {
    const person = await leaving()
    expect((await tablesWith(...personal(person))).length).toBeGreaterThan(3)
    await sweepDeletions()
    expect(await db().customer.count({ where: { id: person.customerId } })).toBe(0)
    // The parcel that was not sent yet still needs its address.
    expect(await tablesWith(...personal(person))).toEqual(['order'])
    expect(await tablesWith(person.address.postalCode)).toEqual(['order'])
    await db().order.update({
      where: { id: person.orders.paid ?? '' },
      data: { status: 'shipped', shippedAt: new Date() },
    })
    await sweepDeletions()
    expect(await tablesWith(...personal(person))).toEqual([])
    // What happened stays, about a random id.
    expect(await tablesWith(person.customerId)).toEqual(['assertion', 'event'])
  })

  it('leaves its orders, with what was bought and the country, opened by nobody', async () => {
    const person = await leaving()
    const id = person.orders.shipped ?? ''
    const before = await db().order.findUniqueOrThrow({ where: { id }, include: { lines: true } })
    await sweepDeletions()
    const after = await db().order.findUniqueOrThrow({
      where: { id },
      include: { lines: true, guests: true, links: true },
    })
    const { country, total, currency, placedAt, shippedAt, lines } = before
    expect(after).toMatchObject({ country, total, currency, placedAt, shippedAt, lines })
    expect(after).toMatchObject({
      customerId: null,
      cartId: null,
      name: '',
      line1: '',
      email: '',
      cardBrand: null,
      cardLast4: null,
      guests: [],
      links: [],
    })
  })

  it('is erased by one of many sweeps, and by none before its time', async () => {
    const person = await leaving()
    await daysLater(person.customerId, -1)
    await sweepDeletions()
    expect(await db().customer.count({ where: { id: person.customerId } })).toBe(1)
    await daysLater(person.customerId, 1)
    await Promise.all(Array.from({ length: 8 }, () => sweepDeletions()))
    const { customerId } = person
    expect(await db().event.count({ where: { customerId, kind: 'account-erased' } })).toBe(1)
  })

  it('is whole or gone after a crash between any two steps', async () => {
    for (const table of [
      'mail',
      'mailed_code',
      '"order"',
      'assertion_payload',
      'passkey',
      'cart',
      'customer',
    ]) {
      const person = await leaving()
      const before = await tablesWith(...personal(person), person.customerId)
      const happens = table === '"order"' ? 'UPDATE' : 'DELETE'
      await owner.query(`
        CREATE FUNCTION crash() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'crashed'; END $$;
        CREATE TRIGGER crash AFTER ${happens} ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION crash()`)
      try {
        await expect(sweepDeletions()).rejects.toThrow(/crashed/)
      } finally {
        await owner.query(`DROP FUNCTION crash() CASCADE`)
      }
      expect(await tablesWith(...personal(person), person.customerId), table).toEqual(before)
      await sweepDeletions()
      expect(await db().customer.count({ where: { id: person.customerId } })).toBe(0)
    }
  }, 120_000)

  it('leaves alone what is somebody else’s', async () => {
    const [person, other] = [await leaving(), await changedOwner()]
    const before = await tablesWith(other.to.address, other.caller.customerId)
    await sweepDeletions()
    expect(await db().customer.count({ where: { id: person.customerId } })).toBe(0)
    expect(await tablesWith(other.to.address, other.caller.customerId)).toEqual(before)
  })
})
