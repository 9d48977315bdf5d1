import { z } from 'zod'
import { type Endpoint, endpoint } from '../api/endpoint'
import { noSuch } from '../api/errors'
import { listOf, page } from '../api/lists'
import { optionalText } from '../api/params'

export const chargeEndpoints: Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/v1/charges/:id',
    params: z.strictObject({}),
    run({ changes, id }) {
      const charge = changes.get('charge', id)
      if (!charge) throw noSuch(404, 'charge', id, 'charge')
      return charge
    },
  }),
  endpoint({
    method: 'GET',
    path: '/v1/charges',
    params: z.strictObject({ ...page, customer: optionalText(255), payment_intent: optionalText(255) }),
    run({ changes }, { customer, payment_intent, ...wanted }) {
      const charges = changes
        .newestFirst('charge')
        .filter((charge) => !payment_intent || charge.payment_intent === payment_intent)
        .filter((charge) => !customer || charge.customer === customer)
      return listOf('/v1/charges', 'charge', charges, wanted)
    },
  }),
]
