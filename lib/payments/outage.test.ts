import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { secretKey, shopOrigin, startTestSandbox } from '@/scripts/sandbox/testing'
import { connect } from './connection'
import { paymentsOver } from './operations'
import { PaymentOutage } from './outage'

const order = { orderId: 'LK-TEST', key: 'k', amount: 12_345, currency: 'EUR', email: 'buyer@example.com' }

describe('an outage', () => {
  /** A gateway that answers everything in one way. */
  const broken = async (status: number, body: string) => {
    const server = createServer((_, response) => response.writeHead(status).end(body))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const close = () => {
      server.closeAllConnections()
      server.close()
    }
    return {
      over: paymentsOver(connect({ STRIPE_SECRET_KEY: secretKey, STRIPE_API: origin }), shopOrigin),
      close,
    }
  }

  it.each([
    [500, '{"error":{"type":"api_error"}}'],
    [503, 'Service unavailable'],
    [409, '{"error":{"type":"idempotency_error","code":"idempotency_key_in_use"}}'],
    [429, '{"error":{"type":"invalid_request_error","code":"rate_limit"}}'],
    [200, '{"id": "pi_cut_off'],
  ])('is what %i %s is', async (status, body) => {
    const { over, close } = await broken(status, body)
    const asked = await Promise.allSettled([
      over.createPayment(order),
      over.confirmPayment({ paymentId: 'pi_1', key: 'k', token: 'ctoken_1' }),
      over.findPayment('pi_1'),
      over.cancelPayment('pi_1'),
    ])
    for (const answer of asked) expect(answer).toHaveProperty('reason.name', 'PaymentOutage')
    close()
  })

  it('is when nobody answers', async () => {
    const { over, close } = await broken(200, '')
    close()
    await expect(over.createPayment(order)).rejects.toBeInstanceOf(PaymentOutage)
  })

  it.each(['processing', 'requires_capture', 'requires_confirmation'])(
    'is a payment that is still %s',
    async (status) => {
      const { over, close } = await broken(
        200,
        JSON.stringify({ id: 'pi_1', object: 'payment_intent', status }),
      )
      await expect(
        over.confirmPayment({ paymentId: 'pi_1', key: 'k', token: 'ctoken_1' }),
      ).rejects.toBeInstanceOf(PaymentOutage)
      close()
    },
  )

  it('is not a wrong key: that is for the operator', async () => {
    const sandbox = await startTestSandbox()
    const wrong = connect({ STRIPE_SECRET_KEY: 'sk_test_wrong', STRIPE_API: sandbox.origin })
    const over = paymentsOver(wrong, shopOrigin)
    await expect(over.createPayment(order)).rejects.toHaveProperty('statusCode', 401)
    await sandbox.end()
  })
})
