import type Stripe from 'stripe'
import type { Call } from '../api/endpoint'
import { invalidRequest, noSuch } from '../api/errors'
import { emit } from '../events/emit'
import { formatAmount } from '../objects/currencies'
import { newId } from '../objects/ids'

interface Wanted {
  /** Minor units; without it all that is left. */
  amount?: number
  charge?: string
  metadata: Record<string, string>
  payment_intent?: string
  reason?: 'duplicate' | 'fraudulent' | 'requested_by_customer'
}

/** Gives back what was charged, whole or in part. @throws ApiError 400 for more than was paid and is not back yet. */
export function refund(call: Call, wanted: Wanted): Stripe.Refund {
  const charge = chargeToRefund(call, wanted)
  const left = charge.amount_captured - charge.amount_refunded
  if (left === 0)
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, {
      code: 'charge_already_refunded',
    })
  const amount = wanted.amount ?? left
  if (amount < 1)
    throw invalidRequest('This value must be greater than or equal to 1.', {
      code: 'parameter_invalid_integer',
      param: 'amount',
    })
  if (amount > left) {
    const asked = formatAmount(amount, charge.currency)
    const most = formatAmount(left, charge.currency)
    const of = charge.amount_refunded > 0 ? 'unrefunded amount on charge' : 'charge amount'
    throw invalidRequest(`Refund amount (${asked}) is greater than ${of} (${most})`, { param: 'amount' })
  }

  const made = newRefund(call, charge, amount, wanted)
  const amount_refunded = charge.amount_refunded + amount
  const refunded = amount_refunded === charge.amount_captured
  const after: Stripe.Charge = { ...charge, amount_refunded, refunded }
  call.changes.put('refund', made.id, made)
  call.changes.put('charge', after.id, after)
  emit(call, 'refund.created', made)
  emit(call, 'charge.refunded', after, {
    amount_refunded: charge.amount_refunded,
    refunded: charge.refunded,
  })
  return made
}

function chargeToRefund({ changes }: Call, { charge, payment_intent }: Wanted): Stripe.Charge {
  if (!charge && !payment_intent)
    throw invalidRequest(
      'One of the following params should be provided for this request: payment_intent or charge.',
    )
  if (charge) {
    const found = changes.get('charge', charge)
    if (!found) throw noSuch(404, 'charge', charge, 'charge')
    if (payment_intent && found.payment_intent !== payment_intent)
      throw invalidRequest('The `charge` does not belong to the `payment_intent`.', { param: 'charge' })
    return refundable(found, `Charge ${charge} was not paid, so there is nothing to refund.`)
  }
  const intent = changes.get('payment_intent', payment_intent ?? '')
  if (!intent) throw noSuch(404, 'payment_intent', payment_intent ?? '', 'payment_intent')
  return refundable(
    changes.get('charge', String(intent.latest_charge)),
    `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
  )
}

function refundable(charge: Stripe.Charge | undefined, otherwise: string): Stripe.Charge {
  if (!charge?.paid || !charge.captured) throw invalidRequest(otherwise)
  return charge
}

const newRefund = (call: Call, charge: Stripe.Charge, amount: number, wanted: Wanted): Stripe.Refund => ({
  id: newId('re'),
  object: 'refund',
  amount,
  balance_transaction: null,
  charge: charge.id,
  created: call.now,
  currency: charge.currency,
  customer: charge.customer,
  customer_account: null,
  destination_details: {
    card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
    type: 'card',
  },
  metadata: wanted.metadata,
  payment_intent: charge.payment_intent,
  payment_method: charge.payment_method,
  reason: wanted.reason ?? null,
  receipt_number: null,
  source_transfer_reversal: null,
  status: 'succeeded',
  transfer_reversal: null,
})
