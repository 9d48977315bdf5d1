import type Stripe from 'stripe'
import type { Call } from '../api/endpoint'
import { invalidRequest } from '../api/errors'
import { changeMetadata } from '../api/params'
import { amountProblem } from '../objects/currencies'
import { theIntent, unexpectedState } from './states'

interface Change {
  amount?: number
  description?: string | null
  metadata?: '' | Record<string, string>
  receipt_email?: string
}

/** Changes an intent; its amount only before anything was charged. @throws ApiError 400 when it may not. */
export function update(call: Call, { amount, metadata, ...told }: Change): Stripe.PaymentIntent {
  const before = theIntent(call)
  if (amount !== undefined) {
    if (!['requires_payment_method', 'requires_confirmation', 'requires_action'].includes(before.status))
      throw unexpectedState(
        before,
        `This PaymentIntent's amount could not be updated because it has a status of ${before.status}. You may only update the amount of a PaymentIntent with one of the following statuses: requires_payment_method, requires_confirmation, requires_action.`,
      )
    const problem = amountProblem(amount, before.currency)
    if (problem) throw invalidRequest(problem.message, { code: problem.code, param: 'amount' })
  }
  const after: Stripe.PaymentIntent = {
    ...before,
    amount: amount ?? before.amount,
    description: told.description === undefined ? before.description : told.description,
    metadata: changeMetadata(before.metadata, metadata),
    receipt_email: told.receipt_email ?? before.receipt_email,
  }
  call.changes.put('payment_intent', after.id, after)
  return after
}
