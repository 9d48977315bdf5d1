import 'server-only'
import type { GatewayRefund } from '@/lib/payments/refund-operations'
import { hours } from '@/lib/platform/clock'
import { transaction } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { tellBuyer } from './tell-buyer'

/** When one that the gateway has taken on is looked at again, in seconds. Its webhook comes sooner as a rule. */
const pendingSeconds = hours(1)

export type Ending = Pick<GatewayRefund, 'status' | 'problem'> & { id: string | null }

/**
 * Writes down how a refund stands at the gateway. Each step is taken once: open to done or failed, and done to failed
 * where the bank sent the money back. The buyer is told of each end.
 */
export async function settleRefund(
  refundId: string,
  { id: gatewayId, status, problem }: Ending,
): Promise<void> {
  await transaction(async (tx) => {
    // As everywhere the order first: what counts on it changes with the refund.
    const [refund] = await tx.$queryRaw<{ orderId: string; amount: number }[]>`
      SELECT o.id AS "orderId", refund.amount FROM "order" o JOIN refund ON refund.order_id = o.id
      WHERE refund.id = ${refundId}::uuid FOR NO KEY UPDATE OF o`
    if (!refund) return
    const { orderId, amount } = refund
    if (status === 'pending') {
      await tx.$executeRaw`
        UPDATE refund SET gateway_refund = ${gatewayId}, due_at = shop_now() + ${pendingSeconds}::int * interval '1 second'
        WHERE id = ${refundId}::uuid AND state = 'open'`
    } else if (status === 'done') {
      const ended = await tx.$executeRaw`
        UPDATE refund SET state = 'done', gateway_refund = ${gatewayId}, done_at = shop_now()
        WHERE id = ${refundId}::uuid AND state = 'open'`
      if (ended === 1) await tellBuyer(tx, { template: 'refund-done', params: { order: orderId, amount } })
    } else {
      const ended = await tx.$executeRaw`
        UPDATE refund SET state = 'failed', problem = ${problem ?? 'failed'},
          gateway_refund = coalesce(gateway_refund, ${gatewayId}), done_at = shop_now()
        WHERE id = ${refundId}::uuid AND state IN ('open', 'done')`
      if (ended === 0) return
      log.error(
        { order: orderId, refund: refundId, problem },
        'a refund failed: the money has to go back another way',
      )
      await tellBuyer(tx, { template: 'refund-failed', params: { order: orderId, amount } })
    }
  })
}
