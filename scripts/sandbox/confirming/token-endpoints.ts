import { z } from 'zod'
import { type Endpoint, endpoint } from '../api/endpoint'
import { noSuch } from '../api/errors'
import { text } from '../api/params'
import { newConfirmationToken } from '../objects/confirmation-token'

export const confirmationTokenEndpoints: Endpoint[] = [
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
    run({ changes, now, cards }, { payment_method }) {
      const card = cards.byAlias(payment_method, new Date(now * 1000))
      if (!card) throw noSuch(400, 'PaymentMethod', payment_method, 'payment_method')
      return newConfirmationToken(changes, card, now)
    },
  }),
]
