import 'server-only'
import { createHmac } from 'node:crypto'
import { derivedSecrets } from '@/lib/platform/sealing'

/**
 * Under which marks an address uses codes: a keyed hash of its key, so that a guest and the account with the same
 * address are one buyer, and a dump of the database names none. The first is the one to write; the others are of
 * older keys, so that no code works anew when keys are rotated.
 */
export function buyersOf(emailKey: string): Uint8Array<ArrayBuffer>[] {
  return derivedSecrets('buyer').map(
    ({ secret }) => new Uint8Array(createHmac('sha256', secret).update(emailKey).digest()),
  )
}
