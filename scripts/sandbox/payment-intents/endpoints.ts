import { z } from 'zod'
import { type Endpoint, endpoint } from '../api/endpoint'
import { invalidRequest } from '../api/errors'
import { listOf, page } from '../api/lists'
import { boolean, email, integer, list, metadata, optionalText, text, webAddress } from '../api/params'
import { amountProblem, isCurrency } from '../objects/currencies'
import { cancel } from './cancel'
import { confirm } from './confirm'
import { newPaymentIntent } from './new'
import { theIntent } from './states'

const oneOf = <const Choice extends string>(name: string, choices: readonly Choice[]) =>
  z.enum(choices, { error: `Invalid ${name}: must be one of ${choices.join(', ')}` })

const confirmation = { confirmation_token: optionalText(255), return_url: webAddress }

const creation = z
  .strictObject({
    amount: integer,
    currency: text(10).transform((value) => value.toLowerCase()),
    description: optionalText(1_000),
    metadata,
    receipt_email: email,
    allowed_payment_method_types: list(oneOf('allowed_payment_method_types', ['card'])).optional(),
    automatic_payment_methods: z
      .strictObject(
        { enabled: boolean, allow_redirects: oneOf('allow_redirects', ['always', 'never']).optional() },
        { error: 'Invalid object' },
      )
      .optional(),
    confirm: boolean.optional(),
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
      for (const param of ['confirmation_token', 'return_url'] as const) {
        if (wanted[param] && !wanted.confirm)
          throw invalidRequest(`The parameter \`${param}\` can only be used when \`confirm\` is \`true\`.`, {
            param,
          })
      }
      const intent = newPaymentIntent(wanted, call.now)
      call.changes.put('payment_intent', intent.id, intent)
      return wanted.confirm ? confirm(call, intent, wanted) : intent
    },
  }),
  endpoint({
    method: 'POST',
    path: '/v1/payment_intents/:id/confirm',
    params: z.strictObject(confirmation),
    run: (call, wanted) => confirm(call, theIntent(call), wanted),
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
    params: z.strictObject(page),
    run: ({ changes }, wanted) =>
      listOf('/v1/payment_intents', 'payment_intent', changes.newestFirst('payment_intent'), wanted),
  }),
]
