import { z } from 'zod'
import { type Call, type Endpoint, endpoint } from '../api/endpoint'
import { listOf, page } from '../api/lists'
import { changeMetadata, integer, metadataChange, oneOf, text } from '../api/params'
import { theCustomer } from '../customers/find'
import { emit } from '../events/emit'
import type { CardMethod } from '../objects/payment-method'
import { attachOnRequest, detach } from './attach'
import { methodNamed, theMethod } from './find'

const redisplay = oneOf('allow_redisplay', ['always', 'limited', 'unspecified']).optional()
const type = oneOf('type', ['card']).optional()

const within = (from: number, to: number, error: string, code: string) =>
  integer.refine((value) => value >= from && value <= to, { error, params: { code } })

const ofCustomer = ({ changes }: Call, customer: string): CardMethod[] =>
  changes.newestFirst('payment_method').filter((method) => method.customer === customer)

export const paymentMethodEndpoints: Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/v1/payment_methods/:id/attach',
    params: z.strictObject({ customer: text(255) }),
    run: (call, { customer }) => attachOnRequest(call, methodNamed(call, call.id), customer),
  }),
  endpoint({
    method: 'POST',
    path: '/v1/payment_methods/:id/detach',
    params: z.strictObject({}),
    run: (call) => detach(call, theMethod(call)),
  }),
  endpoint({
    method: 'POST',
    path: '/v1/payment_methods/:id',
    params: z.strictObject({
      allow_redisplay: redisplay,
      card: z
        .strictObject({
          exp_month: within(1, 12, "Your card's expiration month is invalid.", 'invalid_expiry_month'),
          exp_year: within(2_000, 2_099, "Your card's expiration year is invalid.", 'invalid_expiry_year'),
        })
        .partial()
        .optional(),
      metadata: metadataChange,
    }),
    run(call, wanted) {
      const before = theMethod(call)
      const method: CardMethod = {
        ...before,
        allow_redisplay: wanted.allow_redisplay ?? before.allow_redisplay,
        card: { ...before.card, ...wanted.card },
        metadata: changeMetadata(before.metadata, wanted.metadata),
      }
      call.changes.put('payment_method', method.id, method)
      emit(call, 'payment_method.updated', method)
      return method
    },
  }),
  endpoint({
    method: 'GET',
    path: '/v1/payment_methods/:id',
    params: z.strictObject({}),
    run: theMethod,
  }),
  endpoint({
    method: 'GET',
    path: '/v1/payment_methods',
    params: z.strictObject({ ...page, customer: text(255), type }),
    run(call, { customer, type: _, ...wanted }) {
      theCustomer(call.changes, customer, 400, 'customer')
      return listOf('/v1/payment_methods', 'payment_method', ofCustomer(call, customer), wanted)
    },
  }),
  endpoint({
    method: 'GET',
    path: '/v1/customers/:id/payment_methods',
    params: z.strictObject({ ...page, allow_redisplay: redisplay, type }),
    run(call, { allow_redisplay, type: _, ...wanted }) {
      theCustomer(call.changes, call.id, 404, 'customer')
      const methods = ofCustomer(call, call.id).filter(
        (method) => !allow_redisplay || method.allow_redisplay === allow_redisplay,
      )
      return listOf(`/v1/customers/${call.id}/payment_methods`, 'payment_method', methods, wanted)
    },
  }),
]
