import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { parseJson, readBody } from '../http/body'
import { isFromOwnPage } from '../http/origin'
import { sendJson } from '../http/respond'
import { newConfirmationToken } from '../objects/confirmation-token'
import type { Sandbox } from '../sandbox'

const typedCard = z.object({ number: z.string().max(40), expiry: z.string().max(20), cvc: z.string().max(8) })

/**
 * Takes the card that was typed into the frame and answers with `{token}` or `{field, problem}`. Only the frame's own
 * page may ask: the type of the body makes browsers ask first, and nobody else is allowed.
 */
export function tokenHandler(sandbox: Sandbox) {
  return async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request)
    if (!isFromOwnPage(request)) return sendJson(response, 403, { problem: 'not_allowed' })
    const typed = typedCard.safeParse(parseJson(body))
    if (!typed.success) return sendJson(response, 400, { problem: 'malformed' })

    const now = sandbox.now()
    const card = sandbox.cards.take(typed.data, new Date(now * 1000))
    if ('problem' in card) return sendJson(response, 200, card)
    const changes = sandbox.store.begin()
    const token = newConfirmationToken(changes, card, now)
    await changes.commit()
    sendJson(response, 200, { token: token.id })
  }
}
