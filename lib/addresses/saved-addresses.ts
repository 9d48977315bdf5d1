import 'server-only'
import { randomUUID } from 'node:crypto'
import { record } from '@/lib/audit/events'
import { isLocked } from '@/lib/auth/holds'
import type { Address } from '@/lib/checkout/address'
import { db, type Tx, transaction } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'
import { haveDefault, takeOut } from './removed-addresses'

// A customer's address book. A row never changes: an edit makes another one, so that whatever was confirmed or
// delivered for an address stays with that address. Orders keep their own copy.

/** The most that a customer can keep; the database's slots hold it too. */
export const mostAddresses = 20

export type SavedAddress = Address & { id: string; isDefault: boolean }

const shown = {
  id: true,
  isDefault: true,
  name: true,
  line1: true,
  line2: true,
  city: true,
  region: true,
  postalCode: true,
  country: true,
} as const

/** The customer's addresses, the default first, then the newest. */
export async function listAddresses(customerId: string): Promise<SavedAddress[]> {
  const found = await db().savedAddress.findMany({
    where: { customerId },
    orderBy: [{ isDefault: 'desc' }, { createdAt: 'desc' }, { id: 'desc' }],
    select: shown,
  })
  return found as SavedAddress[]
}

/**
 * Keeps an address. The first one is the default. One that is there already is not kept twice.
 * @returns its id; 'full' where there are twenty
 */
export function saveAddress(
  customerId: string,
  address: Address,
): Promise<Result<{ id: string }, 'full' | 'locked'>> {
  return inTurn(customerId, (tx) => addAddress(tx, customerId, address))
}

/** `saveAddress` within a transaction that holds the customer's lock. */
export async function addAddress(
  tx: Tx,
  customerId: string,
  address: Address,
): Promise<Result<{ id: string }, 'full'>> {
  const kept = await tx.savedAddress.findMany({ where: { customerId }, select: shown })
  const same = kept.find((one) => sameAddress(one, address))
  if (same) return ok({ id: same.id })
  if (kept.length >= mostAddresses) return fail('full')
  const id = await insert(tx, customerId, { ...address, isDefault: kept.length === 0 })
  await record(tx, 'address-added', { customerId, facts: { addressId: id }, person: { town: address.city } })
  return ok({ id })
}

/** Puts another address in the place of one. What was delivered to the old one still says so. */
export function replaceAddress(
  customerId: string,
  before: string,
  address: Address,
): Promise<Result<{ id: string }, 'gone' | 'locked'>> {
  return inTurn(customerId, async (tx) => {
    const old = await tx.savedAddress.findFirst({ where: { id: before, customerId }, select: shown })
    if (!old) return fail('gone')
    if (sameAddress(old, address)) return ok({ id: old.id })
    await takeOut(tx, customerId, old.id)
    const id = await insert(tx, customerId, { ...address, isDefault: old.isDefault })
    const facts = { addressId: id, before: old.id }
    await record(tx, 'address-changed', { customerId, facts, person: { town: address.city } })
    return ok({ id })
  })
}

/** Forgets an address. Where it was the default, the newest of the others is. */
export function removeAddress(customerId: string, id: string): Promise<Result<undefined, 'gone' | 'locked'>> {
  return inTurn(customerId, async (tx) => {
    const old = await takeOut(tx, customerId, id)
    if (!old) return fail('gone')
    if (old.wasDefault) await haveDefault(tx, customerId)
    await record(tx, 'address-removed', { customerId, facts: { addressId: id }, person: { town: old.city } })
    return ok()
  })
}

/** Makes an address the one that checkout begins with. */
export function makeDefaultAddress(
  customerId: string,
  id: string,
): Promise<Result<undefined, 'gone' | 'locked'>> {
  return inTurn(customerId, async (tx) => {
    const where = { id, customerId }
    if ((await tx.savedAddress.count({ where })) === 0) return fail('gone')
    await haveDefault(tx, customerId, id)
    return ok()
  })
}

/** Changes of one customer's book take turns, so that they count each other. A locked account's does not change. */
function inTurn<Data, Problem extends string>(
  customerId: string,
  work: (tx: Tx) => Promise<Result<Data, Problem>>,
): Promise<Result<Data, Problem | 'locked'>> {
  return transaction(async (tx) => ((await isLocked(tx, customerId)) ? fail('locked') : work(tx)))
}

async function insert(
  tx: Tx,
  customerId: string,
  address: Address & { isDefault: boolean },
): Promise<string> {
  const { name, line1, line2, city, region, postalCode, country, isDefault } = address
  const id = randomUUID()
  await tx.$executeRaw`
    INSERT INTO saved_address (id, customer_id, slot, is_default, name, line1, line2, city, region, postal_code, country)
    SELECT ${id}::uuid, ${customerId}::uuid, min(free.slot), ${isDefault}::boolean, ${name}, ${line1}, ${line2},
      ${city}, ${region}, ${postalCode}, ${country}
    FROM generate_series(0, ${mostAddresses - 1}::int) AS free (slot)
    WHERE NOT EXISTS (SELECT FROM saved_address s WHERE s.customer_id = ${customerId}::uuid AND s.slot = free.slot)`
  return id
}

const parts = ['name', 'line1', 'line2', 'city', 'region', 'postalCode', 'country'] as const

const sameAddress = (one: Record<(typeof parts)[number], string>, other: Address) =>
  parts.every((part) => one[part] === other[part])
