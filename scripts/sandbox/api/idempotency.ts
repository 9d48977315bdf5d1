import { createHash } from 'node:crypto'
import type { Form } from '../http/form'
import type { Transaction } from '../store/store'
import { ApiError, invalidRequest } from './errors'

/** The first answer that was given under a key. */
export interface SavedAnswer {
  path: string
  /** SHA-256 of the parameters. */
  params: string
  status: number
  body: object
  requestId: string
  /** Seconds since 1970. */
  at: number
}

/** Stripe keeps keys for at least a day; the sandbox for exactly one. */
const lifetime = 24 * 60 * 60

export const isFresh = (saved: SavedAnswer, now: number): boolean => now - saved.at < lifetime

/** The same for the same parameters, in whatever order they came. */
function digest(form: Form): string {
  const sorted = (value: Form | string): unknown =>
    typeof value === 'string'
      ? value
      : Object.keys(value)
          .sort()
          .map((key) => [key, sorted(value[key] ?? '')])
  return createHash('sha256')
    .update(JSON.stringify(sorted(form)))
    .digest('hex')
}

export interface Claim {
  /** What was answered the first time, to be answered again. */
  replay?: SavedAnswer
  /** Saves the answer together with the changes. */
  save(changes: Transaction, answer: Pick<SavedAnswer, 'status' | 'body' | 'requestId' | 'at'>): void
  /** Ends the claim, whatever came of it. */
  release(): void
}

/** Gives out idempotency keys by https://docs.stripe.com/api/idempotent_requests. */
export function idempotencyKeys() {
  const inUse = new Set<string>()

  /**
   * Claims a key for a request.
   * @throws ApiError 409 while another request with it is running, 400 when it was used for something else.
   */
  return function claim(key: string, path: string, form: Form, changes: Transaction, now: number): Claim {
    if (key.length > 255) throw invalidRequest('Idempotency keys can be at most 255 characters long.')
    if (inUse.has(key))
      throw new ApiError(409, {
        type: 'idempotency_error',
        code: 'idempotency_key_in_use',
        message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
      })
    const params = digest(form)
    const known = changes.get('idempotency', key)
    const saved = known && isFresh(known, now) ? known : undefined
    if (saved && saved.path !== path)
      throw misused(key, `for the same endpoint they were first used for ('${path}' vs. '${saved.path}')`)
    if (saved && saved.params !== params)
      throw misused(key, 'with the same parameters they were first used with')
    inUse.add(key)
    return {
      replay: saved,
      save: (to, answer) => to.put('idempotency', key, { path, params, ...answer }),
      release: () => inUse.delete(key),
    }
  }
}

const misused = (key: string, how: string) =>
  new ApiError(400, {
    type: 'idempotency_error',
    message: `Keys for idempotent requests can only be used ${how}. Try using a key other than '${key}' if you meant to execute a different request.`,
  })
