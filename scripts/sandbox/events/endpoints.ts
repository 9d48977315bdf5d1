import type Stripe from 'stripe'
import { z } from 'zod'
import { type Call, type Endpoint, endpoint } from '../api/endpoint'
import { noSuch } from '../api/errors'
import { listOf, page } from '../api/lists'
import { list, optionalText, text } from '../api/params'

export const eventEndpoints: Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/v1/events/:id',
    params: z.strictObject({}),
    run(call) {
      const event = call.changes.get('event', call.id)
      if (!event) throw noSuch(404, 'event', call.id, 'id')
      return withPending(call)(event)
    },
  }),
  endpoint({
    method: 'GET',
    path: '/v1/events',
    params: z.strictObject({ ...page, type: optionalText(100), types: list(text(100)).optional() }),
    run(call, { type, types, ...wanted }) {
      const events = call.changes
        .newestFirst('event')
        .filter((event) => !type || event.type === type)
        .filter((event) => !types || types.includes(event.type))
      return listOf('/v1/events', 'event', events.map(withPending(call)), wanted)
    },
  }),
]

/** How many deliveries of an event are still on their way. */
function withPending({ changes }: Call) {
  const pending = new Map<string, number>()
  for (const { event, state } of changes.newestFirst('delivery'))
    if (state === 'waiting') pending.set(event, (pending.get(event) ?? 0) + 1)
  return (event: Stripe.Event): Stripe.Event => ({ ...event, pending_webhooks: pending.get(event.id) ?? 0 })
}
