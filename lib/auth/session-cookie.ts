import 'server-only'
import { cookieNames } from '@/lib/platform/http/cookies'

/** What a Cookie header holds under the session's name, or a name that begins with it: next-auth joins those. */
export function sessionCookiesIn(cookieHeader: string | null): string[] {
  return (cookieHeader ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(cookieNames.session))
}

/**
 * The session's token in a Cookie header. Undefined where there is none, and where there is more than one: a
 * browser sends one `__Host-` cookie of a name, so the second was put there by somebody else.
 */
export function sessionTokenIn(cookieHeader: string | null): string | undefined {
  const [first = '', ...more] = sessionCookiesIn(cookieHeader)
  const [name, value] = first.split('=', 2)
  return name === cookieNames.session && more.length === 0 ? value : undefined
}

/**
 * Whether the answer to a request may bring the browser its next token: a GET that somebody waits for, whose
 * answer is not thrown away or kept for later.
 */
export function mayBringToken({ method, headers }: { method: string; headers: Headers }): boolean {
  const purpose = `${headers.get('sec-purpose')} ${headers.get('purpose')} ${headers.get('x-moz')}`
  return method === 'GET' && !/prefetch|prerender/i.test(purpose) && !headers.has('next-router-prefetch')
}
