import type { z } from 'zod'
import type { Form } from '../http/form'
import type { Transaction } from '../store/store'
import type { ApiError } from './errors'
import { parseParams } from './params'

/** What an endpoint works with besides its parameters. */
export interface Call {
  /** The id in the address, where it has one. */
  id: string
  changes: Transaction
  /** Seconds since 1970. */
  now: number
  /** Keys the fingerprints of cards. */
  fingerprintKey: Buffer
}

/** An object (200) or an error whose changes are kept, such as a decline. A thrown ApiError keeps no change. */
export type Answer = object | ApiError

export interface Endpoint {
  method: 'GET' | 'POST'
  path: RegExp
  /** Checks the parameters, and hands back the work that is left. @throws ApiError when one is wrong. */
  prepare(form: Form): (call: Call) => Answer
}

/** Defines an endpoint. In `path`, `:id` stands for one part of the address. */
export function endpoint<Params>(definition: {
  method: 'GET' | 'POST'
  path: `/v1/${string}`
  params: z.ZodType<Params>
  run(call: Call, params: Params): Answer
}): Endpoint {
  return {
    method: definition.method,
    path: new RegExp(`^${definition.path.replace(':id', '([^/]+)')}$`),
    prepare(form) {
      const params = parseParams(definition.params, form)
      return (call) => definition.run(call, params)
    },
  }
}
