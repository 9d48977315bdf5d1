import type { ServerResponse } from 'node:http'

/** No page of the sandbox loads anything from elsewhere, runs inline code or submits a form to anyone else. */
const pagePolicy = (framedBy: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    `form-action ${framedBy === "'none'" ? "'self'" : "'none'"}`,
    `frame-ancestors ${framedBy}`,
  ].join('; ')

/** The headers of every answer, pages or not. */
export function setCommonHeaders(response: ServerResponse): void {
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Referrer-Policy', 'same-origin')
  response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'")
}

/** Sends a page. `framedBy` is the origin that may show it in a frame, or `'none'`. */
export function sendPage(response: ServerResponse, html: string, framedBy: string): void {
  response
    .writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': pagePolicy(framedBy),
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    })
    .end(html)
}

export function sendJson(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
    .end(JSON.stringify(body))
}

/** Leads the browser on after a form was sent. */
export function sendBack(response: ServerResponse, path: string): void {
  response.writeHead(303, { Location: path, 'Cache-Control': 'no-store' }).end()
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text}\n`)
}
