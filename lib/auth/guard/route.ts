import 'server-only'
import { z } from 'zod'
import { holdsCardNumber } from '@/lib/platform/card-number/client'
import { log } from '@/lib/platform/log'
import { type RouteName, routes, signedRoutes } from '../access'
import { type Caller, reaches } from '../levels'
import {
  bringNextToken,
  comesFromNoPage,
  comesFromShop,
  currentCaller,
  isShopHost,
  requestId,
} from '../request'
import { mayBringToken } from '../session-cookie'

type Shape<Params, Body> = { params?: z.ZodType<Params>; body?: z.ZodType<Body> }
type Given<Params, Body> = { caller: Caller; params: Params; body: Body; request: Request }
type Context = { params: Promise<Record<string, string | string[] | undefined>> }

/** In bytes. What the gateway tells of a payment is longer than what a page sends. */
const maxBody = 64 * 1024
const maxSigned = 256 * 1024

/** An answer of the shop's own API: JSON, never stored by anyone. */
export function answer(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'private, no-store', ...headers } })
}

/** For a ceremony that may not be verified yet (`ceremonyMayGoOn`): nothing was burnt, the page asks again. */
export function askAgain(): Response {
  return answer({ error: 'again' }, 409, { 'Retry-After': '1' })
}

/** To somebody who asked too often: how many seconds to wait, for people and programs (RFC 9110 section 10.2.3). */
export function tooOften(seconds: number): Response {
  return answer({ error: 'too-often', wait: seconds }, 429, { 'Retry-After': String(seconds) })
}

/**
 * Makes a route handler. It checks the host, for anything but GET and HEAD that the request comes from the shop's
 * own page as JSON, the caller's level in the table, and the input: 421, 403, 415, 401, 413 and 400 in
 * that order, each as `{error}`. A failure inside is a 503 with the cause in the log only. A signed route
 * (`signedRoutes`) is for machines: nothing with an Origin comes in, nobody is looked up, and its body is the text as
 * it came.
 */
export function guardRoute<Params = unknown, Body = unknown>(
  name: RouteName,
  shape: Shape<Params, Body>,
  handler: (given: Given<Params, Body>) => Promise<Response>,
): (request: Request, context: Context) => Promise<Response> {
  const signed = signedRoutes.includes(name)
  return async (request, context) => {
    try {
      if (!(await isShopHost())) return answer({ error: 'wrong-host' }, 421)
      const changes = !['GET', 'HEAD'].includes(request.method)
      const from = signed ? comesFromNoPage : comesFromShop
      if (changes && !(await from())) return answer({ error: 'foreign' }, 403)
      if (changes && !isJson(request)) return answer({ error: 'not-json' }, 415)
      const caller: Caller = signed ? { level: 'guest' } : await callerWithNextToken(name, request)
      if (!reaches(caller, routes[name])) return answer({ error: 'sign-in' }, 401)
      // Its browser has the next token by now: with the one that came nothing of the account is done.
      const late = changes && routes[name] !== 'guest' && caller.level !== 'guest' && caller.isReplaced
      if (late) return askAgain()
      const params = (shape.params ?? z.unknown()).safeParse(await context.params)
      if (!params.success) return answer({ error: 'not-found' }, 404)
      const text = changes ? await readText(request, signed ? maxSigned : maxBody) : ''
      if (text === tooLarge) return answer({ error: 'too-large' }, 413)
      const body = signed || !changes ? text : parseJson(text)
      const parsed = (shape.body ?? z.unknown()).safeParse(body)
      if (!parsed.success || (!signed && holdsCard(body))) return answer({ error: 'invalid' }, 400)
      return await handler({ caller, params: params.data as Params, body: parsed.data as Body, request })
    } catch (error) {
      log.error({ requestId: await requestId(), route: name, error }, 'a route failed')
      return answer({ error: 'unavailable' }, 503)
    }
  }
}

/** Who asks; the answer of a GET brings their browser the session's next token, where one is due. */
async function callerWithNextToken(name: RouteName, request: Request): Promise<Caller> {
  const caller = await currentCaller()
  // next-auth's pages ask on their own, and their answers touch no cookie.
  const due = caller.level !== 'guest' && caller.rotationDue && !name.includes('/api/auth/')
  if (!due || !mayBringToken(request)) return caller
  return (await bringNextToken()) === 'ended' ? { level: 'guest' } : caller
}

const isJson = (request: Request) =>
  request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() === 'application/json'

const tooLarge = Symbol('too large')

/** Reads no more than `most` bytes, whatever the request says of its length. */
async function readText(request: Request, most: number): Promise<string | typeof tooLarge> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return tooLarge
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of request.body ?? []) {
    length += part.byteLength
    if (length > most) return tooLarge
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** Whether a text anywhere in it holds a card's number: no route takes one. */
function holdsCard(body: unknown): boolean {
  if (typeof body === 'string') return holdsCardNumber(body)
  return typeof body === 'object' && body !== null && Object.values(body).some(holdsCard)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
