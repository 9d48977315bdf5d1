import { z } from 'zod'
import { type Endpoint, endpoint } from '../api/endpoint'
import { noSuch } from '../api/errors'
import { listOf, page } from '../api/lists'
import { changeMetadata, integer, metadata, metadataChange, oneOf, optionalText } from '../api/params'
import { emit } from '../events/emit'
import { refund } from './refund'

export const refundEndpoints: Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/v1/refunds',
    params: z.strictObject({
      amount: integer.optional(),
      charge: optionalText(255),
      metadata,
      payment_intent: optionalText(255),
      reason: oneOf('reason', ['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
    }),
    run: refund,
  }),
  endpoint({
    method: 'POST',
    path: '/v1/refunds/:id',
    params: z.strictObject({ metadata: metadataChange }),
    run(call, wanted) {
      const before = call.changes.get('refund', call.id)
      if (!before) throw noSuch(404, 'refund', call.id, 'refund')
      const after = { ...before, metadata: changeMetadata(before.metadata, wanted.metadata) }
      call.changes.put('refund', after.id, after)
      emit(call, 'refund.updated', after)
      return after
    },
  }),
  endpoint({
    method: 'GET',
    path: '/v1/refunds/:id',
    params: z.strictObject({}),
    run({ changes, id }) {
      const found = changes.get('refund', id)
      if (!found) throw noSuch(404, 'refund', id, 'refund')
      return found
    },
  }),
  endpoint({
    method: 'GET',
    path: '/v1/refunds',
    params: z.strictObject({ ...page, charge: optionalText(255), payment_intent: optionalText(255) }),
    run({ changes }, { charge, payment_intent, ...wanted }) {
      const refunds = changes
        .newestFirst('refund')
        .filter((one) => !charge || one.charge === charge)
        .filter((one) => !payment_intent || one.payment_intent === payment_intent)
      return listOf('/v1/refunds', 'refund', refunds, wanted)
    },
  }),
]
