import 'server-only'
import pino from 'pino'

const secretFields = [
  'token',
  'code',
  'secret',
  'email',
  'to',
  'name',
  'phone',
  'line1',
  'line2',
  'city',
  'postalCode',
  'authorization',
  'cookie',
  'number',
  'cvc',
  'sealed',
  'password',
  'url',
  'query',
]

/**
 * The one logger. Takes a short message and facts; fields that could hold a token, a code, a card or
 * an address are dropped whatever their value, at the first two levels. An error is told by its kind, the
 * database's or system's number for it, and where it came from.
 */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: undefined,
  redact: { paths: secretFields.flatMap((field) => [field, `*.${field}`]), remove: true },
  serializers: { error: safeError },
})

/**
 * An error without the values it was about: database errors quote rows, zod quotes input. With what it was caused by,
 * and how the payment gateway answered: its status, and the name that its support knows the request by.
 */
function safeError(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error }
  const { code, statusCode, requestId } = error as {
    code?: unknown
    statusCode?: unknown
    requestId?: unknown
  }
  const frames = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')) ?? []
  return {
    kind: error.name === 'Error' ? error.constructor.name : error.name,
    errno: typeof code === 'string' ? code : undefined,
    status: typeof statusCode === 'number' ? statusCode : undefined,
    request: typeof requestId === 'string' ? requestId : undefined,
    stack: frames.slice(0, 8).join('\n'),
    cause: error.cause instanceof Error ? safeError(error.cause) : undefined,
  }
}
