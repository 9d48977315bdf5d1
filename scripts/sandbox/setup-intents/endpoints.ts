import type Stripe from 'stripe'
import { z } from 'zod'
import { type Endpoint, endpoint } from '../api/endpoint'
import { invalidRequest } from '../api/errors'
import { listOf, page } from '../api/lists'
import { boolean, metadata, oneOf, optionalText, webAddress } from '../api/params'
import { delayOf } from '../confirming/delay'
import { methodTypes } from '../confirming/method-types'
import { theCustomer } from '../customers/find'
import { emit } from '../events/emit'
import { checkUsable, methodNamed } from '../payment-methods/find'
import { confirmSetup } from './confirm'
import { newSetupIntent } from './new'
import { theSetupIntent, unexpectedState } from './states'

const confirmation = {
  confirmation_token: optionalText(255),
  payment_method: optionalText(255),
  return_url: webAddress,
  use_stripe_sdk: boolean.optional(),
}

export const setupIntentEndpoints: Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/v1/setup_intents',
    params: z.strictObject({
      ...methodTypes,
      confirm: boolean.optional(),
      customer: optionalText(255),
      description: optionalText(1_000),
      metadata,
      usage: oneOf('usage', ['off_session', 'on_session']).optional(),
      ...confirmation,
    }),
    run(call, wanted) {
      for (const param of ['confirmation_token', 'return_url'] as const) {
        if (wanted[param] && !wanted.confirm)
          throw invalidRequest(`The parameter \`${param}\` can only be used when \`confirm\` is \`true\`.`, {
            param,
          })
      }
      if (wanted.customer) theCustomer(call.changes, wanted.customer, 400, 'customer')
      const method = wanted.payment_method ? methodNamed(call, wanted.payment_method) : undefined
      if (method) checkUsable(call, method, wanted.customer ?? null)
      const intent = newSetupIntent({ ...wanted, payment_method: method?.id }, call.now)
      call.changes.put('setup_intent', intent.id, intent)
      emit(call, 'setup_intent.created', intent)
      return wanted.confirm ? confirmSetup(call, intent, { ...wanted, payment_method: method?.id }) : intent
    },
    waits: (call, wanted) => (wanted.confirm ? delayOf(call, wanted) : 0),
  }),
  endpoint({
    method: 'POST',
    path: '/v1/setup_intents/:id/confirm',
    params: z.strictObject(confirmation),
    run: (call, wanted) => confirmSetup(call, theSetupIntent(call), wanted),
    waits: (call, wanted) => delayOf(call, wanted, call.changes.get('setup_intent', call.id)),
  }),
  endpoint({
    method: 'POST',
    path: '/v1/setup_intents/:id/cancel',
    params: z.strictObject({
      cancellation_reason: oneOf('cancellation_reason', [
        'abandoned',
        'duplicate',
        'requested_by_customer',
      ]).optional(),
    }),
    run(call, { cancellation_reason = null }) {
      const intent = theSetupIntent(call)
      if (intent.status === 'succeeded' || intent.status === 'canceled')
        throw unexpectedState(
          intent,
          `You cannot cancel this SetupIntent because it has a status of ${intent.status}. Only a SetupIntent with one of the following statuses may be canceled: requires_payment_method, requires_confirmation, requires_action.`,
        )
      const canceled: Stripe.SetupIntent = {
        ...intent,
        cancellation_reason,
        next_action: null,
        status: 'canceled',
      }
      call.changes.put('setup_intent', canceled.id, canceled)
      emit(call, 'setup_intent.canceled', canceled)
      return canceled
    },
  }),
  endpoint({
    method: 'GET',
    path: '/v1/setup_intents/:id',
    params: z.strictObject({}),
    run: (call) => theSetupIntent(call),
  }),
  endpoint({
    method: 'GET',
    path: '/v1/setup_intents',
    params: z.strictObject({ ...page, customer: optionalText(255), payment_method: optionalText(255) }),
    run({ changes }, { customer, payment_method, ...wanted }) {
      const intents = changes
        .newestFirst('setup_intent')
        .filter((intent) => !customer || intent.customer === customer)
        .filter((intent) => !payment_method || intent.payment_method === payment_method)
      return listOf('/v1/setup_intents', 'setup_intent', intents, wanted)
    },
  }),
]
