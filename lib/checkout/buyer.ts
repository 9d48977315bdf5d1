import 'server-only'
import { readEmailAddress } from '@/lib/accounts/email-address'
import { buyersOf } from '@/lib/discounts/buyer'

/** The marks under which the buyer with this address uses codes; none where there is no address yet. */
export function buyersAt(email: string | null | undefined): Uint8Array<ArrayBuffer>[] {
  const read = email ? readEmailAddress(email) : null
  return read ? buyersOf(read.key) : []
}
