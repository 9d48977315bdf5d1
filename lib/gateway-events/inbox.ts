import 'server-only'
import type { GatewayNews } from '@/lib/payments/webhook'
import { transaction } from '@/lib/platform/db'
import { enqueue } from '@/lib/platform/jobs'
import { concerns } from './handle'

/**
 * Keeps an event of the gateway, once however often it comes, and queues what it asks for in the same transaction.
 * @returns whether it is new, was known, or is about something that the shop does not follow and is not kept.
 */
export async function receiveEvent(news: GatewayNews): Promise<'new' | 'known' | 'of-no-concern'> {
  const { id, type, objectId, createdAt } = news
  if (objectId === null || !concerns({ type, objectId })) return 'of-no-concern'
  return transaction(async (tx) => {
    const kept = await tx.gatewayEvent.createMany({
      data: { id, type, objectId, createdAt },
      skipDuplicates: true,
    })
    if (kept.count === 0) return 'known'
    await enqueue(tx, 'gateway-event', { eventId: id })
    return 'new'
  })
}
