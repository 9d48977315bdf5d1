import type Stripe from 'stripe'
import type { Call } from '../api/endpoint'
import { newId } from '../objects/ids'

/** The version of Stripe's API whose shapes the sandbox speaks: the one that the SDK's types describe. */
export const apiVersion = '2026-10-28.endive'

/** The events that the sandbox tells of. */
export type EventType =
  | 'charge.captured'
  | 'charge.failed'
  | 'charge.refunded'
  | 'charge.succeeded'
  | 'customer.created'
  | 'customer.deleted'
  | 'customer.updated'
  | 'payment_intent.amount_capturable_updated'
  | 'payment_intent.canceled'
  | 'payment_intent.created'
  | 'payment_intent.payment_failed'
  | 'payment_intent.requires_action'
  | 'payment_intent.succeeded'
  | 'payment_method.attached'
  | 'payment_method.detached'
  | 'payment_method.updated'
  | 'refund.created'
  | 'refund.updated'
  | 'setup_intent.canceled'
  | 'setup_intent.created'
  | 'setup_intent.requires_action'
  | 'setup_intent.setup_failed'
  | 'setup_intent.succeeded'

type DataOf<Type extends EventType> = Extract<Stripe.Event, { type: Type }>['data']

/** Tells of something that this call did. The event is kept with the call's changes, and sent after them. */
export function emit<Type extends EventType>(
  call: Call,
  type: Type,
  object: DataOf<Type>['object'],
  previous?: DataOf<Type>['previous_attributes'],
): void {
  const event = {
    id: newId('evt'),
    object: 'event',
    api_version: apiVersion,
    created: call.now,
    data: { object, ...(previous && { previous_attributes: previous }) },
    livemode: false,
    pending_webhooks: 0,
    request: call.request,
    type,
  } satisfies Stripe.EventBase & { type: Type }
  call.changes.put('event', event.id, event as unknown as Stripe.Event)
  call.events.push(event.id)
}
