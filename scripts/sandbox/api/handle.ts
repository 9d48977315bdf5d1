import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { afterwards, beforehand, lostAnswer } from '../faults/answers'
import { readBody } from '../http/body'
import { decodeForm, type Form } from '../http/form'
import { newId } from '../objects/ids'
import type { Sandbox } from '../sandbox'
import { authenticate } from './authenticate'
import type { Endpoint } from './endpoint'
import { endpoints } from './endpoints'
import { ApiError, invalidRequest } from './errors'
import { idempotencyKeys } from './idempotency'
import { newCall, runCall, type Settled } from './run'

/** Answers requests for `/v1/…` as Stripe's API does. */
export function apiHandler(sandbox: Sandbox) {
  const claim = idempotencyKeys()

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    requestId: string,
  ): Promise<Settled | 'silence'> {
    // Read first, whatever follows: an unread body would break the connection for the next request.
    const body = await readBody(request)
    authenticate(request.headers.authorization, sandbox.secretKey)
    const method = request.method ?? ''
    const [path = '', query = ''] = (request.url ?? '').split('?', 2)
    const { endpoint, id } = route(method, path)
    const form = read(request, query, body)

    const fault = sandbox.faults.take('request', `${method} ${path}`)
    if ((await beforehand(fault)) === 'silence') return 'silence'

    const key = method === 'POST' ? request.headers['idempotency-key']?.toString() : undefined
    const claimed = key ? claim(key, path, form, sandbox.store.begin(), sandbox.now()) : undefined
    if (key) response.setHeader('Idempotency-Key', key)
    let settled: Settled
    try {
      if (claimed?.replay) {
        response.setHeader('Idempotent-Replayed', 'true')
        response.setHeader('Original-Request', claimed.replay.requestId)
        settled = claimed.replay
      } else {
        const work = endpoint.prepare(form)
        const cause = { id: requestId, idempotency_key: key ?? null }
        const latency = method === 'GET' ? 0 : sandbox.latency + work.waits(newCall(sandbox, id, cause))
        if (latency > 0) await pause(latency)
        const call = newCall(sandbox, id, cause)
        const given = (told: Settled) => (fault?.fault === 'error_after' ? lostAnswer : told)
        settled = given(
          await runCall(sandbox, call, work.run, (changes, told) =>
            claimed?.save(changes, { ...given(told), requestId, at: call.now }),
          ),
        )
      }
    } finally {
      claimed?.release()
    }
    return (await afterwards(fault)) === 'silence' ? 'silence' : settled
  }

  return async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = newId('req')
    response.setHeader('Request-Id', requestId)
    response.setHeader('Cache-Control', 'no-store')
    const version = request.headers['stripe-version']
    if (version) response.setHeader('Stripe-Version', version)
    const send = ({ status, body }: Settled) => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body, null, 2))
    }
    try {
      const settled = await answer(request, response, requestId)
      if (settled === 'silence') response.destroy()
      else send(settled)
    } catch (error) {
      if (error instanceof ApiError) return send(error)
      sandbox.report(error)
      send(lostAnswer)
    }
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
  const form = decodeForm(request.method === 'POST' ? body : query)
  if (!form) throw invalidRequest('Invalid request: the parameters contradict each other, or are too many.')
  return form
}
