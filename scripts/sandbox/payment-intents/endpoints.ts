import { z } from 'zod'
import { type Endpoint, endpoint } from '../api/endpoint'
import { invalidRequest } from '../api/errors'
import { listOf, page } from '../api/lists'
import {
  boolean,
  email,
  integer,
  metadata,
  metadataChange,
  oneOf,
  optionalText,
  text,
  unsettable,
  webAddress,
} from '../api/params'
import { delayOf } from '../confirming/delay'
import { methodTypes } from '../confirming/method-types'
import { theCustomer } from '../customers/find'
import { emit } from '../events/emit'
import { amountProblem, isCurrency } from '../objects/currencies'
import { checkUsable, methodNamed } from '../payment-methods/find'
import { cancel } from './cancel'
import { capture } from './capture'
import { confirm } from './confirm'
import { newPaymentIntent } from './new'
import { theIntent } from './states'
import { update } from './update'

const confirmation = {
  confirmation_token: optionalText(255),
  off_session: boolean.optional(),
  payment_method: optionalText(255),
  return_url: webAddress,
  setup_future_usage: oneOf('setup_future_usage', ['off_session', 'on_session']).optional(),
  use_stripe_sdk: boolean.optional(),
}

const creation = z
  .strictObject({
    amount: integer,
    currency: text(10).transform((value) => value.toLowerCase()),
    description: optionalText(1_000),
    metadata,
    receipt_email: email,
    ...methodTypes,
    capture_method: oneOf('capture_method', ['automatic', 'automatic_async', 'manual']).optional(),
    confirm: boolean.optional(),
    customer: optionalText(255),
    ...confirmation,
  })
  .superRefine((wanted, context) => {
    const complain = (param: string, message: string, code?: string) =>
      context.addIssue({ code: 'custom', path: [param], message, params: { code } })
    if (!isCurrency(wanted.currency)) return complain('currency', `Invalid currency: ${wanted.currency}`)
    const problem = amountProblem(wanted.amount, wanted.currency)
    if (problem) complain('amount', problem.message, problem.code)
  })

export const paymentIntentEndpoints: Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/v1/payment_intents',
    params: creation,
    run(call, wanted) {
      for (const param of ['confirmation_token', 'off_session', 'return_url'] as const) {
        if (wanted[param] && !wanted.confirm)
          throw invalidRequest(`The parameter \`${param}\` can only be used when \`confirm\` is \`true\`.`, {
            param,
          })
      }
      if (wanted.customer) theCustomer(call.changes, wanted.customer, 400, 'customer')
      const method = wanted.payment_method ? methodNamed(call, wanted.payment_method) : undefined
      if (method) checkUsable(call, method, wanted.customer ?? null)
      const intent = newPaymentIntent({ ...wanted, payment_method: method?.id }, call.now)
      call.changes.put('payment_intent', intent.id, intent)
      emit(call, 'payment_intent.created', intent)
      return wanted.confirm ? confirm(call, intent, { ...wanted, payment_method: method?.id }) : intent
    },
    waits: (call, wanted) => (wanted.confirm ? delayOf(call, wanted) : 0),
  }),
  endpoint({
    method: 'POST',
    path: '/v1/payment_intents/:id/confirm',
    params: z.strictObject(confirmation),
    run: (call, wanted) => confirm(call, theIntent(call), wanted),
    waits: (call, wanted) => delayOf(call, wanted, call.changes.get('payment_intent', call.id)),
  }),
  endpoint({
    method: 'POST',
    path: '/v1/payment_intents/:id/capture',
    params: z.strictObject({ amount_to_capture: integer.optional() }),
    run: capture,
  }),
  endpoint({
    method: 'POST',
    path: '/v1/payment_intents/:id',
    params: z.strictObject({
      amount: integer.optional(),
      description: unsettable(1_000),
      metadata: metadataChange,
      receipt_email: email,
    }),
    run: update,
  }),
  endpoint({
    method: 'POST',
    path: '/v1/payment_intents/:id/cancel',
    params: z.strictObject({
      cancellation_reason: oneOf('cancellation_reason', [
        'duplicate',
        'fraudulent',
        'requested_by_customer',
        'abandoned',
      ]).optional(),
    }),
    run: (call, wanted) => cancel(call, wanted.cancellation_reason),
  }),
  endpoint({
    method: 'GET',
    path: '/v1/payment_intents/:id',
    params: z.strictObject({}),
    run: (call) => theIntent(call),
  }),
  endpoint({
    method: 'GET',
    path: '/v1/payment_intents',
    params: z.strictObject({ ...page, customer: optionalText(255) }),
    run({ changes }, { customer, ...wanted }) {
      const intents = changes.newestFirst('payment_intent')
      const matching = intents.filter((intent) => !customer || intent.customer === customer)
      return listOf('/v1/payment_intents', 'payment_intent', matching, wanted)
    },
  }),
]
