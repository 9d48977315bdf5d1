import { z } from 'zod'
import { answer, guardRoute } from '@/lib/auth/guard/route'
import { receiveEvent } from '@/lib/gateway-events/inbox'
import { readWebhook } from '@/lib/payments/webhook'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'

/** The payment gateway tells what happened. Each event is kept once and answered at once; a worker looks into it. */
export const POST = guardRoute(
  'POST /api/payments/webhook',
  { body: z.string() },
  async ({ body, request }) => {
    const news = readWebhook(body, request.headers.get('stripe-signature'), env())
    if (!news.ok) {
      log.warn({ problem: news.error }, 'a webhook was refused')
      return answer({ error: 'invalid' }, 400)
    }
    await receiveEvent(news.data)
    return answer({ received: true })
  },
)
