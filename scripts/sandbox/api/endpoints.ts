import { z } from 'zod'
import { cardByAlias } from '../objects/card'
import { newConfirmationToken } from '../objects/confirmation-token'
import { paymentIntentEndpoints } from '../payment-intents/endpoints'
import { type Endpoint, endpoint } from './endpoint'
import { noSuch } from './errors'
import { listOf, page } from './lists'
import { optionalText, text } from './params'

/** Everything of Stripe's API that the sandbox speaks. What is missing here is answered with 404. */
export const endpoints: Endpoint[] = [
  ...paymentIntentEndpoints,
  endpoint({
    method: 'GET',
    path: '/v1/confirmation_tokens/:id',
    params: z.strictObject({}),
    run({ changes, id }) {
      const held = changes.get('confirmation_token', id)
      if (!held) throw noSuch(404, 'confirmation_token', id, 'confirmation_token')
      return held.token
    },
  }),
  endpoint({
    method: 'POST',
    path: '/v1/test_helpers/confirmation_tokens',
    params: z.strictObject({ payment_method: text(255) }),
    run({ changes, now, fingerprintKey }, { payment_method }) {
      const card = cardByAlias(payment_method, fingerprintKey, new Date(now * 1000))
      if (!card) throw noSuch(400, 'PaymentMethod', payment_method, 'payment_method')
      return newConfirmationToken(changes, card, now)
    },
  }),
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
    params: z.strictObject({ ...page, payment_intent: optionalText(255) }),
    run({ changes }, { payment_intent, ...wanted }) {
      const charges = changes.newestFirst('charge')
      const matching = charges.filter((charge) => !payment_intent || charge.payment_intent === payment_intent)
      return listOf('/v1/charges', 'charge', matching, wanted)
    },
  }),
]
