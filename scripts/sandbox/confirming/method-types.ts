import { z } from 'zod'
import { invalidRequest } from '../api/errors'
import { boolean, list, oneOf } from '../api/params'

/** What a request may say of the ways in which an intent can be paid or set up. */
export const methodTypes = {
  allowed_payment_method_types: list(oneOf('allowed_payment_method_types', ['card'])).optional(),
  automatic_payment_methods: z
    .strictObject(
      { enabled: boolean, allow_redirects: oneOf('allow_redirects', ['always', 'never']).optional() },
      { error: 'Invalid object' },
    )
    .optional(),
}

export interface MethodTypes {
  allowed_payment_method_types?: 'card'[]
  automatic_payment_methods?: { enabled: boolean; allow_redirects?: 'always' | 'never' }
}

/**
 * What an intent says of them: the list that it was given, or else whatever the account has switched on, with redirects
 * unless the request says otherwise.
 * @throws ApiError 400 for both (https://docs.stripe.com/changelog/dahlia/2026-07-29/allowed-payment-method-types-parameter)
 */
export function methodTypesOf(wanted: MethodTypes) {
  const { allowed_payment_method_types: allowed, automatic_payment_methods: automatic } = wanted
  if (allowed && automatic)
    throw invalidRequest(
      'You may only specify one of these parameters: allowed_payment_method_types, automatic_payment_methods.',
    )
  return {
    allowed_payment_method_types: allowed ?? null,
    automatic_payment_methods: allowed
      ? null
      : { enabled: true, allow_redirects: 'always' as const, ...automatic },
  }
}
