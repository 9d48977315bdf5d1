import 'server-only'
import { findRefund, listRefunds } from '@/lib/payments/gateway'
import type { GatewayRefund } from '@/lib/payments/refund-operations'
import { db, transaction } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { settleRefund } from './settle-refund'
import { tellBuyer } from './tell-buyer'

/**
 * The gateway says that something happened to a refund ("re_…"). One of ours is settled by what the gateway says of it
 * now, in whatever order news comes; one that somebody made at the gateway by hand is written down, so that the order
 * and the gateway add up.
 * @throws PaymentOutage: the news is to be brought again
 */
export async function hearOfRefund(gatewayId: string): Promise<void> {
  const found = await findRefund(gatewayId)
  if (found) await take(found)
}

/** The same for all refunds of a charge ("ch_…"). @throws PaymentOutage */
export async function hearOfCharge(chargeId: string): Promise<void> {
  for (const found of await listRefunds({ chargeId })) await take(found)
}

async function take(found: GatewayRefund): Promise<void> {
  if (found.paymentId === null) return
  const known = await db().refund.findFirst({
    where: {
      order: { paymentIntent: found.paymentId },
      OR: [{ gatewayRefund: found.id }, ...(isUuid(found.refundId) ? [{ id: found.refundId }] : [])],
    },
    select: { id: true },
  })
  if (known) return settleRefund(known.id, found)
  if (found.status !== 'failed') await adopt(found)
}

const isUuid = (text: string | null): text is string => text !== null && /^[0-9a-f-]{36}$/i.test(text)

/** @throws where less is left of the order: a refund of ours is on its way, and will be refused. */
async function adopt({ id, paymentId, amount, status }: GatewayRefund): Promise<void> {
  await transaction(async (tx) => {
    const [order] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM "order" WHERE payment_intent = ${paymentId} AND payment = 'paid' FOR NO KEY UPDATE`
    if (!order || (await tx.refund.count({ where: { gatewayRefund: id } })) > 0) return
    log.warn({ order: order.id, gatewayRefund: id }, 'a refund was made at the gateway by hand')
    await tx.$executeRaw`
      INSERT INTO refund (id, order_id, amount, reason, state, gateway_refund, done_at)
      VALUES (gen_random_uuid(), ${order.id}, ${amount}, 'goodwill', ${status === 'done' ? 'done' : 'open'}::gateway_state,
        ${id}, CASE WHEN ${status === 'done'}::boolean THEN shop_now() END)`
    if (status === 'done')
      await tellBuyer(tx, { template: 'refund-done', params: { order: order.id, amount } })
  })
}
