import type Stripe from 'stripe'
import type { Call } from '../api/endpoint'
import { type ApiError, invalidRequest, noSuch } from '../api/errors'

/** 400: the intent's status does not allow it. The intent itself is part of the answer. */
export const unexpectedState = (intent: Stripe.SetupIntent, message: string): ApiError =>
  invalidRequest(message, { code: 'setup_intent_unexpected_state', setup_intent: intent })

/** The intent in the address. @throws ApiError 404. */
export function theSetupIntent({ changes, id }: Call): Stripe.SetupIntent {
  const intent = changes.get('setup_intent', id)
  if (!intent) throw noSuch(404, 'setup_intent', id, 'intent')
  return intent
}
