import 'server-only'

/**
 * The payment gateway did not answer, or cannot say yet how a payment ended. Nothing may be concluded from it:
 * a charge may have been made. Whoever gets it leaves the order as it is, and the reconciler asks again later.
 */
export class PaymentOutage extends Error {
  override name = 'PaymentOutage'
}
