import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type Stripe from 'stripe'
import { z } from 'zod'
import type { Answer, Call } from '../api/endpoint'
import { cardError } from '../api/errors'
import { newCall, runCall } from '../api/run'
import { parseJson, readBody } from '../http/body'
import { isFromOwnPage } from '../http/origin'
import { sendJson } from '../http/respond'
import { formatAmount } from '../objects/currencies'
import { newId } from '../objects/ids'
import { charge, fail } from '../payment-intents/charge'
import type { Sandbox } from '../sandbox'
import { failSetup, save } from '../setup-intents/confirm'

const asked = z.strictObject({
  secret: z.string().regex(/^(pi|seti)_\w+_secret_\w+$/),
  /** Without it the page only asks what is to be approved. */
  answer: z.enum(['approve', 'reject']).optional(),
})

type Intent = Stripe.PaymentIntent | Stripe.SetupIntent

/** What the challenge page shows, and where it leads to when it fills the window. */
export interface Told {
  /** `waiting` for an answer, or how it ended. */
  state: 'waiting' | 'approved' | 'rejected' | 'over'
  /** What is paid, in words; nothing when a card is saved. */
  amount: string | null
  card: string
  returnUrl: string | null
}

/** Takes the shopper's answer to the bank's question. Only the challenge page itself may send it. */
export function challengeHandler(sandbox: Sandbox) {
  return async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request)
    if (!isFromOwnPage(request)) return sendJson(response, 403, { problem: 'not_allowed' })
    const read = asked.safeParse(parseJson(body))
    if (!read.success) return sendJson(response, 400, { problem: 'malformed' })
    const { secret, answer } = read.data
    const id = secret.slice(0, secret.indexOf('_secret_'))
    const call = newCall(sandbox, id, { id: newId('req'), idempotency_key: null })
    const before = intentOf(call, id)
    if (!before?.client_secret || !isSame(before.client_secret, secret))
      return sendJson(response, 404, { problem: 'unknown' })
    if (!answer || before.status !== 'requires_action')
      return sendJson(response, 200, tell(call, before, before))

    await runCall(sandbox, call, (running) => settle(running, before, answer))
    const after = intentOf(call, id) ?? before
    sendJson(response, 200, {
      ...tell(call, before, after),
      state: answer === 'approve' ? 'approved' : 'rejected',
    })
  }
}

const intentOf = ({ changes }: Call, id: string): Intent | undefined =>
  changes.get('payment_intent', id) ?? changes.get('setup_intent', id)

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

const methodOf = ({ changes }: Call, intent: Intent) =>
  changes.get('payment_method', String(intent.payment_method))

function settle(call: Call, intent: Intent, answer: 'approve' | 'reject'): Answer {
  const method = methodOf(call, intent)
  if (!method) throw new Error(`Intent ${intent.id} waits for approval without a card`)
  const paying = intent.object === 'payment_intent'
  if (answer === 'approve') return paying ? charge(call, intent, method, true) : save(call, intent, method)
  const error = cardError({
    code: `${intent.object}_authentication_failure`,
    message:
      'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
    payment_method: method,
  })
  return paying ? fail(call, intent, error) : failSetup(call, intent, error)
}

function tell(call: Call, before: Intent, after: Intent): Told {
  const card = methodOf(call, before)?.card
  return {
    state: after.status === 'requires_action' ? 'waiting' : 'over',
    amount: before.object === 'payment_intent' ? formatAmount(before.amount, before.currency) : null,
    card: card ? `•••• ${card.last4}` : '',
    returnUrl: returnUrl(before, after),
  }
}

/** Where the shop wants the shopper back, with what Stripe adds to it. */
function returnUrl(before: Intent, after: Intent): string | null {
  const wanted = before.next_action?.redirect_to_url?.return_url
  if (!wanted) return null
  const url = new URL(wanted)
  url.searchParams.set(before.object, before.id)
  url.searchParams.set(`${before.object}_client_secret`, before.client_secret ?? '')
  const failed = after.status === 'requires_payment_method'
  url.searchParams.set('redirect_status', failed ? 'failed' : 'succeeded')
  return url.href
}
