import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import { questionFor } from '@/lib/accounts/recovery/view'
import { currentCaller } from '@/lib/auth/request'
import { log } from '@/lib/platform/log'
import { BannerLine } from './banner-line'

/** On every private page of a full session while a recovery waits, or is in its probation. */
export async function RecoveryBanner() {
  const about = await whatRuns()
  return about && <BannerLine about={about} />
}

async function whatRuns() {
  try {
    const caller = await currentCaller()
    if (caller.level === 'guest' || caller.level === 'limited') return null
    return (await questionFor(caller.customerId))?.about ?? null
  } catch (error) {
    unstable_rethrow(error)
    // The page below meets the same outage, and has a way to say so.
    log.error({ error }, 'the recovery banner cannot be made')
    return null
  }
}
