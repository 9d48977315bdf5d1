import { subscribe } from 'node:diagnostics_channel'

// A stored page carries the ETag that the page store counted once. Next would count it anew over the whole page for
// each request, which was a fifth of what the page cost; switched off, it no longer answers who has the page
// already. This does, at the one place that sees request and answer: Node's own channel.

/** Answers GETs of what the browser already has (RFC 9110, 13.1.2) with 304 and no body, from now on. */
export function answerNotModified() {
  subscribe('http.server.request.start', (message) => {
    const { request, response } = /** @type {Exchange} */ (message)
    const asked = request.headers['if-none-match']
    if (asked && (request.method === 'GET' || request.method === 'HEAD')) watch(response, asked)
  })
}

/** @typedef {{request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse}} Exchange */

/** Each way to answer comes through `writeHead`, also the implicit one and that of compressed answers. */
function watch(/** @type {Exchange['response']} */ response, /** @type {string} */ asked) {
  const writeHead = response.writeHead
  response.writeHead = function (/** @type {any[]} */ ...args) {
    const etag = this.getHeader('etag')
    if (args[0] !== 200 || typeof etag !== 'string' || !names(asked, etag)) return writeHead.apply(this, args)
    for (const name of ['content-length', 'content-type', 'content-encoding']) this.removeHeader(name)
    return writeHead.call(this, 304)
  }
}

const weak = (/** @type {string} */ etag) => etag.trim().replace(/^W\//, '')

/** Compares weakly, as If-None-Match asks: what is in front of the shop may have compressed the page. */
export function names(/** @type {string} */ asked, /** @type {string} */ etag) {
  return asked === '*' || asked.split(',').some((one) => weak(one) === weak(etag))
}
