import { createHmac } from 'node:crypto'

/** One event on its way to the shop. An event that is sent twice has two. */
export interface Delivery {
  id: string
  /** The event's id. */
  event: string
  /** Its type, for the ledger's page. */
  type: string
  /** Seconds since 1970. */
  created: number
  /** When it is tried next. Milliseconds since 1970. */
  due: number
  /** `never` was lost on purpose, `failed` given up. */
  state: 'waiting' | 'delivered' | 'failed' | 'never'
  tries: Try[]
}

export interface Try {
  /** Milliseconds since 1970. */
  at: number
  /** What the shop answered. */
  status?: number
  /** Why it did not answer. */
  problem?: string
}

/** How often an event is tried. Stripe goes on for days; here the last try comes after about ten minutes. */
const most = 14

/** How long to wait after so many tries: 1, 2, 4, … 60 times the base. */
export const pauseAfter = (tries: number, base: number): number => base * Math.min(60, 2 ** (tries - 1))

/** The delivery after a try. */
export function afterTry(delivery: Delivery, tried: Try, base: number): Delivery {
  const tries = [...delivery.tries, tried]
  const taken = tried.status !== undefined && tried.status >= 200 && tried.status < 300
  if (taken) return { ...delivery, tries, state: 'delivered' }
  if (tries.length >= most) return { ...delivery, tries, state: 'failed' }
  return { ...delivery, tries, due: tried.at + pauseAfter(tries.length, base) }
}

/** The header `Stripe-Signature` (https://docs.stripe.com/webhooks#verify-manually). `at` is in seconds. */
export function signature(payload: string, secret: string, at: number): string {
  const v1 = createHmac('sha256', secret).update(`${at}.${payload}`).digest('hex')
  return `t=${at},v1=${v1}`
}
