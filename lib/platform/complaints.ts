import 'server-only'
import { log } from './log'

// Next and the libraries below it print errors whole, and an error of the database quotes rows. In production
// they go to the log instead, told as `log` tells every error.

/** Makes errors that are printed on the console lines of the log. Words without an error are printed as they are. */
export function logPrintedErrors(): void {
  // biome-ignore lint/suspicious/noConsole: this is what the log takes the place of
  const print = console.error
  console.error = (...said: unknown[]) => {
    const error = said.find((one) => one instanceof Error)
    if (!error) return print(...said)
    // What a page or an action threw comes to `logFailedRequest` as well, which knows where it was.
    if (!('digest' in error)) log.error({ error }, 'a part of the server complains')
  }
}

/** Logs what a page, a route or an action threw: the pattern of its address, never the address. */
export function logFailedRequest(
  error: unknown,
  request: { method: string; headers: Record<string, string | string[] | undefined> },
  context: { routePath: string; routeType: string },
): void {
  const digest = error instanceof Error && 'digest' in error ? error.digest : undefined
  const { routePath: route, routeType: part } = context
  const requestId = request.headers['x-request-id']
  log.error({ requestId, method: request.method, route, part, digest, error }, 'a request failed')
}
