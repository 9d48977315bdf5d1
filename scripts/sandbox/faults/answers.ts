import { setTimeout as pause } from 'node:timers/promises'
import { ApiError } from '../api/errors'
import type { Settled } from '../api/run'
import type { TakenFault } from './faults'

/** What Stripe answers when it cannot say what happened. */
export const lostAnswer: Settled = {
  status: 500,
  body: { error: { type: 'api_error', message: 'An unknown error occurred' } },
}

const held = (fault: TakenFault) => pause(fault.seconds * 1000, undefined, { ref: false })

/** What a fault does before anything was done: nobody will have heard of the request. */
export async function beforehand(fault: TakenFault | undefined): Promise<'silence' | undefined> {
  if (fault?.fault === 'delay') await held(fault)
  if (fault?.fault === 'timeout_before') {
    await held(fault)
    return 'silence'
  }
  if (fault?.fault === 'error_before')
    throw new ApiError(500, { type: 'api_error', message: 'An unknown error occurred' })
  if (fault?.fault === 'rate_limit')
    throw new ApiError(429, {
      type: 'invalid_request_error',
      code: 'rate_limit',
      message:
        'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.',
    })
}

/** What a fault does when everything was done: it happened, and nobody is told. */
export async function afterwards(fault: TakenFault | undefined): Promise<'silence' | undefined> {
  if (fault?.fault !== 'timeout_after') return undefined
  await held(fault)
  return 'silence'
}
