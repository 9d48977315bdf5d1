import { createHash, timingSafeEqual } from 'node:crypto'
import { ApiError } from './errors'

const hash = (value: string) => createHash('sha256').update(value).digest()

/**
 * Lets a request through that carries the account's secret key, as a bearer token or as the user of basic
 * authentication (https://docs.stripe.com/api/authentication).
 * @throws ApiError 401.
 */
export function authenticate(header: string | undefined, secretKey: string): void {
  const [scheme = '', value = ''] = (header ?? '').split(' ', 2)
  const given =
    scheme.toLowerCase() === 'basic'
      ? (Buffer.from(value, 'base64').toString('utf8').split(':', 1)[0] ?? '')
      : scheme.toLowerCase() === 'bearer'
        ? value
        : ''
  if (given === '')
    throw refused(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    )
  if (!timingSafeEqual(hash(given), hash(secretKey)))
    throw refused(
      `Invalid API Key provided: ${given.slice(0, 8)}${'*'.repeat(8)}${given.length > 24 ? given.slice(-4) : ''}`,
    )
}

const refused = (message: string) => new ApiError(401, { type: 'invalid_request_error', message })
