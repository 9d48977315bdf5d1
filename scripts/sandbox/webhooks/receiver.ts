// For tests: a shop that hears events, and refuses those whose signature is wrong.

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'
import { readBody } from '../http/body'
import type { Webhook } from './sender'

const webhookSecret = 'whsec_forTheTestsOfTheSandbox'

export interface Receiver {
  webhook: Webhook
  /** The events that were heard, in their order, taken or not. */
  heard: Stripe.Event[]
  /** What is answered to an event that was verified. */
  answers(event: Stripe.Event): number
  /** Every header `Stripe-Signature` that came. */
  signatures: string[]
  close(): void
}

export async function startReceiver(): Promise<Receiver> {
  const server = createServer(async (request, response) => {
    const body = (await readBody(request)) ?? ''
    const stamp = String(request.headers['stripe-signature'])
    receiver.signatures.push(stamp)
    try {
      const event = Stripe.webhooks.constructEvent(body, stamp, webhookSecret)
      receiver.heard.push(event)
      response.writeHead(receiver.answers(event)).end()
    } catch {
      response.writeHead(400).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const receiver: Receiver = {
    webhook: { url: `http://127.0.0.1:${port}/hook`, secret: webhookSecret, retryBase: 15 },
    heard: [],
    answers: () => 200,
    signatures: [],
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
  return receiver
}
