import { confirmationTokenEndpoints } from '../confirming/token-endpoints'
import { customerEndpoints } from '../customers/endpoints'
import { eventEndpoints } from '../events/endpoints'
import { chargeEndpoints } from '../payment-intents/charge-endpoints'
import { paymentIntentEndpoints } from '../payment-intents/endpoints'
import { paymentMethodEndpoints } from '../payment-methods/endpoints'
import { refundEndpoints } from '../refunds/endpoints'
import { setupIntentEndpoints } from '../setup-intents/endpoints'
import type { Endpoint } from './endpoint'

/** Everything of Stripe's API that the sandbox speaks. What is missing here is answered with 404. */
export const endpoints: Endpoint[] = [
  ...paymentIntentEndpoints,
  ...setupIntentEndpoints,
  ...confirmationTokenEndpoints,
  ...customerEndpoints,
  ...paymentMethodEndpoints,
  ...chargeEndpoints,
  ...refundEndpoints,
  ...eventEndpoints,
]
