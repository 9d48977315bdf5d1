import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { readBody } from '../http/body'
import { decodeForm, type Form } from '../http/form'
import { newId } from '../objects/ids'
import type { Sandbox } from '../sandbox'
import { authenticate } from './authenticate'
import type { Endpoint } from './endpoint'
import { endpoints } from './endpoints'
import { ApiError, invalidRequest } from './errors'
import { idempotencyKeys } from './idempotency'

/** Answers requests for `/v1/…` as Stripe's API does. */
export function apiHandler(sandbox: Sandbox) {
  const claim = idempotencyKeys()

  return async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = newId('req')
    response.setHeader('Request-Id', requestId)
    response.setHeader('Cache-Control', 'no-store')
    const version = request.headers['stripe-version']
    if (version) response.setHeader('Stripe-Version', version)
    const send = (status: number, body: object) => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body, null, 2))
    }

    try {
      // Read first, whatever follows: an unread body would break the connection for the next request.
      const body = await readBody(request)
      authenticate(request.headers.authorization, sandbox.secretKey)
      const [path = '', query = ''] = (request.url ?? '').split('?', 2)
      const { endpoint, id } = route(request.method ?? '', path)
      const form = read(request, query, body)
      const changes = sandbox.store.begin()

      const key = endpoint.method === 'POST' ? request.headers['idempotency-key']?.toString() : undefined
      const claimed = key ? claim(key, path, form, changes, sandbox.now()) : undefined
      if (key) response.setHeader('Idempotency-Key', key)
      try {
        if (claimed?.replay) {
          response.setHeader('Idempotent-Replayed', 'true')
          response.setHeader('Original-Request', claimed.replay.requestId)
          return send(claimed.replay.status, claimed.replay.body)
        }
        const run = endpoint.prepare(form)
        if (endpoint.method === 'POST' && sandbox.latency > 0) await pause(sandbox.latency)
        // From here to the commit nothing is awaited: no other request sees or changes anything in between.
        const now = sandbox.now()
        const answer = settle(() => run({ id, changes, now, fingerprintKey: sandbox.fingerprintKey }))
        const kept = answer.keep ? changes : sandbox.store.begin()
        claimed?.save(kept, { status: answer.status, body: answer.body, requestId, at: now })
        await kept.commit()
        send(answer.status, answer.body)
      } finally {
        claimed?.release()
      }
    } catch (error) {
      if (error instanceof ApiError) return send(error.status, error.body)
      sandbox.report(error)
      send(500, { error: { type: 'api_error', message: 'An unknown error occurred' } })
    }
  }
}

/** Runs the work; a thrown ApiError is an answer too, but one that leaves no changes. */
function settle(work: () => object): { status: number; body: object; keep: boolean } {
  try {
    const answer = work()
    return answer instanceof ApiError
      ? { status: answer.status, body: answer.body, keep: true }
      : { status: 200, body: answer, keep: true }
  } catch (error) {
    if (error instanceof ApiError) return { status: error.status, body: error.body, keep: false }
    throw error
  }
}

function route(method: string, path: string): { endpoint: Endpoint; id: string } {
  for (const endpoint of endpoints) {
    const match = endpoint.method === method ? endpoint.path.exec(path) : null
    if (match) return { endpoint, id: match[1] ?? '' }
  }
  throw new ApiError(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}). The sandbox speaks only what the shop uses of Stripe's API.`,
  })
}

function read(request: IncomingMessage, query: string, body: string | undefined): Form {
  if (body === undefined)
    throw new ApiError(413, { type: 'invalid_request_error', message: 'Request body is too large.' })
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase()
  if (body !== '' && type !== 'application/x-www-form-urlencoded')
    throw invalidRequest(
      'Invalid request (check that your POST content type is application/x-www-form-urlencoded).',
    )
  const form = decodeForm(request.method === 'GET' ? query : body)
  if (!form) throw invalidRequest('Invalid request: the parameters contradict each other, or are too many.')
  return form
}
