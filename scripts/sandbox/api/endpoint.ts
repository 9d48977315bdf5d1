import type { z } from 'zod'
import type { Form } from '../http/form'
import type { Cards } from '../objects/cards'
import type { Transaction } from '../store/store'
import type { ApiError } from './errors'
import { expand } from './expand'
import { list, parseParams, text } from './params'

/** What an endpoint works with besides its parameters. */
export interface Call {
  /** The id in the address, where it has one. */
  id: string
  changes: Transaction
  /** Seconds since 1970. */
  now: number
  cards: Cards
  /** The sandbox's own origin. */
  origin: string
  /** The request that events name as their cause. */
  request: { id: string; idempotency_key: string | null }
  /** The events that this call caused, oldest first. */
  events: string[]
}

/** An object (200) or an error whose changes are kept, such as a decline. A thrown ApiError keeps no change. */
export type Answer = object | ApiError

export interface Work {
  /** How long whoever is asked takes to answer. Milliseconds. */
  waits(call: Call): number
  run(call: Call): Answer
}

export interface Endpoint {
  method: 'GET' | 'POST' | 'DELETE'
  path: RegExp
  /** Checks the parameters, and hands back the work that is left. @throws ApiError when one is wrong. */
  prepare(form: Form): Work
}

const expansions = list(text(200)).optional()

/** Defines an endpoint. In `path`, `:id` stands for one part of the address. Every one takes `expand`. */
export function endpoint<Params>(definition: {
  method: Endpoint['method']
  path: `/v1/${string}`
  params: z.ZodType<Params>
  run(call: Call, params: Params): Answer
  waits?(call: Call, params: Params): number
}): Endpoint {
  return {
    method: definition.method,
    path: new RegExp(`^${definition.path.replace(':id', '([^/]+)')}$`),
    prepare({ expand: wanted, ...form }) {
      const paths = wanted === undefined ? [] : (parseParams(expansions, wanted, 'expand') ?? [])
      const params = parseParams(definition.params, form)
      return {
        waits: (call) => definition.waits?.(call, params) ?? 0,
        run: (call) => expand(definition.run(call, params), paths, call.changes),
      }
    },
  }
}
