import 'server-only'
import Stripe from 'stripe'
import { z } from 'zod'
import type { Env } from '@/lib/platform/env'
import { fail, ok, type Result } from '@/lib/platform/result'

/** What a webhook is taken for: news that something happened to an object. What is true of it, the gateway is asked. */
export type GatewayNews = {
  /** "evt_…" */
  id: string
  type: string
  /** "pi_…", "seti_…", "re_…"; null for what has no id. */
  objectId: string | null
  createdAt: Date
}

/** A signature may be so many seconds old: it is made anew for each delivery. */
const tolerance = 300

const told = z.object({
  id: z.string().regex(/^evt_\w{1,250}$/),
  type: z.string().regex(/^[\w.]{1,200}$/),
  created: z
    .int()
    .nonnegative()
    .transform((seconds) => new Date(seconds * 1000))
    .pipe(z.date()),
  livemode: z.boolean(),
  account: z.string().nullish(),
  data: z.object({
    object: z.object({
      id: z
        .string()
        .regex(/^[a-z]+_\w{1,250}$/)
        .nullish(),
    }),
  }),
})

/**
 * Reads a webhook whose signature holds (https://docs.stripe.com/webhooks#verify-official-libraries).
 * @param body exactly as it came.
 * @returns 'unsigned' for a signature that is missing, wrong or too old; 'other-mode' where a test is told to a live
 * shop or the other way round; 'other-account' for what happened in an account that is connected to the shop's.
 */
export function readWebhook(
  body: string,
  signature: string | null,
  { STRIPE_WEBHOOK_SECRET, STRIPE_SECRET_KEY }: Pick<Env, 'STRIPE_WEBHOOK_SECRET' | 'STRIPE_SECRET_KEY'>,
): Result<GatewayNews, 'unsigned' | 'unreadable' | 'other-mode' | 'other-account'> {
  let event: unknown
  try {
    event = Stripe.webhooks.constructEvent(body, signature ?? '', STRIPE_WEBHOOK_SECRET, tolerance)
  } catch (error) {
    return fail(error instanceof SyntaxError ? 'unreadable' : 'unsigned')
  }
  const read = told.safeParse(event)
  if (!read.success) return fail('unreadable')
  const { id, type, created, livemode, account, data } = read.data
  if (livemode !== STRIPE_SECRET_KEY.includes('_live_')) return fail('other-mode')
  if (account) return fail('other-account')
  return ok({ id, type, objectId: data.object.id ?? null, createdAt: created })
}
