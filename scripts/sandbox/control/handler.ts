import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { faultOrder } from '../faults/faults'
import { parseJson, readBody } from '../http/body'
import { decodeForm } from '../http/form'
import { isFromElsewhere } from '../http/origin'
import { sendBack, sendJson } from '../http/respond'
import { ledgerOf } from '../ledger/sums'
import type { Sandbox } from '../sandbox'

/**
 * The control API: orders faults, sends events again, adds up the ledger. It takes JSON, and the forms of the
 * ledger's page, which are led back to it. It needs no key: it is reached from this machine alone, and never by a
 * page of another origin.
 */
export function controlHandler(sandbox: Sandbox) {
  return async function handle(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): Promise<void> {
    const body = await readBody(request)
    if (isFromElsewhere(request)) return sendJson(response, 403, { problem: 'not allowed' })
    const asForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false
    const done = (status: number, told: object) =>
      asForm ? sendBack(response, '/') : sendJson(response, status, told)
    const [, , what = '', id = '', verb = ''] = path.split('/')

    switch (`${request.method} ${what} ${verb}`.trim()) {
      case 'GET faults':
        return sendJson(response, 200, { faults: sandbox.faults.list() })
      case 'POST faults': {
        const wanted = faultOrder.safeParse(asForm ? { ...decodeForm(body ?? '') } : parseJson(body))
        if (wanted.success) return done(201, sandbox.faults.order(wanted.data))
        return sendJson(response, 400, { problem: z.prettifyError(wanted.error) })
      }
      case 'DELETE faults':
      case 'POST faults clear':
        sandbox.faults.clear(/^\d+$/.test(id) ? Number(id) : undefined)
        return done(200, { faults: sandbox.faults.list() })
      case 'GET ledger':
        return sendJson(response, 200, ledgerOf(sandbox.store.begin()))
      case 'POST events resend': {
        const known = await sandbox.webhooks.resend(id)
        return known
          ? done(200, {})
          : sendJson(response, 404, { problem: 'no such event, or nowhere to send it' })
      }
      default:
        return sendJson(response, 404, { problem: 'not found' })
    }
  }
}
