import type { IncomingMessage, ServerResponse } from 'node:http'
import { apiHandler } from '../api/handle'
import { cardPage } from '../card-frame/page'
import { tokenHandler } from '../card-frame/token'
import { challengeHandler } from '../challenge/answer'
import { challengePage } from '../challenge/page'
import { controlHandler } from '../control/handler'
import { ledgerPage } from '../ledger/page'
import type { Sandbox } from '../sandbox'
import { assets } from './assets'
import { sendJson, sendPage, sendText, setCommonHeaders } from './respond'

/** Leads each request to what answers it. */
export function requestHandler(sandbox: Sandbox) {
  const port = new URL(sandbox.origin).port
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  const api = apiHandler(sandbox)
  const control = controlHandler(sandbox)
  const posts = new Map([
    ['/elements/confirmation_tokens', tokenHandler(sandbox)],
    ['/elements/challenge', challengeHandler(sandbox)],
  ])
  const { shopOrigin } = sandbox

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    setCommonHeaders(response)
    // Another name that resolves to this machine is somebody's page trying to read the ledger.
    if (!hosts.includes(request.headers.host ?? '')) return sendText(response, 421, 'Wrong host')
    const [path = ''] = (request.url ?? '').split('?', 1)
    if (path.startsWith('/v1/')) return api(request, response)
    if (path.startsWith('/control/')) return control(request, response, path)

    const post = request.method === 'POST' ? posts.get(path) : undefined
    if (post) return post(request, response)
    const reading = request.method === 'GET' || request.method === 'HEAD'
    if (!reading) return sendText(response, 405, 'Method not allowed')
    if (path === '/elements/card') return sendPage(response, cardPage(shopOrigin), shopOrigin)
    if (path === '/elements/challenge') return sendPage(response, challengePage(shopOrigin), shopOrigin)
    if (path === '/') return sendPage(response, ledgerPage(sandbox), "'none'")
    if (path === '/health') return sendJson(response, 200, { ok: true })
    if (path === '/favicon.ico') return void response.writeHead(204).end()
    const asset = assets.get(path)
    if (!asset) return sendText(response, 404, 'Not found')
    response.writeHead(200, { 'Content-Type': asset.type, 'Cache-Control': 'no-cache' }).end(asset.body)
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch((error: unknown) => {
      sandbox.report(error)
      if (response.headersSent) response.destroy()
      else sendText(response, 500, 'The sandbox has a bug; its output says more.')
    })
  }
}
