import 'server-only'
import { days, minutes } from '@/lib/platform/clock'

// How long each part of a recovery takes, in seconds. The wait itself is RECOVERY_WAIT_HOURS.

/** After its wait a recovery can be finished for so long; later it is nothing. */
export const finishWithin = days(7)
/** With a recovery code and the mailbox there is no wait: the passkey is made now. */
export const makeWithin = minutes(15)
/** A mailed code is fresh for so long after it was typed. */
export const proofLasts = minutes(15)
export const probationLasts = days(7)
/** After a passkey said no. */
export const blockedFor = days(7)
/** Without a passkey a wait can be stopped so often in so long. */
export const stops = { count: 2, within: days(30) } as const
/** The last announcement comes so long before the end. */
export const lastCall = minutes(6 * 60)
