import 'server-only'
import { canonicalJson } from '@/lib/platform/canonical-json'
import type { Tx } from '@/lib/platform/db'
import { sha256 } from '@/lib/platform/random'

// A card and an address that their owner once confirmed together by paying. To anywhere else, each card asks anew.

type Address = Record<'name' | 'line1' | 'line2' | 'city' | 'region' | 'postalCode' | 'country', string>

/** All of the address counts: another floor, or another name at the door, is another address. */
function addressHash({ name, line1, line2, city, region, postalCode, country }: Address) {
  return sha256(canonicalJson({ name, line1, line2, city, region, postalCode, country }))
}

/** Whether this card was confirmed for this address before. */
export async function isConfirmedPair(tx: Tx, cardId: string, address: Address): Promise<boolean> {
  const pair = { cardId, addressHash: addressHash(address) }
  return (await tx.confirmedPair.count({ where: pair })) > 0
}

/** Notes what was confirmed, once its order is paid, in that transaction. */
export async function confirmPair(tx: Tx, cardId: string, address: Address): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO confirmed_pair (card_id, address_hash) VALUES (${cardId}::uuid, ${addressHash(address)})
    ON CONFLICT DO NOTHING`
}
