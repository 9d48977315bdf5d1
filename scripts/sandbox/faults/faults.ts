import { z } from 'zod'
import { seeded } from './random'

/** What can go wrong, in words for the ledger's page. */
export const requestFaults = {
  timeout_before: 'No answer, nothing was done',
  timeout_after: 'No answer, everything was done',
  error_before: '500, nothing was done',
  error_after: '500, everything was done',
  rate_limit: '429, too many requests',
  delay: 'A slow answer',
} as const

export const webhookFaults = {
  webhook_late: 'Webhook late',
  webhook_twice: 'Webhook twice',
  webhook_shuffled: 'Webhooks out of order',
  webhook_never: 'Webhook never',
} as const

export type RequestFault = keyof typeof requestFaults
export type WebhookFault = keyof typeof webhookFaults
type Fault = RequestFault | WebhookFault

const names = [...Object.keys(requestFaults), ...Object.keys(webhookFaults)] as [Fault, ...Fault[]]

/** Numbers come as text from the page's form, and an empty field is none. */
const number = (schema: z.ZodNumber) =>
  z.preprocess(
    (value) => (value === '' || value === undefined ? undefined : Number(value)),
    schema.optional(),
  )

export const faultOrder = z
  .strictObject({
    fault: z.enum(names),
    /** How often it happens. Without it and without a probability: once. */
    next: number(z.number().int().min(1).max(100_000)),
    /** Of each request or event, until it is cleared or has happened `next` times. */
    probability: number(z.number().gt(0).max(1)),
    /** The same seed draws the same lots. */
    seed: number(z.number().int().min(0).max(0xffff_ffff)),
    /** Only what contains this: `POST /v1/payment_intents/pi_1/confirm`, or an event's type. */
    match: z.string().max(100).optional(),
    /** How long a connection hangs, an answer takes, a webhook is late or is held back. */
    seconds: number(z.number().min(0).max(3_600)),
  })
  .transform(({ next, probability, ...order }) => ({
    ...order,
    probability,
    next: next ?? (probability === undefined ? 1 : undefined),
  }))

export type FaultOrder = z.infer<typeof faultOrder>

export interface ActiveFault extends FaultOrder {
  id: number
  /** How often it happened. */
  happened: number
}

export interface TakenFault<Kind extends Fault = Fault> {
  fault: Kind
  seconds: number
  /** Whether it was the last time. */
  last: boolean
}

export interface Faults {
  order(order: FaultOrder): ActiveFault
  list(): ActiveFault[]
  /** Ends one, or all. */
  clear(id?: number): void
  /** The fault that befalls this request or this event, if one does. The one that was ordered first goes first. */
  take(kind: 'request', subject: string): TakenFault<RequestFault> | undefined
  take(kind: 'webhook', subject: string): TakenFault<WebhookFault> | undefined
}

const usualSeconds: Partial<Record<Fault, number>> = {
  timeout_before: 30,
  timeout_after: 30,
  delay: 3,
  webhook_late: 5,
  webhook_shuffled: 5,
}

/** Faults on demand. They live in memory: a sandbox that starts has none. */
export function openFaults(): Faults {
  let active: (ActiveFault & { draw: () => number })[] = []
  let count = 0

  const take = (kind: 'request' | 'webhook', subject: string): TakenFault | undefined => {
    const fits = active.find((one) => {
      if ((kind === 'request') !== one.fault in requestFaults) return false
      if (!subject.includes(one.match ?? '')) return false
      return one.probability === undefined || one.draw() < one.probability
    })
    if (!fits) return undefined
    fits.happened++
    const last = fits.happened === fits.next
    if (last) active = active.filter((one) => one !== fits)
    return { fault: fits.fault, seconds: fits.seconds ?? usualSeconds[fits.fault] ?? 0, last }
  }

  return {
    order(order) {
      const one = { ...order, id: ++count, happened: 0, draw: seeded(order.seed ?? count) }
      active.push(one)
      return shown(one)
    },
    list: () => active.map(shown),
    clear(id) {
      active = active.filter((one) => id !== undefined && one.id !== id)
    },
    take: take as Faults['take'],
  }
}

const shown = ({ draw: _, ...one }: ActiveFault & { draw: () => number }): ActiveFault => one
