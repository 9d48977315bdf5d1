import 'server-only'
import { z } from 'zod'
import { shop } from '@/lib/shop/client'
import { plainWords } from './plain-words'

/** `endsAt`: when the wait ends. `device`: what asked, in words of our own. */
export const recoveryWaitParams = z.strictObject({
  stage: z.enum(['start', 'half', 'end']),
  endsAt: z.iso.datetime(),
  device: plainWords.optional(),
})

// A mail does not know where it is read, so it names the zone.
const format = new Intl.DateTimeFormat(shop.locale, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
  timeZoneName: 'short',
})

/** "Wednesday 25 November at 14:05 UTC" */
export const mailTime = (time: string): string => format.format(new Date(time))
