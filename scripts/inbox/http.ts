// The inbox's page and its API, for this machine only.
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { bodyDocument, inboxPage } from './page'
import type { Store } from './store'

type Answer = { status?: number; type: string; body: string; policy?: string }

/** Our own pages: our own style and script, and a mail in a frame. */
const pagePolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** A mail's document: its own inline styles and pictures, nothing from elsewhere, no script, no form. */
const mailPolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

const asset = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const css = asset('inbox.css')
const script = asset('inbox.client.js')

/** @returns a server that is not listening yet, and what to call when a mail arrives */
export function httpServer(store: () => Store) {
  const watchers = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    // Another name for this address would let a page from elsewhere read the mails (DNS rebinding).
    if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) {
      return send(response, { status: 421, type: 'text/plain', body: 'Not a name of this inbox\n' })
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD')
      return send(response, { status: 405, type: 'text/plain', body: 'Mails are only read here\n' })
    }
    const url = urlOf(request)
    if (url?.pathname === '/changes') return watch(response, watchers)
    send(response, (url && answer(url, store())) ?? missing)
  })
  const tell = () => {
    for (const watcher of watchers) watcher.write('data: mail\n\n')
  }
  return { server, tell }
}

const missing: Answer = { status: 404, type: 'text/plain', body: 'There is nothing here\n' }

function answer(url: URL, store: Store): Answer | undefined {
  if (url.pathname === '/') return page(inboxPage(store.list()))
  if (url.pathname === '/inbox.css') return { type: 'text/css', body: css }
  if (url.pathname === '/inbox.js') return { type: 'text/javascript', body: script }
  if (url.pathname === '/api/messages') {
    const to = url.searchParams.get('to') ?? undefined
    return { type: 'application/json', body: JSON.stringify(store.list(to)) }
  }
  const [, id, part] = /^\/messages\/(\d{1,10})(\/body)?$/.exec(url.pathname) ?? []
  const message = id === undefined ? undefined : store.get(Number(id))
  if (!message) return undefined
  if (part) return { type: 'text/html', body: bodyDocument(message), policy: mailPolicy }
  return page(inboxPage(store.list(), message, url.searchParams.get('as') === 'text'))
}

const page = (body: string): Answer => ({ type: 'text/html', body })

function urlOf(request: IncomingMessage): URL | undefined {
  try {
    return new URL(request.url ?? '', 'http://inbox')
  } catch {
    return undefined
  }
}

/** Server-sent events: a line for every mail that arrives. */
function watch(response: ServerResponse, watchers: Set<ServerResponse>) {
  response.writeHead(200, { ...guarded, 'Content-Type': 'text/event-stream' }).write('\n')
  watchers.add(response)
  response.on('close', () => watchers.delete(response))
}

const guarded = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

function send(response: ServerResponse, { status = 200, type, body, policy = pagePolicy }: Answer) {
  response.writeHead(status, {
    ...guarded,
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Security-Policy': policy,
  })
  response.end(body)
}
